-- TKSK and PKH companions work with families and cases, not with groups.
SELECT f.region, f.quarter AS period, r.area_type, f.groups_assigned_n
FROM facilitators_valid AS f
JOIN register AS r ON r.code = f.region
WHERE f.role IN ('local', 'technical', 'full_time')
