-- Adds the programme's groups formed at the site before it left, and the arms of its
-- matched set. Groups count by their valid register rows.
WITH formed AS (
  SELECT programme, region, formed_quarter_no, COUNT(*) AS groups_n
  FROM group_register WHERE is_valid
  GROUP BY programme, region, formed_quarter_no
),
sites AS (
  SELECT
    *,
    CAST(SUBSTRING(exit_quarter, 1, 4) AS INTEGER) * 4
      + CAST(SUBSTRING(exit_quarter, 6, 1) AS INTEGER) - 1 AS exit_quarter_no
  FROM program_sites_raw
),
arms AS (
  SELECT match_set, COUNT(DISTINCT arm) AS arms_in_set
  FROM program_sites_raw WHERE match_set IS NOT NULL GROUP BY match_set
),
counted AS (
  SELECT s.file_no, s.line, SUM(f.groups_n) AS groups_n
  FROM sites AS s
  JOIN formed AS f
    ON f.programme = s.program_code AND f.region = s.region
   AND (s.exit_quarter_no IS NULL OR f.formed_quarter_no < s.exit_quarter_no)
  GROUP BY s.file_no, s.line
)
SELECT
  s.* EXCLUDE (exit_quarter_no),
  s.program_code IN (SELECT program_code FROM programs_valid) AS program_known,
  CAST(COALESCE(c.groups_n, 0) AS INTEGER) AS groups_before_exit,
  a.arms_in_set
FROM sites AS s
LEFT JOIN counted AS c ON c.file_no = s.file_no AND c.line = s.line
LEFT JOIN arms AS a ON a.match_set = s.match_set
