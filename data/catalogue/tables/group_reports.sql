-- Adds the group's facts from the register, last quarter's loans, and what amount of
-- money is usual for the group. Where a quarter was reported twice, the report sent last
-- is "last quarter's". The ledger is narrow (one number keys group and quarter), because
-- it is joined to millions of rows; doubled keys are few, so only those are ordered.
WITH ledger AS (
  SELECT
    r.file_no, r.line, r.sequence, r.submitted_on, r.loans_outstanding_rp,
    g.group_no,
    CAST(g.group_no AS BIGINT) * 65536
      + CAST(SUBSTRING(r.quarter, 1, 4) AS INTEGER) * 4
      + CAST(SUBSTRING(r.quarter, 6, 1) AS INTEGER) - 1 AS group_quarter,
    r.savings_balance_rp + r.loans_outstanding_rp + r.cash_bank_rp + r.fund_equity_rp
      AS money_rp
  FROM group_reports_raw AS r
  JOIN group_register AS g ON g.group_id = r.group_id
),
doubled AS (
  SELECT group_quarter FROM ledger GROUP BY group_quarter HAVING COUNT(*) > 1
),
older AS (
  SELECT file_no, line
  FROM (
    SELECT file_no, line, ROW_NUMBER() OVER (
      PARTITION BY group_quarter ORDER BY submitted_on DESC, sequence DESC, line DESC
    ) AS place
    FROM ledger SEMI JOIN doubled USING (group_quarter)
  ) AS placed
  WHERE place > 1
),
previous AS (
  SELECT group_quarter + 1 AS group_quarter, loans_outstanding_rp
  FROM ledger ANTI JOIN older USING (file_no, line)
),
usual AS (
  SELECT group_no, CAST(MEDIAN(money_rp) AS BIGINT) AS money_rp
  FROM ledger GROUP BY group_no
),
numbered AS (
  SELECT
    r.* REPLACE (g.region AS region),
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
)
SELECT
  n.* EXCLUDE (group_no),
  p.loans_outstanding_rp AS previous_loans_rp,
  u.money_rp AS usual_money_rp
FROM numbered AS n
LEFT JOIN previous AS p
  ON p.group_quarter = CAST(n.group_no AS BIGINT) * 65536 + n.quarter_no
LEFT JOIN usual AS u ON u.group_no = n.group_no
