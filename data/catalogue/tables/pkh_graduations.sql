-- One row per valid row of T18; the area type is the sub-district's.
SELECT
  c.region,
  CAST(c.year AS VARCHAR) AS period,
  r.area_type,
  c.kpm_active_start,
  c.grad_mandiri,
  c.grad_alamiah
FROM pkh_caseload_valid AS c
JOIN register AS r ON r.code = c.region
