-- T22. Made up, as its plan says: no official target is known here. Provinces differ a
-- little; targets of a number add up to the nation's.
WITH national (indicator_id, baseline, yearly, direction, rule) AS (
    VALUES
        ('kpm_graduation_rate', 4.1, 0.20, 'up', 'level'),
        ('welf_desil_exit', 10.5, 0.30, 'up', 'level'),
        ('cov_poor_families', 6.2, 0.30, 'up', 'level'),
        ('grp_repay_rate', 87.0, 0.50, 'up', 'level'),
        ('grp_par90', 7.0, -0.30, 'down', 'level'),
        ('grp_mentor_cov', 58.0, 2.00, 'up', 'level'),
        ('inst_capacity_index', 60.0, 1.00, 'up', 'level'),
        ('bud_absorption', 70.0, 1.00, 'up', 'level'),
        ('fund_received_share', 89.5, 0.50, 'up', 'level')
),
years AS (SELECT unnest(range(2025, 2030))::INTEGER AS year),
provinces AS (
    SELECT
        substr(code, 1, 2) AS code, sum(families_d1_4) AS poor,
        min(key) // 10000 AS key
    FROM places GROUP BY substr(code, 1, 2)
),
shares AS (
    SELECT
        n.indicator_id, y.year, p.code, n.direction, n.rule,
        round(n.baseline * (0.92 + 0.16 * draw(p.key, 160)), 1) AS baseline_value,
        n.yearly * (y.year - 2024) AS rise
    FROM national AS n, years AS y, provinces AS p
),
graduates AS (
    SELECT
        p.code, y.year,
        round(p.poor * $kpm_of_poor_families * 0.041 * (y.year - 2024))::INTEGER AS target
    FROM provinces AS p, years AS y
)
SELECT
    'contoh-2025-2029' AS plan_code,
    indicator_id,
    region AS region_code,
    year,
    2024 AS baseline_year,
    baseline_value,
    target_value,
    direction,
    rule,
    'draft' AS status,
    'Target contoh, bukan angka resmi' AS note,
    central_submission('renstra_targets') AS submission_id
FROM (
    SELECT
        indicator_id, 'ID' AS region, year, baseline AS baseline_value,
        round(baseline + yearly * (year - 2024), 1) AS target_value, direction, rule
    FROM national, years
    UNION ALL
    SELECT
        indicator_id, code, year, baseline_value,
        round(baseline_value + rise, 1), direction, rule
    FROM shares
    UNION ALL
    SELECT 'kpm_graduates', code, year, 0, target, 'up', 'cumulative' FROM graduates
    UNION ALL
    SELECT 'kpm_graduates', 'ID', year, 0, sum(target), 'up', 'cumulative'
    FROM graduates GROUP BY year
)
ORDER BY indicator_id, region, year
