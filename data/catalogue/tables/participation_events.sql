-- Adds whether the programme is known, an older twin of the same source, and how many
-- events of the site have shares that look invented. Reports name no facilitator: one
-- serves a programme's site, so programme × sub-district stands for the facilitator.
WITH twins AS (
  SELECT village_code, held_on, forum, source, MIN(event_id) AS first_twin
  FROM participation_events_raw
  GROUP BY village_code, held_on, forum, source
  HAVING MIN(event_id) <> MAX(event_id)
),
halves AS (
  SELECT program_code, region, COUNT(*) AS events_n
  FROM participation_events_raw
  WHERE attended_n >= 10
    AND (women_n * 2 = attended_n OR women_n * 10 = attended_n * 3)
    AND (poor_n * 2 = attended_n OR poor_n * 10 = attended_n * 3)
  GROUP BY program_code, region
)
SELECT
  e.*,
  e.program_code IN (SELECT program_code FROM programs_valid) AS program_known,
  COALESCE(t.first_twin, e.event_id) AS first_twin,
  CAST(COALESCE(h.events_n, 0) AS INTEGER) AS halves_at_site,
  e.attended_n >= 10
    AND (e.women_n * 2 = e.attended_n OR e.women_n * 10 = e.attended_n * 3)
    AND (e.poor_n * 2 = e.attended_n OR e.poor_n * 10 = e.attended_n * 3) AS is_halves
FROM participation_events_raw AS e
LEFT JOIN twins AS t
  ON t.village_code = e.village_code AND t.held_on = e.held_on
 AND t.forum = e.forum AND t.source = e.source
LEFT JOIN halves AS h
  ON h.program_code = e.program_code AND h.region = e.region
