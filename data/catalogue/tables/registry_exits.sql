-- Families of deciles 1–4 at the start who are still in the registry, and those of them
-- who left these deciles. Of a sub-district whose rows were in part set aside nothing
-- counts for that membership: what is left would be another share.
WITH complete AS (
  SELECT DISTINCT kec_code, quarter, membership FROM registry_transitions_valid
  EXCEPT
  SELECT DISTINCT r.kec_code, r.quarter, r.membership
  FROM registry_transitions_raw AS r
  LEFT JOIN registry_transitions_valid AS v
    ON v.kec_code = r.kec_code AND v.quarter = r.quarter
   AND v.membership = r.membership AND v.band_from = r.band_from
   AND v.band_to = r.band_to
  WHERE v.kec_code IS NULL
),
counted AS (
  SELECT
    t.region, t.quarter, t.membership,
    SUM(t.families_n) AS poor,
    SUM(CASE WHEN t.band_to = '5-10' THEN t.families_n ELSE 0 END) AS left_poor
  FROM registry_transitions_valid AS t
  JOIN complete AS c
    ON c.kec_code = t.kec_code AND c.quarter = t.quarter
   AND c.membership = t.membership
  WHERE t.band_from IN ('1', '2', '3', '4') AND t.band_to <> 'left_registry'
  GROUP BY t.region, t.quarter, t.membership
)
SELECT
  c.region, c.quarter AS period, r.area_type,
  MAX(CASE WHEN membership = 'member' THEN poor END) AS members_poor,
  MAX(CASE WHEN membership = 'member' THEN left_poor END) AS members_left_poor,
  MAX(CASE WHEN membership = 'non_member' THEN poor END) AS others_poor,
  MAX(CASE WHEN membership = 'non_member' THEN left_poor END) AS others_left_poor
FROM counted AS c
JOIN register AS r ON r.code = c.region
GROUP BY c.region, c.quarter, r.area_type
