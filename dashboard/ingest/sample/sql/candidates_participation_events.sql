-- Sites are picked until they hold one event in a hundred: half of them get the fault
-- that only shows where one site has many.
WITH sites AS (
    SELECT program_code, substr(village_code, 1, 8) AS kec_code, count(*) AS events_n
    FROM clean GROUP BY ALL
),
queued AS (
    SELECT
        *,
        sum(events_n) OVER (ORDER BY hash(program_code, kec_code), kec_code) - events_n
            AS events_before,
        sum(events_n) OVER () AS events_in_all
    FROM sites
    WHERE events_n >= 20
),
picked AS (SELECT * FROM queued WHERE events_before * 100 < events_in_all)
SELECT c.*, p.events_n IS NOT NULL AS is_of_picked_site
FROM clean AS c
LEFT JOIN picked AS p
  ON p.program_code = c.program_code AND p.kec_code = substr(c.village_code, 1, 8)
