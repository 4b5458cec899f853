SELECT
    *,
    lead(region_code) OVER (PARTITION BY parent_code ORDER BY region_code) AS sibling
FROM clean
