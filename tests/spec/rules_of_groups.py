"""Bad rows of the register of groups (T5)."""

from tests.spec.rule_case import Case

CASES = [
    Case(
        "groups",
        "unknown_program",
        {
            "groups": """
            group_id     | program_code | seed_capital_rp
            group-000001 | dbk          | 1
            group-000002 | nope         | 2
            """
        },
        (2,),
    ),
    Case(
        "groups",
        "formed_after_first_report",
        {
            "groups": """
            group_id     | formed_on  | seed_capital_rp
            group-000001 | 2024-04-10 | 1
            group-000002 | 2024-04-11 | 2
            """,
            "group_reports": """
            group_id     | quarter | submitted_on
            group-000001 | 2024Q2  | 2024-04-10
            group-000002 | 2024Q2  | 2024-04-10
            """,
        },
        (2,),
    ),
    Case(
        "groups",
        "twin_group",
        {
            "groups": """
            group_id     | formed_on  | seed_capital_rp
            group-000002 | 2020-02-10 | 20000000
            group-000001 | 2020-02-10 | 20000000
            group-000003 | 2020-02-11 | 20000000
            group-000004 | 2020-02-10 | 20000001
            """
        },
        (1,),
    ),
    Case(
        "groups",
        "poor_members_over_members",
        {
            "groups": """
            group_id     | members_start | members_poor_start | seed_capital_rp
            group-000001 | 10            | 11                 | 1
            group-000002 | 10            | 10                 | 2
            """
        },
        (1,),
    ),
    Case(
        "groups",
        "negative_seed_capital",
        {
            "groups": """
            group_id     | seed_capital_rp
            group-000001 | -7000000
            group-000002 | 0
            """
        },
        (1,),
    ),
    Case(
        "groups",
        "kube_size",
        {
            "groups": """
            group_id     | group_type | members_start | seed_capital_rp
            group-000001 | kube       | 21            | 1
            group-000002 | kube       | 20            | 2
            group-000003 | pokmas     | 21            | 3
            """
        },
        (1,),
    ),
    Case(
        "groups",
        "silent_four_quarters",
        {
            "groups": """
            group_id     | formed_on  | status  | seed_capital_rp
            group-000001 | 2020-02-10 | active  | 1
            group-000002 | 2020-02-10 | active  | 2
            group-000003 | 2020-02-10 | active  | 3
            group-000004 | 2020-02-10 | dormant | 4
            group-000005 | 2023-07-10 | active  | 5
            group-000006 | 2023-04-10 | active  | 6
            """,
            "group_reports": """
            group_id     | quarter | submitted_on
            group-000001 | 2024Q1  | 2024-04-10
            group-000002 | 2023Q1  | 2023-04-10
            group-000003 | 2023Q2  | 2023-07-10
            """,
        },
        (2, 6),
    ),
]
