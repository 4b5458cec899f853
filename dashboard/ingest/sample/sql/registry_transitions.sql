-- T27. One row a move that some family made; `registry_moves` has them by number.
SELECT
    p.code AS kec_code,
    m.quarter,
    ['member', 'non_member'][m.membership + 1] AS membership,
    ['1', '2', '3', '4', '5-10', 'left_registry'][m.band_from + 1] AS band_from,
    ['1', '2', '3', '4', '5-10', 'left_registry'][m.band_to + 1] AS band_to,
    m.families_n::INTEGER AS families_n,
    'contoh-1' AS scoring_version,
    central_submission('registry_transitions') AS submission_id
FROM registry_moves AS m
JOIN places AS p ON p.place = m.place
ORDER BY kec_code, quarter, membership, band_from, band_to
