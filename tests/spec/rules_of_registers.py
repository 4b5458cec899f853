"""Bad rows of the registers: PKH (T18), the welfare registry (T27), coverage (T26),
budget (T21), institutions (T10), facilitators (T11) and targets (T22)."""

from tests.spec.rule_case import Case

CASES = [
    Case(
        "pkh_caseload",
        "stock_flow_broken",
        {
            "pkh_caseload": """
            kec_code | active_end
            32.04.01 | 980
            32.04.02 | 990
            32.04.03 | 991
            32.04.04 | 970
            32.04.05 | 969
            """
        },
        (3, 5),
    ),
    # rows of four quarters before tell the version at the start; most of them count
    Case(
        "registry_transitions",
        "scoring_versions_differ",
        {
            "registry_transitions": """
            kec_code | quarter | band_from | band_to | scoring_version
            32.04.05 | 2023Q2  | 4         | 3       | v1
            32.04.05 | 2023Q2  | 4         | 4       | v1
            32.04.05 | 2023Q2  | 4         | 5-10    | v2
            32.04.05 | 2024Q2  | 1         | 1       | v1
            32.04.05 | 2024Q2  | 1         | 5-10    | v2
            32.04.05 | 2024Q1  | 1         | 1       | v2
            32.04.06 | 2024Q2  | 1         | 1       | v2
            """
        },
        (5,),
    ),
    # 201 ended in decile 4 and 198 start from it: more than 1 % are missing; of 200, 198
    # are 1 %, which may be. What left the registry is nobody's start.
    Case(
        "registry_transitions",
        "start_stock_differs",
        {
            "registry_transitions": """
            kec_code | quarter | band_from | band_to       | families_n
            32.04.05 | 2023Q2  | 4         | 4             | 200
            32.04.05 | 2023Q2  | 3         | 4             | 1
            32.04.05 | 2023Q2  | 4         | left_registry | 9
            32.04.05 | 2024Q2  | 4         | 4             | 150
            32.04.05 | 2024Q2  | 4         | 5-10          | 48
            32.04.06 | 2023Q2  | 4         | 4             | 200
            32.04.06 | 2024Q2  | 4         | 4             | 150
            32.04.06 | 2024Q2  | 4         | 5-10          | 48
            32.04.07 | 2023Q2  | 4         | left_registry | 200
            32.04.07 | 2024Q2  | left_registry | 4         | 5
            """
        },
        (4,),
    ),
    # families are counted once: the ANY row may equal its largest part, not be below it
    Case(
        "coverage_counts",
        "any_below_programme",
        {
            "coverage_counts": """
            kec_code | program_code | sector         | families_d1_4_covered
            32.04.05 | ANY          | ANY            | 49
            32.04.05 | dbk          | savings_credit | 50
            32.04.06 | ANY          | ANY            | 50
            32.04.06 | ANY          | savings_credit | 50
            32.04.07 | ANY          | savings_credit | 9
            32.04.07 | dbk          | ANY            | 10
            """
        },
        (1,),
    ),
    # 100 families could be covered in 2024; of 2025 only the year before is known
    Case(
        "coverage_counts",
        "covered_over_poor",
        {
            "coverage_counts": """
            kec_code | region   | quarter | families_d1_4_covered
            32.04.05 | 32.04.05 | 2024Q1  | 100
            32.04.05 | 32.04.05 | 2024Q2  | 101
            32.04.05 | 32.04.05 | 2025Q1  | 101
            32.04.05 | 32.04.05 | 2023Q4  | 101
            """
        },
        (2, 3),
    ),
    Case(
        "budget",
        "unknown_program",
        {
            "budget": """
            program_code
            dbk
            xyz
            """
        },
        (2,),
    ),
    Case(
        "budget",
        "disbursed_before_entry",
        {
            "budget": """
            quarter | region   | disbursed_rp | received_rp
            2019Q4  | 32.04.05 | 1            | 0
            2020Q1  | 32.04.05 | 1            | 0
            2019Q3  | 32.04.05 | 0            | 0
            2019Q4  | 32.04    | 1            | 0
            """
        },
        (1,),
    ),
    Case(
        "budget",
        "negative_amount",
        {
            "budget": """
            quarter | allocated_rp | disbursed_rp | received_rp | spent_rp
            2024Q1  | 0            | 0            | 0           | 0
            2024Q2  | 10           | 10           | -1          | 0
            2024Q3  | 10           | 10           | 0           | -1
            """
        },
        (2, 3),
    ),
    Case(
        "budget",
        "received_over_disbursed",
        {
            "budget": """
            quarter | disbursed_rp | received_rp
            2024Q1  | 1000000      | 1000000
            2024Q2  | 1000000      | 1000001
            """
        },
        (2,),
    ),
    Case(
        "budget",
        "spent_over_allocated",
        {
            "budget": """
            quarter | allocated_rp | spent_rp
            2024Q1  | 1000000      | 1000000
            2024Q2  | 1000000      | 1000001
            """
        },
        (2,),
    ),
    Case(
        "institution_assessments",
        "too_many_missing",
        {
            "institution_assessments": """
            inst_id      | s01 | s02 | s12
            inst-0000001 | -   | -   | 0
            inst-0000002 | -   | -   | -
            """
        },
        (2,),
    ),
    Case(
        "institution_assessments",
        "all_highest_by_itself",
        {
            "institution_assessments": """
            inst_id      | assessor    | s01 | s02 | s03 | s04 | s05 | s06 | s07 | s08 | s09 | s10 | s11 | s12
            inst-0000001 | self        | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4
            inst-0000002 | independent | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4
            inst-0000003 | self        | 3   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4
            inst-0000004 | self        | -   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4   | 4
            """
        },
        (1,),
    ),
    Case(
        "facilitators",
        "too_many_groups",
        {
            "facilitators": """
            quarter | groups_assigned_n
            2024Q1  | 60
            2024Q2  | 61
            """
        },
        (2,),
    ),
    Case(
        "renstra_targets",
        "unknown_indicator",
        {
            "renstra_targets": """
            indicator_id
            grp_repay_rate
            grp_repay
            """
        },
        (2,),
    ),
    # a change is counted from the baseline, whatever that is
    Case(
        "renstra_targets",
        "wrong_side_of_baseline",
        {
            "renstra_targets": """
            year | direction | rule   | baseline_value | target_value
            2025 | up        | level  | 80             | 80
            2026 | up        | level  | 80             | 79
            2027 | down      | level  | 12             | 13
            2028 | down      | level  | 12             | 11
            2029 | up        | change | 80             | 5
            2030 | up        | change | 80             | -5
            """
        },
        (2, 3, 6),
    ),
    # one province is all there are in this register: sums must agree, and levels hold
    # the nation's between the least and the most
    Case(
        "renstra_targets",
        "provinces_do_not_make_the_nation",
        {
            "renstra_targets": """
            indicator_id | region_code | region | year | rule       | target_value
            kpm_graduates | ID         | ID     | 2025 | cumulative | 1000
            kpm_graduates | 32         | 32     | 2025 | cumulative | 1010
            kpm_graduates | ID         | ID     | 2026 | cumulative | 1000
            kpm_graduates | 32         | 32     | 2026 | cumulative | 1011
            kpm_graduates | ID         | ID     | 2027 | cumulative | 1000
            kpm_graduates | 32         | 32     | 2027 | cumulative | 989
            grp_par90     | ID         | ID     | 2025 | level      | 100
            grp_par90     | 32         | 32     | 2025 | level      | 100
            grp_par90     | ID         | ID     | 2026 | level      | 100
            grp_par90     | 32         | 32     | 2026 | level      | 99
            """
        },
        (3, 5, 9),
    ),
]
