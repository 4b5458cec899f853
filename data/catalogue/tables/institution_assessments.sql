-- Adds how many of the twelve items are blank, and the sum of the others.
WITH answered AS (
  SELECT
    *,
    [s01, s02, s03, s04, s05, s06,
     s07, s08, s09, s10, s11, s12] AS items
  FROM institution_assessments_raw
)
SELECT
  * EXCLUDE (items),
  12 - LIST_COUNT(items) AS missing_n,
  LIST_SUM(items) AS points_n
FROM answered
