-- Three kinds of rows: a valid report of a group that is due; a group that is due and
-- did not report; a group that closed within four quarters without handing over its
-- fund, which counts as nothing left of the fund it had (is_due = 0). Reports stream
-- past narrow tables: nothing wide is ever held in memory.
WITH quarters AS (
  SELECT
    quarter,
    CAST(SUBSTRING(quarter, 1, 4) AS INTEGER) * 4
      + CAST(SUBSTRING(quarter, 6, 1) AS INTEGER) - 1 AS quarter_no
  FROM (SELECT DISTINCT quarter FROM group_reports_valid) AS seen
),
ledger AS (
  SELECT
    CAST(g.group_no AS BIGINT) * 65536 + q.quarter_no AS group_quarter,
    r.fund_equity_rp
  FROM group_reports_valid AS r
  JOIN group_register AS g ON g.group_id = r.group_id
  JOIN quarters AS q ON q.quarter = r.quarter
),
rates AS (
  SELECT
    n.province, n.urban_rural, n.quarter_no,
    b.price_level / n.price_level AS to_prices_before
  FROM deflators AS n
  JOIN deflators AS b
    ON b.province = n.province AND b.urban_rural = n.urban_rural
   AND b.quarter_no = n.quarter_no - 4
),
due AS (
  SELECT g.*, q.quarter, q.quarter_no
  FROM group_register AS g
  JOIN quarters AS q
    ON g.formed_quarter_no <= q.quarter_no
   AND (g.closed_quarter_no IS NULL OR g.closed_quarter_no > q.quarter_no)
  WHERE g.is_valid
)
SELECT
  g.group_no, g.region, r.quarter AS period, g.programme, g.sector, g.area_type,
  g.women_only, q.quarter_no - g.formed_quarter_no AS age_quarters,
  1 AS is_due,
  1 AS is_reported,
  g.dormant_quarter_no IS NULL OR g.dormant_quarter_no > q.quarter_no AS is_active,
  COALESCE(r.submitted_on <= s.due_on, FALSE) AS is_on_time,
  r.is_estimated,
  r.members_n, r.members_women_n, r.members_poor_n,
  r.meetings_planned, r.meetings_held, r.attend_expected, r.attend_sum,
  r.book_cash, r.book_loans, r.book_savings, r.book_minutes,
  r.decisions_n, r.decisions_by_members_n, r.savers_n,
  r.loans_outstanding_rp, r.principal_due_rp, r.principal_paid_due_rp,
  r.par31_90_rp, r.par_gt90_rp, r.own_capital_rp, r.external_capital_rp,
  r.mentor_visits_n,
  CASE WHEN b.fund_equity_rp IS NOT NULL
       THEN CAST(ROUND(r.fund_equity_rp * p.to_prices_before) AS BIGINT)
  END AS fund_equity_real_rp,
  b.fund_equity_rp AS fund_equity_before_rp
FROM group_reports_valid AS r
JOIN group_register AS g ON g.group_id = r.group_id
JOIN quarters AS q ON q.quarter = r.quarter
LEFT JOIN ledger AS b
  ON b.group_quarter = CAST(g.group_no AS BIGINT) * 65536 + q.quarter_no - 4
LEFT JOIN rates AS p
  ON p.province = SUBSTRING(g.region, 1, 2) AND p.urban_rural = g.urban_rural
 AND p.quarter_no = q.quarter_no
LEFT JOIN submissions_valid AS s ON s.submission_id = r.submission_id
WHERE g.closed_quarter_no IS NULL OR g.closed_quarter_no > q.quarter_no
UNION ALL BY NAME
SELECT
  d.group_no, d.region, d.quarter AS period, d.programme, d.sector, d.area_type,
  d.women_only, d.quarter_no - d.formed_quarter_no AS age_quarters,
  1 AS is_due, 0 AS is_reported
FROM due AS d
ANTI JOIN ledger AS b
  ON b.group_quarter = CAST(d.group_no AS BIGINT) * 65536 + d.quarter_no
UNION ALL BY NAME
SELECT
  g.group_no, g.region, q.quarter AS period, g.programme, g.sector, g.area_type,
  g.women_only, q.quarter_no - g.formed_quarter_no AS age_quarters,
  0 AS is_due, 0 AS is_reported,
  0 AS fund_equity_real_rp, b.fund_equity_rp AS fund_equity_before_rp
FROM group_register AS g
JOIN quarters AS q ON g.closed_quarter_no BETWEEN q.quarter_no - 3 AND q.quarter_no
JOIN ledger AS b
  ON b.group_quarter = CAST(g.group_no AS BIGINT) * 65536 + q.quarter_no - 4
WHERE g.is_valid AND NOT g.handed_over
