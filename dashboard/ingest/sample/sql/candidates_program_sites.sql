SELECT c.*, coalesce(g.groups_n, 0) AS groups_n
FROM clean AS c
LEFT JOIN (
    SELECT program_code, substr(village_code, 1, 8) AS kec_code, count(*) AS groups_n
    FROM read_parquet('$groups') GROUP BY ALL
) AS g ON g.program_code = c.program_code AND g.kec_code = c.kec_code
