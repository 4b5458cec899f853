-- Adds the group's facts from the register, last quarter's loans, and what amount of
-- money is usual for the group. Of two reports for one quarter the one sent last is
-- "last quarter's".
WITH numbered AS (
  SELECT
    r.*,
    CAST(SUBSTRING(r.quarter, 1, 4) AS INTEGER) * 4
      + CAST(SUBSTRING(r.quarter, 6, 1) AS INTEGER) - 1 AS quarter_no,
    CAST(YEAR(r.submitted_on) * 4 + QUARTER(r.submitted_on) - 1 AS INTEGER)
      AS submitted_quarter_no,
    g.group_no,
    CASE WHEN g.group_no IS NULL THEN 'unknown'
         WHEN g.is_valid THEN 'valid' ELSE 'set_aside' END AS group_state,
    g.formed_quarter_no,
    g.closed_quarter_no,
    r.savings_balance_rp + r.loans_outstanding_rp + r.cash_bank_rp + r.fund_equity_rp
      AS money_rp
  FROM group_reports_raw AS r
  LEFT JOIN group_register AS g ON g.group_id = r.group_id
),
previous AS (
  SELECT
    group_no,
    quarter_no + 1 AS next_quarter_no,
    ARG_MAX(loans_outstanding_rp, (submitted_on, sequence, line)) AS loans_rp
  FROM numbered
  GROUP BY group_no, quarter_no
),
usual AS (
  SELECT group_no, CAST(MEDIAN(money_rp) AS BIGINT) AS money_rp
  FROM numbered GROUP BY group_no
)
SELECT
  n.* EXCLUDE (group_no),
  p.loans_rp AS previous_loans_rp,
  u.money_rp AS usual_money_rp
FROM numbered AS n
LEFT JOIN previous AS p
  ON p.group_no = n.group_no AND p.next_quarter_no = n.quarter_no
LEFT JOIN usual AS u ON u.group_no = n.group_no
