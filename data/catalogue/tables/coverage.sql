-- Rows of T26 as they are sent, ANY rows among them: families are in several
-- programmes, so nothing here is added up over programmes or sectors.
SELECT
  c.region, c.quarter AS period, c.program_code AS programme, c.sector,
  r.area_type,
  c.families_d1_4_covered AS covered,
  f.families_d1_4
FROM coverage_counts_valid AS c
JOIN register AS r ON r.code = c.region
JOIN poor_families AS f ON f.region = c.region AND f.quarter = c.quarter
