-- Adds whether the programme is known and when the site entered it.
SELECT
  b.*,
  b.program_code IN (SELECT program_code FROM programs_valid) AS program_known,
  s.entry_quarter
FROM budget_raw AS b
LEFT JOIN program_sites_valid AS s
  ON s.program_code = b.program_code AND s.region = b.region
