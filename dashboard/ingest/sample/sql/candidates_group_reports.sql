-- Only reports of groups that keep their place in the register.
SELECT
    c.line, c.group_id, c.quarter, c.attend_sum, c.loans_outstanding_rp,
    c.principal_due_rp, c.cash_bank_rp, c.par1_30_rp, c.par31_90_rp, c.par_gt90_rp,
    g.formed_on,
    CASE WHEN g.status IN ('closed', 'merged') THEN quarter_of(g.status_on) END
        AS closing_quarter,
    CASE WHEN g.status IN ('closed', 'merged')
         THEN quarter_of(g.status_on + INTERVAL 3 MONTH) END AS quarter_after_closing,
    quarter_of(g.formed_on - INTERVAL 3 MONTH) AS quarter_before_formation,
    c.quarter = max(c.quarter) OVER of_group AS is_last,
    c.quarter = min(c.quarter) OVER of_group AS is_first,
    hash(c.line) = min(hash(c.line)) OVER of_group AS is_picked,
    count(*) OVER of_group AS reports_n,
    CASE WHEN quarter_start(c.quarter) = quarter_end(lag(c.quarter) OVER in_time) + 1
         THEN lag(c.loans_outstanding_rp) OVER in_time END AS previous_loans
FROM clean AS c
JOIN read_parquet('$groups') AS g ON g.group_id = c.group_id
WHERE c.group_id NOT IN (SELECT group_id FROM set_aside)
WINDOW of_group AS (PARTITION BY c.group_id),
    in_time AS (PARTITION BY c.group_id ORDER BY c.quarter)
