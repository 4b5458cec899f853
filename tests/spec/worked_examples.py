"""Every indicator of group reports, worked by hand.

One sub-district, one quarter (2024Q1). Each example lists its reports as a text table,
one row a group (columns that are not named hold the good report of `reports.py`), and
the numerator, denominator and number of groups that follow from it by hand.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Example:
    """`by_hand` says how numerator and denominator come about."""

    indicator: str
    reports: str
    by_hand: str
    numerator: int
    denominator: int | None
    n: int
    world: dict[str, str] = field(default_factory=dict)


FUND_GROWTH = Example(
    "grp_fund_growth",
    """
    group_id     | quarter | fund_equity_rp
    group-000001 | 2023Q1  | 10000000
    group-000001 | 2024Q1  | 12000000
    group-000002 | 2023Q1  | 20000000
    group-000003 | 2024Q1  | 50000000
    group-000004 | 2023Q1  | 5000000
    group-000005 | 2023Q1  | 7000000
    """,
    "prices rose from 100 to 120, so 12 million are 10 million of a year ago; group 2 "
    "did not report and group 3 did not exist, so neither is matched; group 4 closed "
    "with its fund lost and counts 0; group 5 handed its fund over and leaves both "
    "sums: 10 + 0 over 10 + 5 million",
    10_000_000,
    15_000_000,
    2,
    {
        "groups": """
        group_id     | status | status_on  | close_reason | seed_capital_rp
        group-000001 | active | 2020-02-10 | -            | 1
        group-000002 | active | 2020-02-10 | -            | 2
        group-000003 | active | 2020-02-10 | -            | 3
        group-000004 | closed | 2023-08-10 | capital_lost | 4
        group-000005 | closed | 2023-08-10 | graduated    | 5
        """,
        "prices": """
        month   | urban_rural | cpi | base | link_factor
        2023-03 | R           | 100 | 2022 | 1
        2024-03 | R           | 60  | 2018 | 2
        2023-03 | U           | 100 | 2022 | 1
        2024-03 | U           | 500 | 2022 | 1
        2024-02 | R           | 999 | 2022 | 1
        """,
    },
)
EXAMPLES = [
    Example(
        "grp_meeting_reg",
        """
        meetings_planned | meetings_held
        3                | 2
        3                | 5
        0                | 1
        """,
        "min(2,3) + min(5,3) over 3 + 3; the group that planned none is left out",
        5,
        6,
        2,
    ),
    Example(
        "grp_meeting_att",
        """
        attend_expected | attend_sum
        30              | 24
        20              | 6
        -               | -
        """,
        "24 + 6 over 30 + 20; the group without an attendance book is left out",
        30,
        50,
        2,
    ),
    Example(
        "grp_books_ok",
        """
        book_cash | book_loans | book_savings | book_minutes
        2         | 2          | 2            | 2
        2         | 2          | 2            | 1
        0         | 2          | 2            | 2
        """,
        "one of three groups has all four books complete",
        1,
        3,
        3,
    ),
    Example(
        "grp_member_decide",
        """
        decisions_n | decisions_by_members_n
        5           | 4
        0           | 0
        -           | -
        10          | 2
        """,
        "4 + 2 over 5 + 10; groups that decided nothing or did not count are left out",
        6,
        15,
        2,
    ),
    Example(
        "grp_savers_share",
        """
        members_n | savers_n
        10        | 8
        20        | 5
        """,
        "8 + 5 over 10 + 20",
        13,
        30,
        2,
    ),
    Example(
        "grp_repay_rate",
        """
        principal_due_rp | principal_paid_due_rp
        1000000          | 900000
        500000           | 0
        0                | 0
        """,
        "900,000 + 0 over 1,000,000 + 500,000; where nothing was due nothing counts",
        900_000,
        1_500_000,
        2,
    ),
    Example(
        "grp_par30",
        """
        loans_outstanding_rp | par1_30_rp | par31_90_rp | par_gt90_rp | fund_equity_rp
        10000000             | 4000000    | 2000000     | 1000000     | 11000000
        5000000              | 0          | 0           | 0           | 6000000
        0                    | 0          | 0           | 0           | 1000000
        """,
        "2 + 1 million over 10 + 5 million; arrears of up to 30 days do not count",
        3_000_000,
        15_000_000,
        2,
    ),
    Example(
        "grp_par90",
        """
        loans_outstanding_rp | par1_30_rp | par31_90_rp | par_gt90_rp | fund_equity_rp
        10000000             | 4000000    | 2000000     | 1000000     | 11000000
        5000000              | 0          | 0           | 500000      | 6000000
        """,
        "1 + 0.5 million over 10 + 5 million",
        1_500_000,
        15_000_000,
        2,
    ),
    Example(
        "grp_swadaya_share",
        """
        own_capital_rp | external_capital_rp
        5000000        | 20000000
        1000000        | 4000000
        0              | 0
        """,
        "5 + 1 million over 25 + 5 million; a group without capital is left out",
        6_000_000,
        30_000_000,
        2,
    ),
    Example(
        "grp_mentor_cov",
        """
        mentor_visits_n
        3
        2
        5
        9
        """,
        "3 and 5 visits are enough; the dormant fourth group is not active",
        2,
        3,
        3,
        {
            "groups": """
            group_id     | status  | status_on  | seed_capital_rp
            group-000001 | active  | 2020-02-10 | 1
            group-000002 | active  | 2020-02-10 | 2
            group-000003 | dormant | 2024-04-01 | 3
            group-000004 | dormant | 2023-12-01 | 4
            """
        },
    ),
    Example(
        "groups_count",
        """
        group_id
        group-000001
        """,
        "three groups are due: formed by the end of the quarter, and not closed by then",
        3,
        None,
        3,
        {
            "groups": """
            group_id     | formed_on  | status | status_on  | close_reason | seed_capital_rp
            group-000001 | 2020-02-10 | active | 2020-02-10 | -            | 1
            group-000002 | 2024-03-31 | active | 2024-03-31 | -            | 2
            group-000003 | 2024-04-01 | active | 2024-04-01 | -            | 3
            group-000004 | 2020-02-10 | closed | 2024-03-31 | conflict     | 4
            group-000005 | 2020-02-10 | closed | 2024-04-01 | conflict     | 5
            """
        },
    ),
    Example(
        "reporting_rate",
        """
        group_id     | savers_n
        group-000001 | 8
        group-000002 | 8
        group-000003 | 99
        """,
        "two valid reports of four due; a rejected report is none",
        2,
        4,
        4,
    ),
    Example(
        "members_count",
        """
        members_n | members_women_n | members_poor_n | savers_n
        10        | 4               | 5              | 1
        15        | 0               | 0              | 1
        """,
        "10 + 15 members of the groups that reported",
        25,
        None,
        2,
    ),
    Example(
        "members_women_share",
        """
        members_n | members_women_n
        10        | 4
        30        | 30
        """,
        "4 + 30 over 10 + 30",
        34,
        40,
        2,
    ),
    Example(
        "members_poor_share",
        """
        members_n | members_poor_n
        10        | 5
        30        | 9
        """,
        "5 + 9 over 10 + 30",
        14,
        40,
        2,
    ),
    FUND_GROWTH,
]
