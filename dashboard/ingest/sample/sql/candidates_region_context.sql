SELECT
    *,
    year = max(year) OVER () AS is_last_year,
    year = min(year) OVER () AS is_first_year
FROM clean
