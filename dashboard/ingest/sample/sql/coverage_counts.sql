-- T26. Families are counted once: ANY is less than the sum where programmes overlap. A
-- sub-district without a programme has an ANY row of nothing. Counted in the second and
-- fourth quarter, to keep the sample small.
WITH covered AS (
    SELECT
        s.code, q.quarter, q.quarter_number, s.programme, s.sector, p.key,
        least(
            (p.families_d1_4 * 0.5 * (s.share_to - s.share_from))::INTEGER,
            whole(p.groups * (s.share_to - s.share_from) * $families_of_group
                  * $poor_of_members,
                  exp(0.008 * (q.quarter_number - $newest)
                      + 0.03 * bell(p.key * 1000 + q.quarter_number, 100)),
                  draw(p.key * 1000 + q.quarter_number, 101 + s.rank))
        ) AS families
    FROM sites AS s
    JOIN places AS p ON p.place = s.place
    JOIN quarters AS q
      ON q.quarter_number BETWEEN $recent AND $newest AND q.quarter_number % 2 = 1
),
anyone AS (
    SELECT
        p.code, q.quarter,
        coalesce(max(c.families)
                 + floor((sum(c.families) - max(c.families)) * (0.85 + 0.1 * draw(p.key, 105))),
                 0)::INTEGER AS families
    FROM places AS p
    JOIN quarters AS q
      ON q.quarter_number BETWEEN $recent AND $newest AND q.quarter_number % 2 = 1
    LEFT JOIN covered AS c ON c.code = p.code AND c.quarter = q.quarter
    GROUP BY p.code, p.key, q.quarter
)
SELECT
    code AS kec_code, quarter, program_code, sector,
    families AS families_d1_4_covered,
    central_submission('coverage_counts') AS submission_id
FROM (
    SELECT code, quarter, 'ANY' AS program_code, 'ANY' AS sector, families FROM anyone
    UNION ALL
    SELECT code, quarter, programme, sector, families FROM covered
    UNION ALL
    SELECT code, quarter, programme, 'ANY', families FROM covered
    UNION ALL
    SELECT code, quarter, 'ANY', sector, families FROM covered
)
ORDER BY kec_code, quarter, program_code, sector
