SELECT *, year = max(year) OVER () AS is_last_year FROM clean
