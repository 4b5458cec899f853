-- T21. Block grants go to sub-districts; facilitation, training and operations are a
-- regency's. Little is spent in the first quarter, most in the last.
WITH sized AS (
    SELECT
        s.code, s.programme, p.key * 10 + s.rank AS key, p.strength, 'blm' AS cost,
        p.groups * (s.share_to - s.share_from) * $blm_of_group AS yearly
    FROM sites AS s
    JOIN places AS p ON p.place = s.place
    UNION ALL
    SELECT
        substr(s.code, 1, 5), s.programme,
        min(p.regency) * 100 + c.number * 10 + hash(s.programme) % 1000, avg(p.strength),
        c.cost,
        sum(p.groups * (s.share_to - s.share_from)) * $blm_of_group * c.part
    FROM sites AS s
    JOIN places AS p ON p.place = s.place
    CROSS JOIN (
        VALUES (1, 'facilitation', 0.18), (2, 'training', 0.07), (3, 'operations', 0.10)
    ) AS c (number, cost, part)
    GROUP BY substr(s.code, 1, 5), s.programme, c.number, c.cost, c.part
),
allocated AS (
    SELECT
        *, key * 1000 + quarter_number AS drawn_by,
        stepped(
            yearly * [0.15, 0.25, 0.30, 0.30][quarter_in_year]
            * exp(0.3 * bell(key, 110) + 0.01 * (quarter_number - $newest)) + 1000000,
            100000
        ) AS allocated_rp
    FROM sized
    CROSS JOIN (
        SELECT *, substr(quarter, 6, 1)::INTEGER AS quarter_in_year FROM quarters
        WHERE quarter_number BETWEEN $recent AND $newest
    )
),
disbursed AS (
    SELECT
        *,
        stepped(allocated_rp * least(1.0, [0.55, 0.80, 0.95, 1.0][quarter_in_year]
                                          * exp(0.10 * bell(drawn_by, 111))), 10000)
            AS disbursed_rp,
        least(0.995, $received_disadvantaged
              + strength * ($received_java - $received_disadvantaged)
              + 0.05 * bell(key, 112) + 0.02 * bell(drawn_by, 113)) AS received_part
    FROM allocated
)
SELECT
    programme AS program_code,
    code AS region_code,
    quarter,
    cost,
    allocated_rp,
    disbursed_rp,
    CASE WHEN cost = 'blm' THEN stepped(disbursed_rp * received_part, 10000) ELSE 0 END
        AS received_rp,
    stepped(disbursed_rp * CASE WHEN cost = 'blm' THEN received_part ELSE 1 END
            * (0.93 + 0.06 * draw(drawn_by, 114)), 10000) AS spent_rp,
    central_submission('budget') AS submission_id
FROM disbursed
ORDER BY region_code, program_code, quarter, cost
