-- Adds what the same sub-district's rows of four quarters before say: the version of
-- their scoring, and how many families ended in the band from which these start. Sums
-- stand on the first row of a band only, so that a wrong sum is said once.
WITH counted AS (
  SELECT
    kec_code, quarter, membership, band_from, band_to,
    MAX(families_n) AS families_n, MIN(scoring_version) AS scoring_version
  FROM registry_transitions_raw
  GROUP BY kec_code, quarter, membership, band_from, band_to
),
named AS (
  SELECT kec_code, quarter, scoring_version, COUNT(*) AS rows_n
  FROM counted GROUP BY kec_code, quarter, scoring_version
),
versions AS (
  SELECT
    kec_code,
    CAST(CAST(SUBSTRING(quarter, 1, 4) AS INTEGER) + 1 AS VARCHAR)
      || SUBSTRING(quarter, 5, 2) AS quarter,
    MAX_BY(scoring_version, rows_n) AS scoring_version
  FROM named GROUP BY kec_code, quarter
),
ended AS (
  SELECT
    kec_code,
    CAST(CAST(SUBSTRING(quarter, 1, 4) AS INTEGER) + 1 AS VARCHAR)
      || SUBSTRING(quarter, 5, 2) AS quarter,
    membership, band_to AS band_from, SUM(families_n) AS families_n
  FROM counted WHERE band_to <> 'left_registry'
  GROUP BY kec_code, quarter, membership, band_to
),
started AS (
  SELECT
    kec_code, quarter, membership, band_from,
    MIN(band_to) AS band_to, SUM(families_n) AS families_n
  FROM counted
  GROUP BY kec_code, quarter, membership, band_from
)
SELECT
  t.*,
  v.scoring_version AS version_before,
  CAST(s.families_n AS INTEGER) AS row_sum,
  CAST(e.families_n AS INTEGER) AS start_stock
FROM registry_transitions_raw AS t
LEFT JOIN versions AS v ON v.kec_code = t.kec_code AND v.quarter = t.quarter
LEFT JOIN started AS s
  ON s.kec_code = t.kec_code AND s.quarter = t.quarter
 AND s.membership = t.membership AND s.band_from = t.band_from
 AND s.band_to = t.band_to
LEFT JOIN ended AS e
  ON e.kec_code = s.kec_code AND e.quarter = s.quarter
 AND e.membership = s.membership AND e.band_from = s.band_from
