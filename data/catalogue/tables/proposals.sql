-- Adds whether the programme is known.
SELECT
  p.*,
  p.program_code IN (SELECT program_code FROM programs_valid) AS program_known
FROM proposals_raw AS p
