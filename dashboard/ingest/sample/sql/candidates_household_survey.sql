-- Households that were interviewed; some interviewers are kept for copied answers, just
-- enough of them that nearly all of their interviews are taken.
WITH interviewers AS (
    SELECT
        interviewer_id, wave,
        sum(count(*)) OVER (ORDER BY draw(interviewer_id || wave, 360)) - count(*)
            AS before
    FROM clean WHERE panel NOT IN ('refused', 'not_found')
    GROUP BY interviewer_id, wave
),
codes AS (
    SELECT min(kec_code) AS first, max(kec_code) AS last, count(*) AS rows_n
    FROM clean
)
SELECT
    c.line, c.hhsize, c.exp_food_rp,
    i.before < 0.005 * codes.rows_n AS is_of_copier,
    NOT is_of_copier AS may_change,
    -- between two and fifteen poverty lines
    (c.exp_food_rp + c.exp_nonfood_rp) / c.hhsize
        BETWEEN 1000000 AND 7000000 AS is_well_off,
    c.wave = max(c.wave) OVER () AS is_last_wave,
    p.model IN ('revolving_fund', 'kube', 'prokus') AS is_of_members_only,
    -- of another regency, urban or rural prices of which are known
    CASE WHEN left(c.kec_code, 5) = left(codes.first, 5) THEN codes.last
         ELSE codes.first END AS other_kec
FROM clean AS c
JOIN interviewers AS i ON i.interviewer_id = c.interviewer_id AND i.wave = c.wave
LEFT JOIN read_parquet('$programs') AS p ON p.program_code = c.program_code
CROSS JOIN codes
WHERE c.panel NOT IN ('refused', 'not_found')
