-- A village is a programme's from its first event on, as long as the programme works in
-- its sub-district; it counts once per programme. An event counts in its quarter and in
-- the next three, so the first three quarters of all events have no whole window.
WITH events AS (
  SELECT
    village_code, region, program_code, stage,
    YEAR(held_on) * 4 + QUARTER(held_on) - 1 AS quarter_no,
    CAST(YEAR(held_on) AS VARCHAR) || 'Q' || CAST(QUARTER(held_on) AS VARCHAR) AS quarter
  FROM participation_events_valid WHERE source = 'mis'
),
quarters AS (
  SELECT DISTINCT quarter_no, quarter FROM events
  WHERE quarter_no >= (SELECT MIN(quarter_no) + 3 FROM events)
),
villages AS (
  SELECT village_code, region, program_code, MIN(quarter_no) AS first_no
  FROM events GROUP BY village_code, region, program_code
),
exits AS (
  SELECT region, program_code, MAX(exit_quarter) AS exit_quarter
  FROM program_sites_valid GROUP BY region, program_code
  HAVING COUNT(*) = COUNT(exit_quarter)
),
stages AS (
  SELECT
    e.village_code, e.program_code, q.quarter_no,
    MAX(CASE WHEN stage = 1 THEN 1 ELSE 0 END)
      + MAX(CASE WHEN stage = 2 THEN 1 ELSE 0 END)
      + MAX(CASE WHEN stage = 3 THEN 1 ELSE 0 END)
      + MAX(CASE WHEN stage = 4 THEN 1 ELSE 0 END)
      + MAX(CASE WHEN stage = 5 THEN 1 ELSE 0 END) AS stages_n
  FROM events AS e
  JOIN quarters AS q ON e.quarter_no BETWEEN q.quarter_no - 3 AND q.quarter_no
  GROUP BY e.village_code, e.program_code, q.quarter_no
)
SELECT
  v.region, q.quarter AS period, v.program_code AS programme, p.sector, r.area_type,
  1 AS is_due,
  CASE WHEN s.stages_n IS NULL THEN 0 ELSE 1 END AS is_reported,
  COALESCE(s.stages_n, 0) AS stages_n
FROM villages AS v
JOIN quarters AS q ON v.first_no <= q.quarter_no
LEFT JOIN exits AS x ON x.region = v.region AND x.program_code = v.program_code
LEFT JOIN stages AS s
  ON s.village_code = v.village_code AND s.program_code = v.program_code
 AND s.quarter_no = q.quarter_no
LEFT JOIN programs_valid AS p ON p.program_code = v.program_code
LEFT JOIN register AS r ON r.code = v.region
WHERE x.exit_quarter IS NULL OR x.exit_quarter > q.quarter
