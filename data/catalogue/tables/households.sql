-- Interviewed households with what the indicators count. Prices: of the province, urban
-- or rural, in the month of the interview (or the last month known), over the mean of
-- the latest year of twelve months. A wave's quarter is the last one with at least a
-- hundredth of its interviews, so that a stray date does not move it.
WITH answered AS (
  SELECT
    *,
    SUBSTRING(CAST(interview_on AS VARCHAR), 1, 7) AS month,
    CONCAT(YEAR(interview_on), 'Q', QUARTER(interview_on)) AS quarter,
    CAST(exp_food_rp + exp_nonfood_rp AS DOUBLE) / hhsize AS pce_rp
  FROM household_survey_valid WHERE panel NOT IN ('refused', 'not_found')
),
waves AS (
  SELECT wave, MAX(quarter) AS period
  FROM (
    SELECT wave, quarter, COUNT(*) AS n, SUM(COUNT(*)) OVER (PARTITION BY wave) AS every
    FROM answered GROUP BY wave, quarter
  ) AS counted
  WHERE n * 100 >= every
  GROUP BY wave
),
levels AS (
  SELECT
    region AS province, urban_rural, month AS since, cpi * link_factor AS price_level,
    LEAD(month, 1, '9999-12') OVER (
      PARTITION BY region, urban_rural ORDER BY month
    ) AS until
  FROM prices_valid
),
years AS (
  SELECT SUBSTRING(since, 1, 4) AS year, AVG(price_level) AS price_level,
    province, urban_rural
  FROM levels
  WHERE SUBSTRING(since, 1, 4) = (
    SELECT MAX(year) FROM (
      SELECT SUBSTRING(since, 1, 4) AS year FROM levels
      GROUP BY SUBSTRING(since, 1, 4) HAVING COUNT(DISTINCT since) = 12
    ) AS full_years
  )
  GROUP BY province, urban_rural, SUBSTRING(since, 1, 4)
),
lines AS (
  SELECT
    region AS province, urban_rural, poverty_line_rp, month AS since,
    LEAD(month, 1, '9999-12') OVER (
      PARTITION BY region, urban_rural ORDER BY month
    ) AS until
  FROM prices_valid WHERE poverty_line_rp IS NOT NULL
),
usual AS (
  SELECT stratum_id, wave, MEDIAN(weight) AS weight
  FROM household_survey_valid GROUP BY stratum_id, wave
),
steps AS (
  SELECT
    file_no, line,
    ls1_now - ls1_before AS s1, ls2_now - ls2_before AS s2,
    ls3_now - ls3_before AS s3, ls4_now - ls4_before AS s4,
    ls5_now - ls5_before AS s5, ls6_now - ls6_before AS s6,
    ls7_now - ls7_before AS s7, ls8_now - ls8_before AS s8
  FROM answered WHERE panel IN ('panel', 'moved')
)
SELECT
  a.hh_id AS household,
  SUBSTRING(a.kec_code, 1, 5) AS region,
  w.period,
  a.stratum_id AS stratum,
  a.psu_id AS psu,
  LEAST(a.weight, 5 * u.weight) AS weight,
  LEAST(COALESCE(a.attr_weight, a.weight), 5 * u.weight) AS panel_weight,
  a.arm,
  a.urban_rural,
  r.area_type,
  a.program_code AS programme,
  a.hhsize,
  ROUND(a.pce_rp * y.price_level / p.price_level) AS pce_real_rp,
  a.pce_rp < l.poverty_line_rp AS is_poor,
  a01 + a02 + a03 + a04 + a05 + a06 + a07 + a08 + a09 + a10 + a11 + a12 AS assets_n,
  fies1 + fies2 + fies3 + fies4 + fies5 + fies6 + fies7 + fies8 >= 4
    AS is_food_insecure,
  SIGN(
    SIGN(s1) + SIGN(s2) + SIGN(s3) + SIGN(s4) + SIGN(s5) + SIGN(s6) + SIGN(s7) + SIGN(s8)
  ) AS lifestyle
FROM answered AS a
JOIN waves AS w ON w.wave = a.wave
JOIN usual AS u ON u.stratum_id = a.stratum_id AND u.wave = a.wave
LEFT JOIN register AS r ON r.code = a.kec_code
LEFT JOIN levels AS p
  ON p.province = SUBSTRING(a.kec_code, 1, 2) AND p.urban_rural = a.urban_rural
 AND a.month >= p.since AND a.month < p.until
LEFT JOIN years AS y
  ON y.province = SUBSTRING(a.kec_code, 1, 2) AND y.urban_rural = a.urban_rural
LEFT JOIN lines AS l
  ON l.province = SUBSTRING(a.kec_code, 1, 2) AND l.urban_rural = a.urban_rural
 AND a.month >= l.since AND a.month < l.until
LEFT JOIN steps AS s ON s.file_no = a.file_no AND s.line = a.line
