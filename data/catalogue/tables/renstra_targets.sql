-- Adds whether the indicator exists and, on the national row, what the provinces' own
-- targets of the same plan, indicator and year come to.
WITH provinces AS (
  SELECT
    plan_code, indicator_id, year,
    COUNT(*) AS provinces_n,
    SUM(target_value) AS provinces_sum,
    MIN(target_value) AS provinces_least,
    MAX(target_value) AS provinces_most
  FROM renstra_targets_raw
  WHERE LENGTH(region) = 2 AND region <> 'ID'
  GROUP BY plan_code, indicator_id, year
),
every AS (
  SELECT COUNT(*) AS provinces_of FROM register
  WHERE level = 'province' AND COALESCE(valid_to, '') = ''
)
SELECT
  t.*,
  t.indicator_id IN (SELECT id FROM known_indicators) AS indicator_known,
  CAST(p.provinces_n AS INTEGER) AS provinces_n,
  CAST(e.provinces_of AS INTEGER) AS provinces_of,
  p.provinces_sum, p.provinces_least, p.provinces_most
FROM renstra_targets_raw AS t
CROSS JOIN every AS e
LEFT JOIN provinces AS p
  ON p.plan_code = t.plan_code AND p.indicator_id = t.indicator_id
 AND p.year = t.year AND t.region = 'ID'
