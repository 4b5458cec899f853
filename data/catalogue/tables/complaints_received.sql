-- A complaint has been observed until the day its submission was received; where that
-- is unknown, until the newest day that any complaint names.
WITH latest AS (
  SELECT MAX(GREATEST(received_on, COALESCE(closed_on, received_on))) AS known_on
  FROM complaints_valid
)
SELECT
  c.region,
  CAST(YEAR(c.received_on) AS VARCHAR) || 'Q' || CAST(QUARTER(c.received_on) AS VARCHAR)
    AS period,
  r.area_type,
  CASE WHEN COALESCE(s.received_on, l.known_on) >= c.received_on + 30
       THEN COALESCE(c.closed_on <= c.received_on + 30, FALSE) END AS is_resolved
FROM complaints_valid AS c
CROSS JOIN latest AS l
LEFT JOIN submissions_valid AS s ON s.submission_id = c.submission_id
LEFT JOIN register AS r ON r.code = c.region
