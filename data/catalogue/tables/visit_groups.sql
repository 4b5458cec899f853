-- Groups with a reason for a visit, in each of the last four quarters: whom to visit is
-- about now. `sent` goes a quarter further back, for what was late then. Ids are text and
-- cost time: reports meet the register once, and only groups that are silent in all of
-- these quarters are looked for further back.
WITH newest AS (
  SELECT
    CAST(SUBSTRING(quarter, 1, 4) AS INTEGER) * 4
      + CAST(SUBSTRING(quarter, 6, 1) AS INTEGER) - 1 AS quarter_no
  FROM (SELECT MAX(quarter) AS quarter FROM group_reports_valid) AS latest
),
quarters AS (
  SELECT
    quarter_no,
    place,
    CAST(quarter_no // 4 AS VARCHAR) || 'Q' || CAST(quarter_no % 4 + 1 AS VARCHAR)
      AS quarter
  FROM (
    SELECT quarter_no - 4 + place AS quarter_no, place
    FROM newest CROSS JOIN (SELECT UNNEST(RANGE(5)) AS place) AS places
  ) AS five
),
sent AS MATERIALIZED (
  SELECT
    g.group_no, q.place,
    CAST(g.group_no AS BIGINT) * 8 + q.place AS group_place,
    r.mentor_visits_n,
    CASE WHEN r.loans_outstanding_rp > 0
         THEN CAST(r.par_gt90_rp AS DOUBLE) / r.loans_outstanding_rp END AS par90
  FROM group_reports_valid AS r
  JOIN quarters AS q ON q.quarter = r.quarter
  JOIN group_register AS g ON g.group_id = r.group_id
  WHERE r.quarter >= (SELECT MIN(quarter) FROM quarters)
),
reporting AS (
  SELECT
    n.group_no, n.place, n.mentor_visits_n, n.par90,
    COALESCE(n.par90 >= b.par90 + 0.05, FALSE) AS is_arrears_rising
  FROM sent AS n
  LEFT JOIN (SELECT group_place, par90 FROM sent) AS b
    ON b.group_place = n.group_place - 1 AND n.par90 > 0.1
  WHERE n.place > 0 AND (n.mentor_visits_n = 0 OR n.par90 > 0.1)
),
-- bit 0 of `reported` is the quarter before the four, bit 4 the newest
reports AS (
  SELECT group_no, BIT_OR(CAST(1 << place AS INTEGER)) AS reported
  FROM sent GROUP BY group_no
),
missing AS (
  SELECT
    g.group_no, g.group_id, q.place,
    COALESCE(r.reported, 0) & ((1 << q.place) - 1) AS reported_before
  FROM group_register AS g
  LEFT JOIN reports AS r ON r.group_no = g.group_no
  JOIN quarters AS q ON g.formed_quarter_no <= q.quarter_no
  WHERE g.is_valid AND q.place > 0 AND COALESCE(r.reported, 0) & (1 << q.place) = 0
),
long_silent AS (
  SELECT s.group_no, MAX(r.quarter) AS quarter
  FROM group_reports_valid AS r
  JOIN (
    SELECT DISTINCT group_no, group_id FROM missing WHERE reported_before = 0
  ) AS s ON s.group_id = r.group_id
  WHERE r.quarter < (SELECT MIN(quarter) FROM quarters)
  GROUP BY s.group_no
),
listed AS (
  SELECT group_no, place, place AS reported_place, NULL AS older_quarter,
    mentor_visits_n, par90, is_arrears_rising
  FROM reporting
  WHERE mentor_visits_n = 0 OR is_arrears_rising
  UNION ALL BY NAME
  SELECT m.group_no, m.place,
    CASE WHEN m.reported_before > 0
         THEN CAST(FLOOR(LOG2(m.reported_before)) AS INTEGER) END AS reported_place,
    CASE WHEN m.reported_before = 0 THEN l.quarter END AS older_quarter,
    FALSE AS is_arrears_rising
  FROM missing AS m
  LEFT JOIN long_silent AS l ON l.group_no = m.group_no
)
SELECT
  g.group_id, g.village, g.region, g.programme, g.sector, g.area_type,
  q.quarter AS period,
  COALESCE(p.quarter, l.older_quarter) AS last_report,
  q.quarter_no - COALESCE(
    p.quarter_no,
    CAST(SUBSTRING(l.older_quarter, 1, 4) AS INTEGER) * 4
      + CAST(SUBSTRING(l.older_quarter, 6, 1) AS INTEGER) - 1,
    g.formed_quarter_no - 1
  ) AS quarters_silent,
  l.mentor_visits_n,
  l.par90,
  l.is_arrears_rising
FROM listed AS l
JOIN quarters AS q ON q.place = l.place
LEFT JOIN quarters AS p ON p.place = l.reported_place
JOIN group_register AS g ON g.group_no = l.group_no
WHERE g.is_valid
  AND (g.closed_quarter_no IS NULL OR g.closed_quarter_no > q.quarter_no)
