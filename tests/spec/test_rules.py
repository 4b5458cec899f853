"""Every bad-row rule: a row that breaks it and one that does not.

Rules of T1–T6, T23 and T24 as in domain.md §2. Each case is a small world; `hit` lists
the lines of its table on which the rule, and no other rule of the table, is found.
"""

from dataclasses import dataclass, field

import pytest

from tests.spec.reports import catalogue, checked, findings


@dataclass(frozen=True)
class Case:
    """One rule's world: the text tables and the lines that break the rule."""

    table: str
    rule: str
    world: dict[str, str]
    hit: tuple[int, ...]
    polygons: tuple[str, ...] = field(default=())


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
CASES.append(MONEY_IN_THOUSANDS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.table}-{case.rule}")
def test_rule_finds_the_bad_rows_and_no_other(case):
    engine = checked(polygons=case.polygons, **case.world)

    found = {f for f in findings(engine) if f[0] == case.table}

    assert found == {(case.table, case.rule, line) for line in case.hit}


def test_every_rule_of_the_catalogue_has_a_case():
    tables = catalogue().tables.values()
    declared = {(table.id, rule.id) for table in tables for rule in table.rules}

    assert declared == {(case.table, case.rule) for case in CASES}


def test_rejected_and_quarantined_rows_do_not_count_and_warned_ones_do():
    engine = checked(**MONEY_IN_THOUSANDS.world)

    lines = engine.execute("SELECT line FROM group_reports_valid ORDER BY 1").fetchall()

    assert lines == [(1,), (2,), (5,)]


def test_a_row_may_break_several_rules_and_keeps_all_findings():
    engine = checked(
        group_reports="""
        savers_n | members_n | meetings_held
        11       | 10        | 30
        """
    )

    assert findings(engine) == {
        ("group_reports", "savers_over_members", 1),
        ("group_reports", "too_many_meetings", 1),
    }


def test_the_report_sent_last_replaces_the_earlier_one():
    engine = checked(
        group_reports="""
        quarter | submitted_on | members_n
        2024Q1  | 2024-05-01   | 12
        2024Q1  | 2024-04-01   | 11
        """
    )

    assert findings(engine) == {("group_reports", "replaced", 2)}
    members = engine.execute("SELECT members_n FROM group_reports_valid").fetchall()
    assert members == [(12,)]


def test_a_later_report_that_is_rejected_replaces_nothing():
    engine = checked(
        group_reports="""
        quarter | submitted_on | members_n | savers_n
        2024Q1  | 2024-05-01   | 12        | 13
        2024Q1  | 2024-04-01   | 11        | 9
        """
    )

    members = engine.execute("SELECT members_n FROM group_reports_valid").fetchall()
    assert members == [(11,)]


def test_a_newer_import_wins_where_nothing_else_tells():
    engine = checked(
        prices="""
        cpi | sequence
        101 | 2
        100 | 1
        """
    )

    assert engine.execute("SELECT cpi FROM prices_valid").fetchall() == [(101.0,)]


def test_a_finding_keeps_the_row_and_says_it_in_both_languages():
    engine = checked(
        group_reports="""
        savers_n
        11
        """
    )

    found = engine.execute(
        "SELECT severity, column_name, region, period, message_id, message_en, "
        "row->>'savers_n' FROM row_findings"
    ).fetchone()

    assert found == (
        "reject",
        "savers_n",
        "32.04.05",
        "2024Q1",
        "Penabung lebih banyak daripada anggota.",
        "More savers than members.",
        "11",
    )


def test_a_group_that_is_silent_for_four_quarters_becomes_dormant():
    engine = checked(
        groups="""
        group_id     | status | seed_capital_rp
        group-000001 | active | 1
        group-000002 | active | 2
        """
    )

    statuses = engine.execute(
        "SELECT status FROM group_register ORDER BY group_id"
    ).fetchall()

    assert statuses == [("active",), ("dormant",)]
