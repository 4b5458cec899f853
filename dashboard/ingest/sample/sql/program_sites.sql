-- T4. Sites with groups, and the comparison sites of those that are evaluated.
SELECT
    s.programme AS program_code,
    s.code AS kec_code,
    substr(s.entry_quarter, 1, 4)::INTEGER AS cohort_year,
    s.entry_quarter,
    NULL::VARCHAR AS exit_quarter,
    s.arm,
    s.match_set::INTEGER AS match_set,
    central_submission('program_sites') AS submission_id
FROM (
    SELECT
        *, '2015Q' || (1 + floor(4 * draw(key, 80)))::INTEGER AS entry_quarter
    FROM evaluated_sites
) AS s
ORDER BY program_code, kec_code
