-- T2. Population grows by about one per cent a year.
WITH grown AS (
    SELECT
        p.*, y.year,
        (p.families_total * 3.05 * exp(0.010 * (y.year - 2020))
         * (1 + 0.004 * bell(p.key * 100 + y.year % 100, 70)))::INTEGER AS population,
        (p.families_total * exp(0.012 * (y.year - 2020)))::INTEGER AS families,
        p.families_d1_4 / p.families_total
        + 0.005 * bell(p.key * 100 + y.year % 100, 71) AS poor_part
    FROM places AS p
    CROSS JOIN (SELECT unnest(range($first_year, $last_year + 1))::INTEGER AS year) AS y
)
SELECT
    code AS kec_code,
    year,
    population,
    (population * 0.70)::INTEGER AS adults_18plus,
    (population * 0.70 * (0.498 + 0.006 * bell(key, 72)))::INTEGER AS adult_women,
    families AS families_total,
    whole(families, greatest(0.05, least(0.95, poor_part)), 0) AS families_d1_4,
    villages_n,
    CASE WHEN is_kota THEN NULL
         WHEN strength + 0.1 * bell(key, 73) < 0.15 THEN 'sangat_tertinggal'
         WHEN strength + 0.1 * bell(key, 73) < 0.45 THEN 'tertinggal'
         WHEN strength + 0.1 * bell(key, 73) < 0.80 THEN 'berkembang'
         WHEN strength + 0.1 * bell(key, 73) < 1.02 THEN 'maju'
         ELSE 'mandiri' END AS idm_status_mode,
    year || 'Q2' AS dtsen_quarter,
    central_submission('region_context') AS submission_id
FROM grown
ORDER BY kec_code, year
