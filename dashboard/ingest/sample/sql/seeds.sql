-- What stays the same in the life of a group, one row a group.
CREATE OR REPLACE TABLE small.seeds AS
WITH placed AS (
    SELECT
        c.*, p.key AS place_key, p.moment_row, p.code, p.province, p.regency, p.is_kota,
        p.villages_n, p.report_factor, p.last_reported, p.newest_factor,
        s.programme, s.sector, s.model,
        p.key * 10000 + c.slot AS slot_key
    FROM chains AS c
    JOIN places AS p ON p.place = c.place
    JOIN sites AS s
      ON s.place = c.place
     AND draw(p.key * 10000 + c.slot, 40) >= s.share_from
     AND draw(p.key * 10000 + c.slot, 40) < s.share_to
),
shaped AS (
    SELECT
        *,
        draw(key, 42) < $women_only_share AS women_only,
        $members_fewest + whole(
            $members_most - $members_fewest,
            ($members_mean - $members_fewest) / ($members_most - $members_fewest)
            * (0.4 + 0.4 * (draw(key, 43) + draw(key, 44) + draw(key, 45))),
            draw(key, 46)
        ) AS members_start
    FROM placed
)
SELECT
    shaped.*,
    identifier('g', hash(key, $seed)) AS group_id,
    code || '.' || (CASE WHEN is_kota THEN 1001 ELSE 2001 END
                    + floor(villages_n * draw(slot_key, 41))::INTEGER) AS village_code,
    0.5 + 0.3 * draw(key, 47) AS poor_part,
    0.25 + 0.5 * draw(key, 48) AS women_part,
    bell(key, 49) AS members_drift,
    CASE WHEN draw(key, 50) < 0.01 THEN 0
         WHEN draw(key, 50) < 0.72 THEN 3
         WHEN draw(key, 50) < 0.93 THEN 6
         ELSE 12 END AS meetings_planned,
    draw(key, 51) < 0.93 AS has_attendance_book,
    -- The slot's number in the thousands: no two groups of a place look like copies.
    stepped(
        $seed_capital_median * price * exp($seed_capital_spread * bell(key, 52)) + 500000,
        1000000
    ) + slot % 1000 * 1000 AS seed_capital_rp,
    (quarter_end - floor(88 * draw(key, 53))::INTEGER)::DATE AS formed_on,
    draw(key, 54) < 0.2 AS has_top_up,
    $savings_per_member_median * exp(0.5 * bell(key, 55)) AS savings_per_member,
    0.010 + 0.012 * bell(key, 56) AS growth,
    draw(key, 57) < CASE WHEN sector IN (
        'savings_credit', 'economic_enterprise', 'agriculture_fishery'
    ) THEN 0.98 ELSE 0.80 END AS lends,
    0.45 + 0.35 * draw(key, 58) AS lent_part,
    900000 * exp(0.5 * bell(key, 59)) AS turnover_per_member
FROM shaped
JOIN quarters ON quarter_number = shaped.first
ORDER BY key
