-- Each line also counts in the later quarters of its fiscal year. Rows of regencies
-- stay rows of regencies: costs that no sub-district bears alone.
WITH lines AS (
  SELECT
    b.region, b.program_code, b.quarter,
    SUM(b.allocated_rp) AS allocated_rp,
    SUM(b.spent_rp) AS spent_rp,
    SUM(CASE WHEN b.cost = 'blm' THEN b.disbursed_rp END) AS disbursed_rp,
    SUM(CASE WHEN b.cost = 'blm' THEN b.received_rp END) AS received_rp
  FROM budget_valid AS b
  WHERE b.region IS NOT NULL
  GROUP BY b.region, b.program_code, b.quarter
),
quarters AS (
  SELECT DISTINCT quarter FROM lines
)
SELECT
  l.region, q.quarter AS period, l.program_code AS programme, p.sector,
  SUM(l.allocated_rp) AS allocated_to_date_rp,
  SUM(l.spent_rp) AS spent_to_date_rp,
  SUM(CASE WHEN l.quarter = q.quarter THEN l.disbursed_rp END) AS disbursed_rp,
  SUM(CASE WHEN l.quarter = q.quarter THEN l.received_rp END) AS received_rp
FROM lines AS l
JOIN quarters AS q
  ON SUBSTRING(q.quarter, 1, 4) = SUBSTRING(l.quarter, 1, 4) AND q.quarter >= l.quarter
JOIN programs_valid AS p ON p.program_code = l.program_code
GROUP BY l.region, q.quarter, l.program_code, p.sector
