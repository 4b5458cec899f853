-- T24. One submission a sender, table and quarter; late reports come in a second one.
WITH counted AS (
    SELECT submission_id, count(*)::INTEGER AS rows_n, max(submitted_on) AS newest_row
    FROM read_parquet('$group_reports') GROUP BY submission_id
    UNION ALL
    SELECT submission_id, count(*)::INTEGER, NULL
    FROM (
        SELECT submission_id FROM read_parquet('$groups')
        UNION ALL
        SELECT submission_id FROM read_parquet('$participation_events')
        UNION ALL
        SELECT submission_id FROM read_parquet('$proposals')
        UNION ALL
        SELECT submission_id FROM read_parquet('$complaints')
    ) AS others
    GROUP BY submission_id
),
regencies AS (
    SELECT DISTINCT regency, substr(code, 1, 5) AS code FROM places
),
possible AS (
    SELECT
        'group_reports' AS table_name, r.code AS sender, q.quarter, q.quarter_end, late,
        submission_of('group_reports', r.regency, q.quarter_number, late) AS submission_id
    FROM regencies AS r, quarters AS q, (VALUES (false), (true)) AS l (late)
    UNION ALL
    SELECT
        'participation_events', r.code, q.quarter, q.quarter_end, false,
        submission_of('participation_events', r.regency, q.quarter_number, false)
    FROM regencies AS r, quarters AS q
    UNION ALL
    SELECT
        t.name, r.code, q.quarter, q.quarter_end, false,
        submission_of(t.name, r.regency, $newest, false)
    FROM regencies AS r, quarters AS q,
        (VALUES ('groups'), ('proposals'), ('complaints')) AS t (name)
    WHERE q.quarter_number = $newest
),
central AS (
    SELECT
        'pusat' AS sender, t.table_name, q.quarter, q.quarter_end, t.rows_n,
        central_submission(t.table_name) AS submission_id
    FROM central_tables AS t, quarters AS q
    WHERE q.quarter_number = $newest
)
SELECT
    submission_id,
    sender AS sender_code,
    table_name AS "table",
    quarter,
    (quarter_end + 30)::DATE AS due_on,
    coalesce(newest_row + 1, quarter_end + 20)::DATE AS received_on,
    rows_n,
    sha256(submission_id) AS sha256,
    'accepted' AS result
FROM (
    SELECT p.*, c.rows_n, c.newest_row
    FROM possible AS p JOIN counted AS c ON c.submission_id = p.submission_id
    UNION ALL BY NAME
    SELECT *, NULL AS newest_row FROM central
)
ORDER BY "table", quarter, sender_code, due_on, submission_id
