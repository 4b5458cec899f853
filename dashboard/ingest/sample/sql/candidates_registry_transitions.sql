SELECT
    line, families_n, scoring_version,
    quarter = max(quarter) OVER () AS is_last_wave,
    band_from <> 'left_registry' AS band_from_is_registered,
    row_number() OVER same_band = 1 AS is_first_of_band,
    sum(families_n) OVER (PARTITION BY kec_code, quarter, membership, band_from)
        AS row_sum
FROM clean
WINDOW same_band AS (
    PARTITION BY kec_code, quarter, membership, band_from ORDER BY band_to
)
