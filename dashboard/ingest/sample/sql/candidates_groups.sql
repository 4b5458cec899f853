SELECT c.*, r.first_report_on
FROM clean AS c
LEFT JOIN (
    SELECT group_id, min(submitted_on) AS first_report_on
    FROM read_parquet('$group_reports') GROUP BY group_id
) AS r ON r.group_id = c.group_id
