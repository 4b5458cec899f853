-- A cohort is judged at the end of the fourth quarter after its own, once the proposals
-- reach that far.
WITH made AS (
  SELECT
    *,
    YEAR(proposed_on) * 4 + QUARTER(proposed_on) - 1 + 4 AS judged_no,
    CAST(YEAR(proposed_on) + 1 AS VARCHAR) || 'Q'
      || CAST(QUARTER(proposed_on) AS VARCHAR) AS judged
  FROM proposals_valid
),
newest AS (SELECT MAX(judged_no) - 4 AS quarter_no FROM made)
SELECT
  m.region, m.judged AS period, m.program_code AS programme, m.sector, r.area_type,
  COALESCE(YEAR(lvl_village_on) * 4 + QUARTER(lvl_village_on) - 1 <= judged_no, FALSE)
    AS in_village,
  COALESCE(YEAR(lvl_kec_on) * 4 + QUARTER(lvl_kec_on) - 1 <= judged_no, FALSE)
    AS in_subdistrict,
  COALESCE(YEAR(lvl_kab_on) * 4 + QUARTER(lvl_kab_on) - 1 <= judged_no, FALSE)
    AS in_regency,
  COALESCE(YEAR(lvl_prov_on) * 4 + QUARTER(lvl_prov_on) - 1 <= judged_no, FALSE)
    OR COALESCE(YEAR(lvl_nat_on) * 4 + QUARTER(lvl_nat_on) - 1 <= judged_no, FALSE)
    AS in_province_or_nation
FROM made AS m
JOIN newest AS n ON m.judged_no <= n.quarter_no
LEFT JOIN register AS r ON r.code = m.region
WHERE m.origin IN ('hamlet_meeting', 'women_meeting', 'group')
