-- Adds last year's population and whether the sub-district was divided meanwhile.
WITH population AS (
  SELECT kec_code, year, MAX(population) AS population
  FROM region_context_raw GROUP BY kec_code, year
),
involved AS (
  SELECT
    UNNEST(STRING_SPLIT(CONCAT_WS(' ', code, successors), ' ')) AS region,
    valid_from, valid_to
  FROM register WHERE level = 'subdistrict'
),
changed AS (
  SELECT region, CAST(SUBSTRING(valid_from, 1, 4) AS INTEGER) AS year
  FROM involved WHERE valid_from <> ''
  UNION
  SELECT region, CAST(SUBSTRING(valid_to, 1, 4) AS INTEGER) AS year
  FROM involved WHERE valid_to <> ''
),
divided AS (
  SELECT region, year FROM changed UNION SELECT region, year + 1 AS year FROM changed
)
SELECT
  c.*,
  p.population AS previous_population,
  d.region IS NOT NULL AS was_divided
FROM region_context_raw AS c
LEFT JOIN population AS p ON p.kec_code = c.kec_code AND p.year = c.year - 1
LEFT JOIN divided AS d ON d.region = c.region AND d.year = c.year
