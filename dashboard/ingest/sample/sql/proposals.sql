-- T8. Each as it stood at the end of the newest quarter; what lies later is not known.
WITH timed AS (
    SELECT v.*, unnest(range($first, $newest + 1)) AS q
    FROM small.programme_villages AS v
),
made AS (
    SELECT *, hash(village_key, q, 'proposals') AS drawn_by,
        getvariable('quarter')[q + 1] AS quarter
    FROM timed
),
numbered AS (
    SELECT
        * EXCLUDE (drawn_by),
        unnest(range(floor($proposals_rate * (0.5 + draw(drawn_by, 1)) + draw(drawn_by, 2))::INTEGER))
            AS number,
        drawn_by
    FROM made
),
one AS (
    SELECT *, hash(drawn_by, number) AS h FROM numbered
),
shaped AS (
    SELECT
        *,
        (quarter_start(quarter) + floor(85 * draw(h, 3))::INTEGER)::DATE AS proposed,
        draw(h, 4) AS origin_drawn,
        stepped($proposal_cost_median * getvariable('price')[q + 1] * exp(0.6 * bell(h, 5)), 100000)
            AS cost,
        40 + floor(300 * draw(h, 6))::INTEGER AS beneficiaries,
        draw(h, 7) < logistic(ln($funded_share / (1 - $funded_share)) + planning_effect) AS is_funded,
        -- how many levels of the ladder adopt it: each only what the one below adopted
        draw(h, 8) < logistic(ln($village_adopts / (1 - $village_adopts)) + planning_effect) AS village,
        draw(h, 9) < logistic(ln($subdistrict_adopts / (1 - $subdistrict_adopts)) + planning_effect) AS subdistrict,
        draw(h, 10) < $regency_adopts AS regency_adopts,
        draw(h, 11) < $province_adopts AS province_adopts,
        draw(h, 12) < $nation_adopts AS nation_adopts,
        -- a few are slow: later than four quarters
        CASE WHEN draw(h, 13) < 0.06 THEN 300 ELSE 0 END AS slow
    FROM one
),
dated AS (
    SELECT *, proposed + 20 + slow + floor(60 * draw(h, 14))::INTEGER AS d1 FROM shaped
),
dated_two AS (SELECT *, d1 + 20 + floor(40 * draw(h, 15))::INTEGER AS d2 FROM dated),
dated_three AS (SELECT *, d2 + 30 + floor(60 * draw(h, 16))::INTEGER AS d3 FROM dated_two),
adopted AS (
    SELECT
        *,
        getvariable('quarter_end')[$newest + 1] AS known_until,
        CASE WHEN village THEN d1 END AS on_village,
        CASE WHEN village AND subdistrict THEN d2 END AS on_subdistrict,
        CASE WHEN village AND subdistrict AND regency_adopts THEN d3 END AS on_regency,
        CASE WHEN village AND subdistrict AND regency_adopts AND province_adopts
             THEN d3 + 20 + floor(30 * draw(h, 17))::INTEGER END AS on_province
    FROM dated_three
),
outcome AS (
    SELECT
        *,
        proposed + 120 + floor(120 * draw(h, 18))::INTEGER AS decided,
        is_funded AND proposed + 120 + floor(120 * draw(h, 18))::INTEGER <= known_until AS has_money
    FROM adopted
)
SELECT
    identifier('p', h) AS proposal_id,
    village_code,
    programme AS program_code,
    sector,
    CASE WHEN draw(h, 19) < $origin_unknown THEN NULL
         WHEN origin_drawn < logistic(-0.85 + planning_effect) THEN 'hamlet_meeting'
         WHEN origin_drawn < logistic(-0.20 + planning_effect) THEN 'women_meeting'
         WHEN origin_drawn < logistic(0.405 + planning_effect) THEN 'group'
         WHEN origin_drawn < 0.5 + 0.5 * logistic(0.575 + planning_effect) THEN 'village_gov'
         WHEN origin_drawn < 0.94 THEN 'kecamatan'
         WHEN origin_drawn < 0.98 THEN 'agency_topdown'
         ELSE 'legislator' END AS origin,
    proposed AS proposed_on,
    cost AS cost_rp,
    stepped(cost * 0.2 * draw(h, 20), 50000) AS own_contribution_rp,
    beneficiaries AS beneficiaries_n,
    whole(beneficiaries, 0.3 + 0.4 * draw(h, 21), draw(h, 22)) AS beneficiaries_poor_n,
    CASE WHEN has_money THEN CASE WHEN decided + 200 < known_until THEN 'completed' ELSE 'funded' END
         WHEN decided > known_until
         THEN CASE WHEN draw(h, 23) < 0.4 THEN 'proposed' WHEN draw(h, 23) < 0.75 THEN 'verified' ELSE 'ranked' END
         WHEN draw(h, 23) < 0.45 THEN 'rejected'
         ELSE 'deferred' END AS status,
    CASE WHEN has_money THEN stepped(cost * (0.6 + 0.4 * draw(h, 24)), 50000) ELSE 0 END AS funded_rp,
    CASE WHEN NOT has_money THEN NULL
         WHEN draw(h, 25) < 0.45 THEN 'dana_desa' WHEN draw(h, 25) < 0.70 THEN 'blm'
         WHEN draw(h, 25) < 0.85 THEN 'apbd_kab' WHEN draw(h, 25) < 0.91 THEN 'apbd_prov'
         WHEN draw(h, 25) < 0.96 THEN 'apbn' WHEN draw(h, 25) < 0.98 THEN 'csr'
         ELSE 'own' END AS fund_source,
    CASE WHEN on_village <= known_until THEN on_village END AS lvl_village_on,
    CASE WHEN on_subdistrict <= known_until THEN on_subdistrict END AS lvl_kec_on,
    CASE WHEN on_regency <= known_until THEN on_regency END AS lvl_kab_on,
    CASE WHEN on_province <= known_until THEN on_province END AS lvl_prov_on,
    CASE WHEN nation_adopts AND on_province + 25 <= known_until THEN on_province + 25 END AS lvl_nat_on,
    CASE WHEN on_regency <= known_until THEN 'SIPD-' || upper(substr(identifier('u', h), 2, 7)) END AS sipd_no,
    CASE WHEN NOT has_money AND decided <= known_until AND draw(h, 23) < 0.45
         THEN ['duplicate', 'not_eligible', 'budget', 'technical', 'outside_mandate'][1 + floor(5 * draw(h, 26))::INTEGER]
         END AS reject_reason,
    submission_of('proposals', regency, $newest, false) AS submission_id
FROM outcome
