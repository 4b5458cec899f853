-- Adds to each row whether boundaries know it and when its successor began.
SELECT
  r.*,
  CASE WHEN EXISTS (SELECT 1 FROM polygons)
       THEN r.region_code IN (SELECT code FROM polygons) END AS has_polygon,
  s.valid_from AS successor_from
FROM regions_raw AS r
LEFT JOIN (
  SELECT region_code, MIN(valid_from) AS valid_from FROM regions_raw GROUP BY region_code
) AS s ON s.region_code = r.replaced_by
