-- T2 of the quarter's year, or of the last year before that has a valid row.
WITH quarters AS (
  SELECT DISTINCT quarter, CAST(SUBSTRING(quarter, 1, 4) AS INTEGER) AS year
  FROM coverage_counts_raw
),
known AS (
  SELECT c.region, q.quarter, MAX(c.year) AS year
  FROM region_context_valid AS c
  JOIN quarters AS q ON c.year <= q.year
  GROUP BY c.region, q.quarter
)
SELECT k.region, k.quarter, SUM(c.families_d1_4) AS families_d1_4
FROM known AS k
JOIN region_context_valid AS c ON c.region = k.region AND c.year = k.year
GROUP BY k.region, k.quarter
