"""Bad rows of regions, their context, programmes, sites and prices (T1–T4, T23, T24)."""

from tests.spec.rule_case import Case

CASES = [
    Case(
        "regions",
        "parent_not_prefix",
        {
            "regions": """
            region_code | parent_code
            32.04.05    | 32.05
            32.04.06    | 32.04
            """
        },
        (1,),
    ),
    Case(
        "regions",
        "city_number_below_71",
        {
            "regions": """
            region_code | parent_code | level | is_kota
            32.04       | 32          | kab   | true
            32.73       | 32          | kab   | true
            32.05       | 32          | kab   | false
            """
        },
        (1,),
    ),
    Case(
        "regions",
        "no_polygon",
        {
            "regions": """
            region_code | valid_to
            32.04.05    | -
            32.04.07    | -
            32.04.08    | 2019-12-31
            """
        },
        (2,),
        polygons=("32.04.05",),
    ),
    Case(
        "regions",
        "overlapping_validity",
        {
            "regions": """
            region_code | valid_from | valid_to   | replaced_by
            32.04.05    | 2000-01-01 | 2022-12-31 | 32.04.07
            32.04.06    | 2000-01-01 | 2022-06-30 | 32.04.07
            32.04.08    | 2000-01-01 | -          | 32.04.07
            32.04.07    | 2022-07-01 | -          | -
            """
        },
        (1, 3),
    ),
    Case(
        "region_context",
        "poor_families_over_total",
        {
            "region_context": """
            families_total | families_d1_4 | kec_code
            250            | 251           | 32.04.05
            250            | 250           | 32.04.06
            """
        },
        (1,),
    ),
    Case(
        "region_context",
        "women_share_unusual",
        {
            "region_context": """
            adults_18plus | adult_women | kec_code
            1000          | 399         | 32.04.01
            1000          | 400         | 32.04.02
            1000          | 600         | 32.04.03
            1000          | 601         | 32.04.04
            """
        },
        (1, 4),
    ),
    Case(
        "region_context",
        "population_jump",
        {
            "region_context": """
            kec_code | year | population
            32.04.05 | 2023 | 1000
            32.04.05 | 2024 | 1151
            32.04.06 | 2023 | 1000
            32.04.06 | 2024 | 1150
            32.04.07 | 2022 | 1000
            32.04.07 | 2024 | 5000
            """
        },
        (2,),
    ),
    Case(
        "programs",
        "ends_before_start",
        {
            "programs": """
            program_code | start_date | end_date
            dbk          | 2020-01-01 | 2019-12-31
            pdw          | 2020-01-01 | 2020-01-01
            tnm          | 2020-01-01 | -
            """
        },
        (1,),
    ),
    Case(
        "program_sites",
        "unknown_program",
        {
            "program_sites": """
            program_code | kec_code
            nope         | 32.04.05
            dbk          | 32.04.05
            """
        },
        (1,),
    ),
    Case(
        "program_sites",
        "comparison_contaminated",
        {
            "program_sites": """
            kec_code | region   | arm        | exit_quarter
            32.04.05 | 32.04.05 | comparison | -
            32.04.06 | 32.04.06 | comparison | -
            32.04.05 | 32.04.05 | treatment  | -
            32.04.07 | 32.04.05 | comparison | 2020Q1
            """,
            "groups": """
            region   | formed_on
            32.04.05 | 2020-02-10
            """,
        },
        (1,),
    ),
    Case(
        "program_sites",
        "one_arm_only",
        {
            "program_sites": """
            kec_code | region   | arm        | match_set
            32.04.05 | 32.04.05 | treatment  | 1
            32.04.06 | 32.04.06 | treatment  | 1
            32.04.07 | 32.04.07 | treatment  | 2
            32.04.08 | 32.04.08 | comparison | 2
            32.04.09 | 32.04.09 | treatment  | -
            """
        },
        (1, 2),
    ),
    Case(
        "prices",
        "link_not_positive",
        {
            "prices": """
            month   | link_factor
            2024-03 | 0
            2024-06 | 0.9
            """
        },
        (1,),
    ),
]
