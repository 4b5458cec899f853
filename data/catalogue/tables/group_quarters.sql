-- Three kinds of rows: a valid report of a group that is due; a group that is due and
-- did not report; a group that closed within four quarters without handing over its
-- fund, which counts as nothing left of the fund it had (is_due = 0).
WITH reports AS (
  SELECT
    r.*,
    g.group_no,
    CAST(SUBSTRING(r.quarter, 1, 4) AS INTEGER) * 4
      + CAST(SUBSTRING(r.quarter, 6, 1) AS INTEGER) - 1 AS quarter_no
  FROM group_reports_valid AS r
  JOIN group_register AS g ON g.group_id = r.group_id
),
quarters AS (SELECT DISTINCT quarter, quarter_no FROM reports),
before AS (
  SELECT group_no, quarter_no + 4 AS quarter_no, fund_equity_rp
  FROM reports
),
due AS (
  SELECT
    g.*, q.quarter, q.quarter_no,
    CASE WHEN g.dormant_quarter_no <= q.quarter_no THEN FALSE ELSE TRUE END AS is_awake,
    SUBSTRING(g.region, 1, 2) AS province
  FROM group_register AS g
  JOIN quarters AS q
    ON g.formed_quarter_no <= q.quarter_no
   AND (g.closed_quarter_no IS NULL OR g.closed_quarter_no > q.quarter_no)
  WHERE g.is_valid
),
closed AS (
  SELECT g.*, q.quarter, q.quarter_no, b.fund_equity_rp AS fund_equity_before_rp
  FROM group_register AS g
  JOIN quarters AS q
    ON g.closed_quarter_no BETWEEN q.quarter_no - 3 AND q.quarter_no
  JOIN before AS b ON b.group_no = g.group_no AND b.quarter_no = q.quarter_no
  WHERE g.is_valid AND NOT g.handed_over
)
SELECT
  d.group_no, d.region, d.quarter AS period, d.programme, d.sector, d.area_type,
  1 AS is_due,
  CASE WHEN r.group_no IS NULL THEN 0 ELSE 1 END AS is_reported,
  CASE WHEN r.group_no IS NOT NULL THEN d.is_awake END AS is_active,
  r.submitted_on <= s.due_on AS is_on_time,
  r.* EXCLUDE (group_id, quarter, submitted_on, submission_id, group_no, quarter_no),
  CASE WHEN b.fund_equity_rp IS NOT NULL THEN
    CAST(ROUND(r.fund_equity_rp * then_.price_level / now_.price_level) AS BIGINT)
  END AS fund_equity_real_rp,
  CASE WHEN r.fund_equity_rp IS NOT NULL THEN b.fund_equity_rp END
    AS fund_equity_before_rp
FROM due AS d
LEFT JOIN reports AS r ON r.group_no = d.group_no AND r.quarter_no = d.quarter_no
LEFT JOIN before AS b ON b.group_no = d.group_no AND b.quarter_no = d.quarter_no
LEFT JOIN submissions_valid AS s ON s.submission_id = r.submission_id
LEFT JOIN deflators AS now_
  ON now_.province = d.province AND now_.urban_rural = d.urban_rural
 AND now_.quarter_no = d.quarter_no
LEFT JOIN deflators AS then_
  ON then_.province = d.province AND then_.urban_rural = d.urban_rural
 AND then_.quarter_no = d.quarter_no - 4
UNION ALL BY NAME
SELECT
  group_no, region, quarter AS period, programme, sector, area_type,
  0 AS is_due, 0 AS is_reported,
  0 AS fund_equity_real_rp, fund_equity_before_rp
FROM closed
