-- Adds what the rules compare a household with: its local poverty line, its own size in
-- the wave before, the weights and the regency of its stratum, and the other interviews
-- of its interviewer. Lines are published twice a year; one holds until the next.
WITH lines AS (
  SELECT
    region AS province, urban_rural, poverty_line_rp, month AS since,
    LEAD(month, 1, '9999-12') OVER (
      PARTITION BY region, urban_rural ORDER BY month
    ) AS until
  FROM prices_valid WHERE poverty_line_rp IS NOT NULL
),
rows AS (
  SELECT
    *,
    SUBSTRING(CAST(interview_on AS VARCHAR), 1, 7) AS month,
    panel NOT IN ('refused', 'not_found') AS is_answered,
    CONCAT_WS(
      ',', a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, '',
      fies1, fies2, fies3, fies4, fies5, fies6, fies7, fies8, '',
      dep01, dep02, dep03, dep04, dep05, dep06, dep07, dep08, dep09, dep10, '',
      ls1_before, ls2_before, ls3_before, ls4_before,
      ls5_before, ls6_before, ls7_before, ls8_before, '',
      ls1_now, ls2_now, ls3_now, ls4_now, ls5_now, ls6_now, ls7_now, ls8_now
    ) AS answers
  FROM household_survey_raw
),
sizes AS (
  SELECT
    file_no, line,
    LAG(hhsize) OVER (PARTITION BY hh_id ORDER BY wave, interview_on) AS size_before
  FROM rows WHERE is_answered
),
twins AS (
  SELECT interviewer_id, wave, answers, COUNT(*) AS twins_n
  FROM rows WHERE is_answered AND interviewer_id IS NOT NULL
  GROUP BY interviewer_id, wave, answers
),
interviewers AS (
  SELECT
    interviewer_id, wave,
    SUM(CASE WHEN twins_n > 1 THEN twins_n ELSE 0 END) / SUM(twins_n) AS copied_share
  FROM twins GROUP BY interviewer_id, wave
),
copied AS (
  SELECT t.interviewer_id, t.wave, t.answers, i.copied_share
  FROM twins AS t
  JOIN interviewers AS i
    ON i.interviewer_id = t.interviewer_id AND i.wave = t.wave
  WHERE t.twins_n > 1
),
weights AS (
  SELECT stratum_id, wave, MEDIAN(weight) AS usual_weight
  FROM rows GROUP BY stratum_id, wave
),
homes AS (
  SELECT stratum_id, regency
  FROM (
    SELECT
      stratum_id, SUBSTRING(kec_code, 1, 5) AS regency,
      ROW_NUMBER() OVER (
        PARTITION BY stratum_id ORDER BY COUNT(*) DESC, SUBSTRING(kec_code, 1, 5)
      ) AS place
    FROM rows GROUP BY stratum_id, SUBSTRING(kec_code, 1, 5)
  ) AS placed
  WHERE place = 1
)
SELECT
  r.* EXCLUDE (month, is_answered, answers),
  p.model IN ('revolving_fund', 'kube', 'prokus') AS member_only,
  l.poverty_line_rp,
  s.size_before,
  w.usual_weight,
  c.copied_share,
  h.regency AS stratum_regency
FROM rows AS r
LEFT JOIN programs_valid AS p ON p.program_code = r.program_code
LEFT JOIN lines AS l
  ON l.province = SUBSTRING(r.kec_code, 1, 2) AND l.urban_rural = r.urban_rural
 AND r.month >= l.since AND r.month < l.until
LEFT JOIN sizes AS s ON s.file_no = r.file_no AND s.line = r.line
LEFT JOIN weights AS w ON w.stratum_id = r.stratum_id AND w.wave = r.wave
LEFT JOIN homes AS h ON h.stratum_id = r.stratum_id
LEFT JOIN copied AS c
  ON c.interviewer_id = r.interviewer_id AND c.wave = r.wave AND c.answers = r.answers
