-- T5. A group closes in the quarter after its last; one that was silent for the last
-- four quarters is dormant.
WITH heard AS (
    SELECT DISTINCT group_id FROM read_parquet('$group_reports')
    WHERE quarter > (SELECT quarter FROM quarters WHERE quarter_number = $newest - 4)
),
ended AS (
    SELECT
        s.*,
        (q.quarter_end - floor(85 * draw(s.key, 60))::INTEGER)::DATE AS closed_on,
        s.last >= $newest AND s.first <= $newest - 3 AND h.group_id IS NULL AS is_silent,
        draw(s.key, 61) AS reason_drawn
    FROM small.seeds AS s
    LEFT JOIN quarters AS q ON q.quarter_number = s.last + 1
    LEFT JOIN heard AS h ON h.group_id = s.group_id
)
SELECT
    key,
    group_id,
    programme AS program_code,
    village_code,
    sector,
    CASE model WHEN 'kube' THEN 'kube'
               WHEN 'revolving_fund' THEN CASE WHEN women_only THEN 'spp' ELSE 'uep' END
               WHEN 'block_grant' THEN CASE WHEN is_kota THEN 'ksm_swadaya' ELSE 'pokmas' END
               WHEN 'pkat' THEN 'pokmas'
               ELSE 'other' END AS group_type,
    formed_on,
    women_only,
    members_start,
    whole(members_start, poor_part, draw(key, 2)) AS members_poor_start,
    seed_capital_rp,
    CASE WHEN draw(key, 62) < 0.55 THEN 'apbn' WHEN draw(key, 62) < 0.75 THEN 'apbd'
         WHEN draw(key, 62) < 0.92 THEN 'dana_desa' WHEN draw(key, 62) < 0.96 THEN 'donor'
         ELSE 'own' END AS seed_source,
    CASE WHEN draw(key, 63) < 0.7 + 0.3 * logistic(logit_mentoring)
         THEN identifier('m', hash(place_key, slot // 20, $seed)) END AS mentor_id,
    CASE WHEN closed_on IS NOT NULL
         THEN CASE WHEN reason_drawn < 0.06 THEN 'merged' ELSE 'closed' END
         WHEN is_silent THEN 'dormant' ELSE 'active' END AS status,
    CASE WHEN closed_on IS NOT NULL THEN closed_on
         WHEN is_silent
         THEN (SELECT quarter_end FROM quarters WHERE quarter_number = $newest)
         ELSE formed_on END AS status_on,
    CASE WHEN closed_on IS NULL THEN NULL
         WHEN reason_drawn < 0.06 THEN 'merged'
         WHEN reason_drawn < 0.18 THEN 'graduated'
         WHEN reason_drawn < 0.33 THEN 'conflict'
         WHEN reason_drawn < 0.58 THEN 'capital_lost'
         WHEN reason_drawn < 0.85 THEN 'members_left'
         WHEN reason_drawn < 0.95 THEN 'programme_end'
         ELSE 'unknown' END AS close_reason,
    submission_of('groups', regency, $newest, false) AS submission_id
FROM ended
ORDER BY key
