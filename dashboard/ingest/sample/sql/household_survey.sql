-- T12. The same households in every wave: of some sub-districts two villages each, of a
-- village ten households. Every other sampled sub-district of a regency with a programme
-- is of the programme's arm.
WITH lines AS (
    SELECT
        area_code, urban_rural, month AS since, poverty_line_rp,
        lead(month, 1, '9999-12') OVER (
            PARTITION BY area_code, urban_rural ORDER BY month
        ) AS until
    FROM monthly_prices WHERE poverty_line_rp IS NOT NULL
),
chosen AS (
    SELECT
        p.*, s.programme, s.model,
        row_number() OVER (PARTITION BY regency ORDER BY draw(p.key, 301)) AS turn
    FROM places AS p
    LEFT JOIN (FROM sites WHERE rank = 0) AS s ON s.place = p.place
    WHERE draw(p.key, 300) < $survey_places_share
),
armed AS (
    SELECT
        *,
        CASE WHEN turn % 2 = 1 AND programme IS NOT NULL THEN 'T' ELSE 'C' END AS arm
    FROM chosen
),
villages AS (
    SELECT
        a.* EXCLUDE (key), a.key * 10 + v AS village_key,
        CASE WHEN area_type = 'urban' OR (area_type = 'suburb' AND v = 1) THEN 'U'
             ELSE 'R' END AS urban_rural
    FROM armed AS a
    CROSS JOIN (SELECT unnest(range($survey_villages)) AS v) AS v
),
households AS (
    SELECT
        v.*, v.village_key * 100 + h AS key,
        least(12, greatest(1, round(4.2 + 1.7 * bell(v.village_key * 100 + h, 303))))
            ::INTEGER AS hhsize,
        draw(v.village_key * 100 + h, 304) < 0.15 AS female_head,
        $survey_mean_over_line + $survey_strength * (strength - 0.65)
        + $survey_spread_of_village * bell(village_key, 305)
        + $survey_spread_of_household * bell(v.village_key * 100 + h, 306) AS usual,
        draw(v.village_key * 100 + h, 307) AS membership
    FROM villages AS v
    CROSS JOIN (SELECT unnest(range($survey_households)) AS h) AS h
),
waves AS (
    SELECT wave, quarter, quarter_end
    FROM quarters
    JOIN (SELECT unnest($survey_quarters) AS quarter, unnest($survey_waves) AS wave)
        USING (quarter)
),
interviews AS (
    SELECT
        h.*, w.wave, h.key * 10 + w.wave AS wave_key,
        w.quarter_end - floor(100 * draw(h.village_key * 10 + w.wave, 308))::INTEGER
            AS interview_on,
        arm = 'T' AND model IN ('revolving_fund', 'kube', 'prokus') AS members_only,
        CASE WHEN wave = 0 THEN 'new'
             WHEN draw(h.key, 309 + wave) < $survey_lost_a_wave * wave
             THEN CASE WHEN draw(h.key, 312) < 0.5 THEN 'refused' ELSE 'not_found' END
             WHEN draw(h.key, 313) < $survey_moved THEN 'moved'
             ELSE 'panel' END AS panel
    FROM households AS h CROSS JOIN waves AS w
),
spending AS (
    SELECT
        *,
        usual + $survey_growth * wave
        + $survey_spread_of_wave * bell(wave_key, 314)
        + CASE WHEN arm = 'C' THEN 0
               WHEN female_head THEN $survey_effect_of_female_headed
               WHEN usual < 0 THEN $survey_effect_of_poor
               WHEN disadvantaged THEN $survey_effect_of_disadvantaged
               ELSE $survey_effect END * wave / 2 AS welfare,
        panel NOT IN ('refused', 'not_found') AS is_answered,
        substr(interview_on::VARCHAR, 1, 7) AS month,
        greatest(0.25, least(0.85, 0.62 - 0.10 * usual + 0.05 * bell(wave_key, 315)))
            AS food_part
    FROM interviews
),
priced AS (
    SELECT
        s.*,
        -- between the bounds of the rule on expenditure, whatever was drawn
        greatest(0.25, least(12, exp(welfare))) * l.poverty_line_rp * hhsize AS spent,
        (300 * welfare)::INTEGER AS wealth,
        (900 * (1.2 - welfare + 0.9 * bell(wave_key, 316)))::INTEGER AS hunger,
        CASE WHEN arm = 'T' THEN 38 ELSE 31 END AS rising,  -- of 128
        CASE WHEN is_answered THEN (hash(key, 320, $seed) >> 4)::BIGINT END AS levels,
        -- answers of what is asked a second time
        CASE WHEN is_answered AND wave > 0
             THEN (hash(wave_key, 321, $seed) >> 4)::BIGINT END AS steps,
        $draws
    FROM spending AS s
    JOIN lines AS l
      ON l.area_code = substr(s.code, 1, 2) AND l.urban_rural = s.urban_rural
     AND s.month >= l.since AND s.month < l.until
)
SELECT
    identifier('h', hash(key, 'household', $seed)) AS hh_id,
    wave,
    interview_on,
    identifier('p', hash(village_key, 'interviewer', $seed)) AS interviewer_id,
    code AS kec_code,
    identifier('v', hash(village_key, 'village', $seed)) AS psu_id,
    substr(code, 1, 5) || '-' || arm AS stratum_id,
    round(families_total / 20.0 * exp(0.2 * bell(village_key, 317)), 1) AS weight,
    arm,
    CASE WHEN arm = 'T' THEN programme END AS program_code,
    urban_rural,
    CASE WHEN is_answered THEN hhsize END AS hhsize,
    CASE WHEN is_answered THEN female_head END AS female_head,
    CASE WHEN is_answered THEN
        ['none', 'sd', 'smp', 'sma', 'tertiary'][1 + floor(5 * draw(key, 318))::INTEGER]
    END AS head_edu,
    CASE WHEN is_answered THEN arm = 'T' AND (members_only OR membership < 0.6) END
        AS is_member,
    NULL AS group_id,
    CASE WHEN is_answered THEN stepped(spent * food_part, 1000) END AS exp_food_rp,
    CASE WHEN is_answered THEN stepped(spent * (1 - food_part), 1000) END
        AS exp_nonfood_rp,
    CASE WHEN is_answered AND draw(wave_key, 319) < 0.9
         THEN stepped(spent * (0.9 + draw(wave_key, 319) / 3), 1000) END AS income_rp,
    $answers,
    $lifestyle,
    panel,
    CASE WHEN wave > 0 AND is_answered THEN round(
        families_total / 20.0 * exp(0.2 * bell(village_key, 317))
        / (1 - $survey_lost_a_wave * wave), 1) END AS attr_weight,
    central_submission('household_survey') AS submission_id
FROM priced
ORDER BY wave, code, hh_id
