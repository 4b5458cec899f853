SELECT
    line, quarter, cost, allocated_rp, disbursed_rp, received_rp, spent_rp,
    region_code NOT IN (
        SELECT key->>'kec_code' FROM answer_key WHERE "table" = 'program_sites'
    ) AS site_is_known
FROM clean
