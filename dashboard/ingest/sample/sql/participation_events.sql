-- T7. Kinds 1 to 5 are the programme's own records of the five stages; 6 and 7 are
-- meetings of the first two stages that a survey observed. The days of a quarter are
-- shared out over programmes, kinds and numbers: no village has one forum twice a day.
WITH timed AS (
    SELECT v.*, unnest(range($recent, $newest + 1)) AS q
    FROM small.programme_villages AS v
),
drawn AS (
    SELECT *, hash(village_key, q) AS h FROM timed
),
sent AS (
    SELECT
        *,
        q <= last_reported
        AND draw(h, 1) < logistic(getvariable('report_logit')[moment_row + q] + report_effect)
            * report_factor * CASE WHEN q = $newest THEN newest_factor ELSE 1 END
            AS is_recorded,
        rank = 0 AND q % 4 = 2 AND draw(village_key * 100 + q // 4, 2) < $surveyed_share
            AS is_surveyed,
        getvariable('shift_attendance')[moment_row + q] AS shift
    FROM drawn
),
kinds AS (
    SELECT
        * EXCLUDE (h), h AS quarter_h,
        unnest(CASE WHEN is_surveyed AND is_recorded THEN [1, 2, 3, 4, 5, 6, 7]
                    WHEN is_surveyed THEN [6, 7] ELSE [1, 2, 3, 4, 5] END) AS kind
    FROM sent WHERE is_recorded OR is_surveyed
),
counted AS (
    SELECT
        *,
        CASE WHEN kind > 5 THEN 1 ELSE whole(
            [$identify_rate, $plan_rate, $implement_rate, $monitor_rate, $safeguard_rate][kind],
            1, draw(quarter_h, 10 + kind)
        ) END AS events_n
    FROM kinds
),
held AS (
    SELECT * EXCLUDE (events_n), unnest(range(events_n)) AS number
    FROM counted WHERE events_n > 0
),
invited AS (
    SELECT
        programme, sector, rank, regency, village_code, q, kind, number, shift,
        attendance_effect, women_effect, poor_effect,
        [1, 2, 3, 4, 5, 1, 2][kind] AS stage,
        kind > 5 AS by_survey,
        hash(quarter_h, kind * 10 + number) AS h
    FROM held
),
came AS (
    SELECT
        *,
        draw(h, 1) AS forum_drawn,
        $invited_fewest
            + floor(($invited_most - $invited_fewest) * draw(h, 2) * draw(h, 3))::INTEGER
            AS asked,
        logistic(
            [$identify_logit, $plan_logit, $implement_logit, $monitor_logit, $safeguard_logit][stage]
            + attendance_effect + shift + 0.3 * bell(h, 4)
            + CASE WHEN by_survey THEN $survey_logit ELSE 0 END
        ) AS p_came
    FROM invited
),
met AS (
    SELECT
        *,
        CASE stage
            WHEN 1 THEN CASE WHEN forum_drawn < 0.60 THEN 'musdus' WHEN forum_drawn < 0.75 THEN 'mkp'
                             WHEN forum_drawn < 0.90 THEN 'musdes' ELSE 'group_meeting' END
            WHEN 2 THEN CASE WHEN forum_drawn < 0.25 THEN 'musdus' WHEN forum_drawn < 0.45 THEN 'mkp'
                             WHEN forum_drawn < 0.80 THEN 'musdes' WHEN forum_drawn < 0.85 THEN 'mad'
                             ELSE 'group_meeting' END
            WHEN 3 THEN CASE WHEN forum_drawn < 0.85 THEN 'work_party' ELSE 'group_meeting' END
            WHEN 4 THEN CASE WHEN forum_drawn < 0.60 THEN 'monitoring_visit' ELSE 'accountability' END
            ELSE CASE WHEN forum_drawn < 0.40 THEN 'complaint_session' ELSE 'maintenance' END
        END AS forum,
        greatest(4, whole(asked, p_came, draw(h, 5))) AS attended
    FROM came
),
parts AS (
    SELECT
        *,
        CASE WHEN draw(h, 6) < 0.96
             THEN CASE WHEN forum = 'mkp' THEN attended
                  ELSE least(attended - 1, whole(attended, logistic(
                      CASE WHEN by_survey THEN $women_survey_logit ELSE $women_logit END
                      + women_effect + 0.3 * bell(h, 7)), draw(h, 8))) END
        END AS women,
        CASE WHEN draw(h, 9) < 0.92
             THEN whole(attended, logistic($poor_logit + poor_effect + 0.3 * bell(h, 10)), draw(h, 11))
        END AS poor,
        draw(h, 12) < 0.8 AS counts_parts,
        whole(attended, 0.02, draw(h, 13)) AS disabled,
        whole(attended, 0.03, draw(h, 14)) AS elderly,
        whole(attended, 0.03, draw(h, 15)) AS female_heads,
        whole(attended, CASE WHEN sector = 'customary_community' THEN $adat_share ELSE 0.004 END,
              draw(h, 16)) AS adat,
        CASE WHEN draw(h, 18) < 0.7 THEN whole(attended, 0.20, draw(h, 19)) END AS speakers
    FROM met
)
SELECT
    identifier('e', h) AS event_id,
    programme AS program_code,
    village_code,
    (quarter_start(getvariable('quarter')[q + 1])
     + (CASE WHEN by_survey THEN (stage - 1) * 40 + floor(40 * draw(h, 20))
             ELSE (rank * 10 + (kind - 1) * 2 + number) * 3 + floor(3 * draw(h, 20)) END
       )::INTEGER)::DATE AS held_on,
    stage,
    forum,
    CASE WHEN draw(h, 21) >= $invited_unknown THEN asked END AS invited_n,
    attended AS attended_n,
    women AS women_n,
    -- by chance a few would look as if nobody had counted
    poor - (attended >= 10 AND (women * 2 = attended OR women * 10 = attended * 3)
            AND (poor * 2 = attended OR poor * 10 = attended * 3))::INTEGER AS poor_n,
    CASE WHEN counts_parts THEN disabled END AS disabled_n,
    CASE WHEN counts_parts THEN elderly END AS elderly_n,
    CASE WHEN counts_parts THEN least(female_heads, coalesce(women, 0)) END AS female_head_n,
    CASE WHEN counts_parts THEN adat END AS adat_n,
    CASE WHEN draw(h, 22) < 0.85
         THEN least(attended, greatest(disabled, elderly, female_heads, adat,
              whole(attended, $disadvantaged_share, draw(h, 23)) + (adat * 9) // 10))
    END AS disadvantaged_n,
    speakers AS speakers_n,
    CASE WHEN speakers IS NOT NULL
         THEN least(whole(speakers, 0.36, draw(h, 24)), women) END AS women_speakers_n,
    draw(h, 25) < 0.7 AS minutes_uploaded,
    CASE WHEN by_survey THEN 'survey' ELSE 'mis' END AS source,
    submission_of('participation_events', regency, q, false) AS submission_id
FROM parts
