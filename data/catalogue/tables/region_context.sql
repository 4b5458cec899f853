-- Adds last year's population and whether the sub-district was divided meanwhile.
WITH population AS (
  SELECT kec_code, year, MAX(population) AS population
  FROM region_context_raw GROUP BY kec_code, year
),
divisions AS (
  SELECT code, successors, valid_from, valid_to FROM register
  WHERE level = 'subdistrict' AND (valid_from <> '' OR valid_to <> '')
)
SELECT
  c.*,
  p.population AS previous_population,
  EXISTS (
    SELECT 1 FROM divisions AS r
    WHERE (r.code = c.region OR r.successors LIKE '%' || c.region || '%')
      AND (SUBSTRING(r.valid_from, 1, 4) IN (CAST(c.year AS VARCHAR), CAST(c.year - 1 AS VARCHAR))
        OR SUBSTRING(r.valid_to, 1, 4) IN (CAST(c.year AS VARCHAR), CAST(c.year - 1 AS VARCHAR)))
  ) AS was_divided
FROM region_context_raw AS c
LEFT JOIN population AS p ON p.kec_code = c.kec_code AND p.year = c.year - 1
