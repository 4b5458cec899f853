-- T9. Each as it stood when the newest submission was sent, twenty days after its
-- quarter; a closing that lies later is not known.
WITH timed AS (
    SELECT v.*, unnest(range($first, $newest + 1)) AS q
    FROM small.programme_villages AS v
),
made AS (
    SELECT *, hash(village_key, q, 'complaints') AS h FROM timed
),
received AS (
    SELECT
        *,
        (quarter_start(getvariable('quarter')[q + 1]) + floor(89 * draw(h, 2))::INTEGER)::DATE
            AS received_on,
        draw(h, 3) AS patience,
        logistic(ln($resolved_in_time / (1 - $resolved_in_time)) + planning_effect) AS p_in_time
    FROM made WHERE draw(h, 1) < $complaints_rate
),
handled AS (
    SELECT
        *,
        CASE WHEN draw(h, 4) < $never_resolved THEN NULL
             WHEN patience < p_in_time THEN received_on + floor(31 * draw(h, 5))::INTEGER
             ELSE received_on + 31 + floor(150 * draw(h, 5) ^ 2)::INTEGER END AS closing
    FROM received
),
known AS (
    SELECT
        * EXCLUDE (closing),
        CASE WHEN closing <= getvariable('quarter_end')[$newest + 1] + 20 THEN closing END AS closed_on
    FROM handled
)
SELECT
    identifier('c', h) AS complaint_id,
    village_code,
    received_on,
    CASE WHEN draw(h, 6) < 0.10 THEN 'fund_misuse' WHEN draw(h, 6) < 0.30 THEN 'procedure'
         WHEN draw(h, 6) < 0.55 THEN 'targeting' WHEN draw(h, 6) < 0.75 THEN 'quality'
         WHEN draw(h, 6) < 0.92 THEN 'service' ELSE 'other' END AS category,
    CASE WHEN draw(h, 7) < 0.35 THEN 'meeting' WHEN draw(h, 7) < 0.60 THEN 'office'
         WHEN draw(h, 7) < 0.70 THEN 'box' WHEN draw(h, 7) < 0.88 THEN 'phone'
         WHEN draw(h, 7) < 0.97 THEN 'online' ELSE 'other' END AS channel,
    closed_on,
    CASE WHEN closed_on IS NULL THEN NULL
         WHEN draw(h, 8) < 0.50 THEN 'upheld' WHEN draw(h, 8) < 0.70 THEN 'rejected'
         WHEN draw(h, 8) < 0.92 THEN 'referred' ELSE 'withdrawn' END AS outcome,
    submission_of('complaints', regency, $newest, false) AS submission_id
FROM known
