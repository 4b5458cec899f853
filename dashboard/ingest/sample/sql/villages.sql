-- The villages where a programme meets, one row each: one of a sub-district's largest
-- site and of some of the others, for each event costs its line in every step.
CREATE OR REPLACE TABLE small.programme_villages AS
WITH chosen AS (
    SELECT
        s.programme, s.sector, s.rank, s.key * 10 + s.rank AS site_key,
        p.key, p.code, p.province, p.regency, p.is_kota, p.villages_n, p.strength,
        p.moment_row, p.report_effect, p.report_factor, p.last_reported,
        p.newest_factor,
        floor(p.villages_n * draw(s.key * 10 + s.rank, 201))::INTEGER AS number
    FROM sites AS s JOIN places AS p ON p.place = s.place
    WHERE s.rank = 0 OR draw(s.key * 10 + s.rank, 200) < $meets_at_others
)
SELECT
    programme, sector, rank, regency, moment_row, report_effect, report_factor,
    last_reported, newest_factor,
    site_key AS village_key,
    code || '.' || (CASE WHEN is_kota THEN 1001 ELSE 2001 END + number) AS village_code,
    $attendance_of_strength * (strength - $middling_strength)
        + 0.15 * bell(province, 202) + 0.15 * bell(regency, 203)
        + 0.20 * bell(key, 204) + 0.15 * bell(site_key, 205)
        AS attendance_effect,
    0.15 * bell(regency, 206) + 0.25 * bell(key, 207) AS women_effect,
    0.20 * bell(regency, 208) + 0.25 * bell(key, 209) AS poor_effect,
    0.25 * bell(regency, 210) + 0.35 * bell(key, 211) AS planning_effect
FROM chosen
ORDER BY village_key;
