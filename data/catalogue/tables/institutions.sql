-- The mean of the items answered, from 0 to 100.
SELECT
  a.region,
  CAST(a.year AS VARCHAR) AS period,
  r.area_type,
  a.assessor,
  25 * LIST_AVG(
    [s01, s02, s03, s04, s05, s06,
     s07, s08, s09, s10, s11, s12]
  ) AS score
FROM institution_assessments_valid AS a
JOIN register AS r ON r.code = a.region
