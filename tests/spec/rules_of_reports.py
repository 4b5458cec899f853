"""Bad rows of the groups' quarterly reports (T6)."""

from tests.spec.rule_case import Case

MONEY_IN_THOUSANDS = Case(
    "group_reports",
    "money_in_thousands",
    {
        "group_reports": """
        quarter | savings_balance_rp | loans_outstanding_rp | cash_bank_rp | fund_equity_rp | par1_30_rp | par31_90_rp | par_gt90_rp
        2023Q1  | 2000000            | 12000000             | 3000000      | 13000000       | 0          | 0           | 0
        2023Q3  | 2000000            | 12000000             | 3000000      | 13000000       | 0          | 0           | 0
        2024Q1  | 2000               | 12000                | 3000         | 13000          | 0          | 0           | 0
        2022Q1  | 2000000000         | 12000000000          | 3000000000   | 13000000000    | 0          | 0           | 0
        2022Q3  | 200000             | 1200000              | 300000       | 1300000        | 0          | 0           | 0
        """
    },
    (3, 4),
)
CASES = [
    Case(
        "group_reports",
        "unknown_group",
        {
            "group_reports": """
            group_id
            group-000001
            group-nobody
            """
        },
        (2,),
    ),
    Case(
        "group_reports",
        "group_set_aside",
        {
            "groups": """
            group_id     | program_code
            group-000001 | dbk
            group-000002 | nope
            """,
            "group_reports": """
            group_id
            group-000001
            group-000002
            """,
        },
        (2,),
    ),
    Case(
        "group_reports",
        "negative_money",
        {
            "group_reports": """
            quarter | turnover_rp | surplus_rp | principal_due_rp | principal_paid_due_rp
            2023Q2  | -9000000    | 0          | 0                | 0
            2023Q3  | 0           | -800000    | 0                | 0
            2023Q4  | 9000000     | 0          | 0                | -1
            """
        },
        (1, 3),
    ),
    Case(
        "group_reports",
        "savers_over_members",
        {
            "group_reports": """
            quarter | savers_n | members_n | principal_due_rp | principal_paid_due_rp
            2023Q3  | 11       | 10        | 0                | 0
            2023Q4  | 10       | 10        | 0                | 0
            """
        },
        (1,),
    ),
    Case(
        "group_reports",
        "arrears_over_loans",
        {
            "group_reports": """
            quarter | par1_30_rp | par31_90_rp | par_gt90_rp | principal_due_rp | principal_paid_due_rp
            2023Q3  | 12000000   | 1           | 0           | 0                | 0
            2023Q4  | 11999999   | 0           | 1           | 0                | 0
            """
        },
        (1,),
    ),
    Case(
        "group_reports",
        "paid_over_due",
        {
            "group_reports": """
            quarter | principal_due_rp | principal_paid_due_rp
            2023Q2  | 1000000          | 1000001
            2023Q4  | 1000000          | 1000000
            """
        },
        (1,),
    ),
    Case(
        "group_reports",
        "too_many_meetings",
        {
            "group_reports": """
            quarter | meetings_planned | meetings_held
            2023Q2  | 3                | 7
            2023Q4  | 3                | 6
            """
        },
        (1,),
    ),
    Case(
        "group_reports",
        "attendance_over_expected",
        {
            "group_reports": """
            quarter | attend_expected | attend_sum
            2023Q2  | 30              | 31
            2023Q4  | 30              | 30
            2022Q4  | -               | -
            """
        },
        (1,),
    ),
    Case(
        "group_reports",
        "negative_count",
        {
            "group_reports": """
            quarter | external_links_n | mentor_visits_n | decisions_n
            2023Q2  | -1               | 0               | 5
            2023Q4  | 0                | 0               | 5
            2022Q4  | 0                | -3              | -
            """
        },
        (1, 3),
    ),
    Case(
        "group_reports",
        "equity_identity",
        {
            "group_reports": """
            quarter | fund_equity_rp
            2023Q2  | 13260001
            2023Q4  | 13260000
            2022Q4  | 12739999
            """
        },
        (1, 3),
    ),
    Case(
        "group_reports",
        "copied_form",
        {
            "group_reports": """
            quarter | loans_outstanding_rp | principal_due_rp | principal_paid_due_rp | fund_equity_rp
            2023Q1  | 12000000             | 1000000          | 0                     | 13000000
            2023Q2  | 12000000             | 1000000          | 0                     | 13000000
            2023Q3  | 12000000             | 0                | 0                     | 13000000
            2023Q4  | 12000001             | 1000000          | 0                     | 13000001
            2024Q1  | 12000002             | 1000000          | 0                     | 13000002
            """
        },
        (2,),
    ),
    Case(
        "group_reports",
        "before_formation",
        {
            "group_reports": """
            quarter | submitted_on | principal_due_rp | principal_paid_due_rp
            2019Q4  | 2020-02-10   | 0                | 0
            2020Q1  | 2020-02-11   | 0                | 0
            """
        },
        (1,),
    ),
    Case(
        "group_reports",
        "after_closing",
        {
            "groups": """
            status | status_on  | close_reason
            closed | 2023-11-20 | conflict
            """,
            "group_reports": """
            quarter
            2024Q1
            2023Q3
            """,
        },
        (1,),
    ),
    Case(
        "group_reports",
        "closing_quarter",
        {
            "groups": """
            status | status_on  | close_reason
            closed | 2023-11-20 | conflict
            """,
            "group_reports": """
            quarter
            2023Q4
            2023Q2
            """,
        },
        (1,),
    ),
    Case(
        "group_reports",
        "quarter_not_begun",
        {
            "group_reports": """
            quarter | submitted_on
            2024Q3  | 2024-06-30
            2024Q1  | 2024-03-30
            """
        },
        (1,),
    ),
    MONEY_IN_THOUSANDS,
]
