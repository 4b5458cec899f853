-- One row per group that any register file names. A group whose rows were all set aside
-- keeps its number and no facts. Sector: reports have none, so the group's own. A group
-- that calls itself active but has been silent for four quarters is dormant.
WITH ids AS (SELECT DISTINCT group_id FROM groups_raw),
valid AS (
  SELECT
    *,
    YEAR(formed_on) * 4 + QUARTER(formed_on) - 1 AS formed_quarter_no,
    YEAR(status_on) * 4 + QUARTER(status_on) - 1 AS status_quarter_no
  FROM groups_valid
),
silent AS (
  SELECT file_no, line
  FROM row_findings
  WHERE report_table = 'groups' AND rule = 'silent_four_quarters'
)
SELECT
  i.group_id,
  CAST(ROW_NUMBER() OVER (ORDER BY i.group_id) AS INTEGER) AS group_no,
  v.group_id IS NOT NULL AS is_valid,
  v.village_code AS village,
  v.region,
  v.program_code AS programme,
  v.sector,
  v.women_only,
  r.area_type,
  a.urban_rural,
  CASE WHEN s.line IS NOT NULL THEN 'dormant' ELSE v.status END AS status,
  CAST(v.formed_quarter_no AS INTEGER) AS formed_quarter_no,
  CAST(CASE WHEN v.status IN ('closed', 'merged')
            THEN v.status_quarter_no END AS INTEGER) AS closed_quarter_no,
  CAST(CASE WHEN v.status = 'dormant'
            THEN v.status_quarter_no END AS INTEGER) AS dormant_quarter_no,
  COALESCE(v.status = 'merged' OR v.close_reason IN ('graduated', 'merged'), FALSE)
    AS handed_over
FROM ids AS i
LEFT JOIN valid AS v ON v.group_id = i.group_id
LEFT JOIN register AS r ON r.code = v.region
LEFT JOIN area_types AS a ON a.id = r.area_type
LEFT JOIN silent AS s ON s.file_no = v.file_no AND s.line = v.line
