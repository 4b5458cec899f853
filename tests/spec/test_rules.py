"""Every bad-row rule: a row that breaks it and one that does not.

Each case is a small world; `hit` lists the lines of its table on which the rule, and
no other rule of the table, is found.
"""

import pytest

from tests.spec import (
    rules_of_groups,
    rules_of_places,
    rules_of_registers,
    rules_of_reports,
    rules_of_surveys,
    rules_of_villages,
)
from tests.spec.reports import catalogue, checked, findings
from tests.spec.rules_of_reports import MONEY_IN_THOUSANDS

CASES = [
    *rules_of_places.CASES,
    *rules_of_groups.CASES,
    *rules_of_reports.CASES,
    *rules_of_registers.CASES,
    *rules_of_villages.CASES,
    *rules_of_surveys.CASES,
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.table}-{case.rule}")
def test_rule_finds_the_bad_rows_and_no_other(case):
    engine = checked(polygons=case.polygons, of=(case.table,), **case.world)

    found = {f for f in findings(engine) if f[0] == case.table}

    assert found == {(case.table, case.rule, line) for line in case.hit}


def test_every_rule_of_the_catalogue_has_a_case():
    tables = catalogue().tables.values()
    declared = {(table.id, rule.id) for table in tables for rule in table.rules}

    assert declared == {(case.table, case.rule) for case in CASES}


def test_rejected_and_quarantined_rows_do_not_count_and_warned_ones_do():
    engine = checked(of=("group_reports",), **MONEY_IN_THOUSANDS.world)

    lines = engine.execute("SELECT line FROM group_reports_valid ORDER BY 1").fetchall()

    assert lines == [(1,), (2,), (5,)]


def test_a_row_may_break_several_rules_and_keeps_all_findings():
    engine = checked(
        of=("group_reports",),
        group_reports="""
        savers_n | members_n | meetings_held
        11       | 10        | 30
        """,
    )

    assert findings(engine) == {
        ("group_reports", "savers_over_members", 1),
        ("group_reports", "too_many_meetings", 1),
    }


def test_the_report_sent_last_replaces_the_earlier_one():
    engine = checked(
        of=("group_reports",),
        group_reports="""
        quarter | submitted_on | members_n
        2024Q1  | 2024-05-01   | 12
        2024Q1  | 2024-04-01   | 11
        """,
    )

    assert findings(engine) == {("group_reports", "replaced", 2)}
    members = engine.execute("SELECT members_n FROM group_reports_valid").fetchall()
    assert members == [(12,)]


def test_a_later_report_that_is_rejected_replaces_nothing():
    engine = checked(
        of=("group_reports",),
        group_reports="""
        quarter | submitted_on | members_n | savers_n
        2024Q1  | 2024-05-01   | 12        | 13
        2024Q1  | 2024-04-01   | 11        | 9
        """,
    )

    members = engine.execute("SELECT members_n FROM group_reports_valid").fetchall()
    assert members == [(11,)]


def test_a_newer_import_wins_where_nothing_else_tells():
    engine = checked(
        of=("prices",),
        prices="""
        cpi | sequence
        101 | 2
        100 | 1
        """,
    )

    assert engine.execute("SELECT cpi FROM prices_valid").fetchall() == [(101.0,)]


def test_a_finding_keeps_the_row_and_says_it_in_both_languages():
    engine = checked(
        of=("group_reports",),
        group_reports="""
        savers_n
        11
        """,
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
