-- Adds the largest row by programme or sector of the same sub-district and quarter, and
-- the families that could be covered.
WITH parts AS (
  SELECT kec_code, quarter, MAX(families_d1_4_covered) AS largest_part
  FROM coverage_counts_raw
  WHERE program_code <> 'ANY' OR sector <> 'ANY'
  GROUP BY kec_code, quarter
)
SELECT c.*, p.largest_part, f.families_d1_4
FROM coverage_counts_raw AS c
LEFT JOIN parts AS p ON p.kec_code = c.kec_code AND p.quarter = c.quarter
LEFT JOIN poor_families AS f ON f.region = c.region AND f.quarter = c.quarter
