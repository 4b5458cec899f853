-- T10. Most institutions are assessed by someone from outside; those that assess
-- themselves think more of themselves.
WITH numbered AS (
    SELECT
        p.*, y.year, n.number,
        p.key * 100 + n.number AS inst_key,
        draw(p.key * 100 + n.number, 120) AS assessed_by
    FROM places AS p
    CROSS JOIN (
        SELECT unnest(range($recent_year, $last_year + 1))::INTEGER AS year
    ) AS y
    CROSS JOIN (SELECT unnest(range(1, $institutions_most + 1)) AS number) AS n
    WHERE n.number <= p.villages_n * $institutions_of_village
),
rated AS (
    SELECT
        *, inst_key * 100 + year % 100 AS drawn_by,
        CASE WHEN assessed_by < $independent_share THEN 'independent'
             WHEN assessed_by < $independent_share + $facilitator_share THEN 'facilitator'
             ELSE 'self' END AS assessor,
        $items_disadvantaged + strength * ($items_java - $items_disadvantaged)
        + 0.05 * (year - 2020) + 0.15 * bell(regency, 121) + 0.2 * bell(key, 122)
        + 0.4 * bell(inst_key, 123)
        + CASE WHEN assessed_by >= $independent_share + $facilitator_share THEN 0.5
               WHEN assessed_by >= $independent_share THEN 0.15 ELSE 0 END AS ability
    FROM numbered
)
SELECT
    identifier('i', hash(inst_key, $seed)) AS inst_id,
    year,
    ['bumdes', 'lpm', 'karang_taruna', 'puskesos', 'bkm_lkm', 'upk', 'koperasi',
     'lembaga_adat'][1 + (inst_key * 7 % 8)::INTEGER] AS inst_type,
    code || '.' || (CASE WHEN is_kota THEN 1001 ELSE 2001 END
                    + number % villages_n)::INTEGER AS village_code,
    item(ability, drawn_by, 1) AS s01,
    item(ability, drawn_by, 2) AS s02,
    item(ability, drawn_by, 3) AS s03,
    item(ability, drawn_by, 4) AS s04,
    item(ability, drawn_by, 5) AS s05,
    item(ability, drawn_by, 6) AS s06,
    item(ability, drawn_by, 7) AS s07,
    item(ability, drawn_by, 8) AS s08,
    item(ability, drawn_by, 9) AS s09,
    item(ability, drawn_by, 10) AS s10,
    item(ability, drawn_by, 11) AS s11,
    least(item(ability, drawn_by, 12), CASE WHEN assessor = 'self' THEN 3 ELSE 4 END)
        AS s12,
    assessor,
    5 + floor(8 * draw(inst_key, 124))::INTEGER AS board_n,
    floor((5 + floor(8 * draw(inst_key, 124))) * (0.15 + 0.3 * draw(inst_key, 125)))::INTEGER
        AS board_women_n,
    central_submission('institution_assessments') AS submission_id
FROM rated
ORDER BY inst_key, year
