-- Valid events, and the programme sites at work in each quarter that any event names: a
-- site of T4 from its entry until its exit, or one of which T4 says nothing but where the
-- programme did meet. Comparison sites have no programme. The sector is the programme's.
WITH events AS (
  SELECT
    *,
    YEAR(held_on) * 4 + QUARTER(held_on) - 1 AS quarter_no,
    CAST(YEAR(held_on) AS VARCHAR) || 'Q' || CAST(QUARTER(held_on) AS VARCHAR) AS quarter
  FROM participation_events_valid
),
quarters AS (SELECT DISTINCT quarter_no, quarter FROM events),
met AS (
  SELECT DISTINCT region, program_code, quarter_no, quarter
  FROM events WHERE source = 'mis'
),
at_work AS (
  SELECT s.region, s.program_code, q.quarter_no, q.quarter
  FROM program_sites_valid AS s
  JOIN quarters AS q
    ON CAST(SUBSTRING(s.entry_quarter, 1, 4) AS INTEGER) * 4
         + CAST(SUBSTRING(s.entry_quarter, 6, 1) AS INTEGER) - 1 <= q.quarter_no
   AND (s.exit_quarter IS NULL OR s.exit_quarter > q.quarter)
  WHERE s.arm <> 'comparison'
  UNION
  SELECT region, program_code, quarter_no, quarter FROM met
)
SELECT
  w.region, w.quarter AS period, w.program_code AS programme, p.sector, r.area_type,
  1 AS is_due,
  CASE WHEN m.region IS NULL THEN 0 ELSE 1 END AS is_reported
FROM at_work AS w
LEFT JOIN met AS m
  ON m.region = w.region AND m.program_code = w.program_code
 AND m.quarter_no = w.quarter_no
LEFT JOIN programs_valid AS p ON p.program_code = w.program_code
LEFT JOIN register AS r ON r.code = w.region
UNION ALL BY NAME
SELECT
  e.region, e.quarter AS period, e.program_code AS programme, p.sector, r.area_type,
  0 AS is_due, 0 AS is_reported,
  e.stage, e.forum, e.source = 'mis' AS is_mis, 1 AS is_event,
  e.invited_n, e.attended_n, e.women_n, e.poor_n, e.disadvantaged_n,
  e.speakers_n, e.women_speakers_n
FROM events AS e
LEFT JOIN programs_valid AS p ON p.program_code = e.program_code
LEFT JOIN register AS r ON r.code = e.region
