-- Money counts only of proposals that were funded or completed.
SELECT
  p.region,
  CAST(YEAR(p.proposed_on) AS VARCHAR) || 'Q' || CAST(QUARTER(p.proposed_on) AS VARCHAR)
    AS period,
  p.program_code AS programme, p.sector, r.area_type,
  CASE WHEN p.origin IS NOT NULL
       THEN p.origin IN ('hamlet_meeting', 'women_meeting', 'group') END AS is_bottom_up,
  1 AS is_proposal,
  CASE WHEN p.status IN ('funded', 'completed') THEN 1 ELSE 0 END AS is_funded,
  CASE WHEN p.status IN ('funded', 'completed') THEN p.funded_rp ELSE 0 END AS funded_rp
FROM proposals_valid AS p
LEFT JOIN register AS r ON r.code = p.region
