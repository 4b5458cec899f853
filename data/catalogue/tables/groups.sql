-- Adds what only other tables or other rows know: the programme, the first report sent,
-- an older twin, and how long the group has been silent. The lists of reports are read
-- unchecked: a report that is rejected later still shows that the group was there.
WITH sent AS (
  SELECT group_id, MIN(submitted_on) AS first_report_on, MAX(quarter) AS last_quarter
  FROM group_reports_raw GROUP BY group_id
),
latest AS (
  SELECT
    MAX(CAST(SUBSTRING(quarter, 1, 4) AS INTEGER) * 4
      + CAST(SUBSTRING(quarter, 6, 1) AS INTEGER) - 1) AS quarter_no
  FROM (
    SELECT DISTINCT quarter FROM group_reports_raw
    WHERE quarter <= CAST(YEAR(submitted_on) AS VARCHAR) || 'Q'
      || CAST(QUARTER(submitted_on) AS VARCHAR)
  )
)
SELECT
  g.*,
  g.program_code IN (SELECT program_code FROM programs_valid) AS program_known,
  s.first_report_on,
  MIN(g.group_id) OVER (
    PARTITION BY g.village_code, g.group_type, g.formed_on, g.seed_capital_rp
  ) AS first_twin,
  l.quarter_no - GREATEST(
    YEAR(g.formed_on) * 4 + QUARTER(g.formed_on) - 2,
    COALESCE(
      CAST(SUBSTRING(s.last_quarter, 1, 4) AS INTEGER) * 4
        + CAST(SUBSTRING(s.last_quarter, 6, 1) AS INTEGER) - 1,
      0)
  ) AS quarters_silent
FROM groups_raw AS g
CROSS JOIN latest AS l
LEFT JOIN sent AS s ON s.group_id = g.group_id
