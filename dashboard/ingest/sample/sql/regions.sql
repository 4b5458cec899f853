-- T1. Provinces, regencies and sub-districts that exist today; villages are not in the
-- register and get no rows.
SELECT
    r.code AS region_code,
    CASE r.level WHEN 'province' THEN 'prov' WHEN 'regency' THEN 'kab' ELSE 'kec' END AS level,
    CASE WHEN r.level <> 'province' THEN r.parent END AS parent_code,
    r.name,
    CASE WHEN r.level = 'regency' THEN r.kind = 'kota' END AS is_kota,
    CASE WHEN r.level = 'subdistrict' THEN r.area_type END AS area_type,
    CASE WHEN r.level = 'regency' THEN r.disadvantaged END AS is_disadvantaged,
    NULL::BOOLEAN AS is_3t,
    r.island_group,
    coalesce(try_cast(r.valid_from AS DATE), DATE '2000-01-01') AS valid_from,
    NULL::DATE AS valid_to,
    NULL::VARCHAR AS replaced_by,
    central_submission('regions') AS submission_id
FROM register AS r
ORDER BY r.code
