"""Bad rows of the registers: PKH (T18) and the welfare registry (T27)."""

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
]
