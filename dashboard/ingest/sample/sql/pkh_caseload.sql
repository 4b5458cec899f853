-- T18. The stock at a year's end is that at the start of the next; entries follow.
WITH stocks AS (
    SELECT
        p.*, y.year, p.key * 100 + y.year % 100 AS drawn_by,
        (p.families_d1_4 * $kpm_of_poor_families
         * exp(0.25 * bell(p.key, 90) + 0.01 * bell(p.key * 100 + y.year % 100, 91))
        )::INTEGER AS active,
        $mandiri_disadvantaged + p.strength * ($mandiri_java - $mandiri_disadvantaged)
            AS mandiri_part
    FROM places AS p
    CROSS JOIN (
        SELECT unnest(range($first_year, $last_year + 2))::INTEGER AS year
    ) AS y
),
flows AS (
    SELECT
        *,
        lead(active) OVER (PARTITION BY code ORDER BY year) AS active_end,
        whole(active, mandiri_part * exp(0.3 * bell(key, 92) + 0.1 * bell(drawn_by, 93)
                                         + 0.03 * (year - 2020)), draw(drawn_by, 94))
            AS grad_mandiri,
        whole(active, $alamiah_part * exp(0.15 * bell(drawn_by, 95)), draw(drawn_by, 96))
            AS grad_alamiah,
        whole(active, $other_exits_part, draw(drawn_by, 97)) AS grad_other
    FROM stocks
)
SELECT
    code AS kec_code,
    year,
    active AS kpm_active_start,
    grad_mandiri,
    grad_alamiah,
    grad_other,
    greatest(0, active_end - active + grad_mandiri + grad_alamiah + grad_other)
        AS new_entries,
    active + greatest(0, active_end - active + grad_mandiri + grad_alamiah + grad_other)
        - grad_mandiri - grad_alamiah - grad_other AS active_end,
    central_submission('pkh_caseload') AS submission_id
FROM flows
WHERE year <= $last_year
ORDER BY kec_code, year
