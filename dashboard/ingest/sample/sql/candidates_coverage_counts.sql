SELECT
    line, quarter, program_code, sector,
    max(families_d1_4_covered) FILTER (program_code <> 'ANY' OR sector <> 'ANY')
        OVER (PARTITION BY kec_code, quarter) AS largest_part
FROM clean
