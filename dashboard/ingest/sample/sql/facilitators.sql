-- T11. Groups of a sub-district are shared by its facilitators; a TKSK and the PKH
-- companions have none. Counted in the second and fourth quarter, to keep the sample small.
WITH posts AS (
    SELECT
        p.*, n.number, p.key * 100 + n.number AS post_key,
        greatest(1, round(p.groups / ($groups_of_facilitator * exp(0.2 * bell(p.key, 130)))))
            AS mentors_n
    FROM places AS p
    CROSS JOIN (SELECT unnest(range(1, $facilitators_most + 1)) AS number) AS n
)
SELECT
    identifier('f', hash(post_key, $seed)) AS facilitator_id,
    q.quarter,
    code AS kec_code,
    CASE WHEN number = $facilitators_most THEN 'tksk'
         WHEN number = $facilitators_most - 1 THEN 'pkh'
         WHEN draw(post_key, 131) < 0.55 THEN 'local'
         WHEN draw(post_key, 131) < 0.75 THEN 'technical'
         ELSE 'full_time' END AS role,
    CASE WHEN number >= $facilitators_most - 1 THEN 0
         ELSE least(60, whole(groups, 1 / mentors_n,
                              draw(post_key * 1000 + q.quarter_number, 132))) END
        AS groups_assigned_n,
    draw(post_key, 133) < 0.6 AS certified,
    central_submission('facilitators') AS submission_id
FROM posts
JOIN quarters AS q
  ON q.quarter_number BETWEEN $recent AND $newest AND q.quarter_number % 2 = 1
WHERE (number <= mentors_n AND groups > 0) OR number >= $facilitators_most - 1
ORDER BY post_key, q.quarter_number
