"""The indicators of group reports are what is worked out by hand."""

import pytest

from dashboard.catalogue.atoms import compile_atoms
from tests.spec.reports import catalogue, checked
from tests.spec.worked_examples import EXAMPLES, FUND_GROWTH

GROUPS = 4  # group-000001 … group-000004, all formed in 2020Q1


def atom(indicator: str, engine) -> dict:
    """The one atom of 2024Q1."""
    known = catalogue()
    table = known.derived_tables["group_quarters"]
    query = compile_atoms(table, (known.indicators[indicator],))
    found = engine.execute(f"SELECT * FROM ({query}) AS a WHERE period = '2024Q1'")
    names = [column[0].removeprefix(f"{indicator}__") for column in found.description]
    [row] = found.fetchall()
    return dict(zip(names, row, strict=True))


def numbered_groups(reports: str) -> str:
    """Give each row of a table without group ids the next group."""
    if "group_id" in reports:
        return reports
    head, *rows = [line for line in reports.splitlines() if line.strip()]
    numbered = [f"group-{i:06} | {row}" for i, row in enumerate(rows, start=1)]
    return "\n".join([f"group_id | {head}", *numbered])


FOUR_GROUPS = "group_id | seed_capital_rp\n" + "\n".join(
    f"group-{i:06} | {i}" for i in range(1, GROUPS + 1)
)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.indicator)
def test_indicator_is_what_is_worked_out_by_hand(example):
    world = {"groups": FOUR_GROUPS} | example.world
    engine = checked(
        of=("group_quarters",),
        group_reports=numbered_groups(example.reports),
        **world,
    )

    found = atom(example.indicator, engine)

    assert found["num"] == example.numerator, example.by_hand
    assert found["den"] == example.denominator, example.by_hand
    assert found["n"] == example.n, example.by_hand


def test_every_indicator_of_group_reports_has_an_example():
    declared = {i.id for i in catalogue().indicators_of("group_quarters")}

    assert declared == {example.indicator for example in EXAMPLES}


def test_growth_is_the_ratio_less_one():
    indicator = catalogue().indicators["grp_fund_growth"]
    ratio = FUND_GROWTH.numerator / FUND_GROWTH.denominator

    assert ratio + indicator.value_offset == pytest.approx(-1 / 3)


def test_a_report_of_the_closing_quarter_is_not_counted():
    engine = checked(
        groups="""
        group_id     | status | status_on  | close_reason | seed_capital_rp
        group-000001 | active | 2020-02-10 | -            | 1
        group-000002 | closed | 2024-02-10 | conflict     | 2
        """,
        group_reports=numbered_groups("members_n\n10\n20"),
    )

    assert atom("members_count", engine)["num"] == 10


def test_dimensions_of_a_row_are_those_of_its_group():
    engine = checked(
        groups="""
        region   | sector    | program_code
        32.04.06 | education | dbk
        """
    )

    found = atom("groups_count", engine)

    keys = ("region", "programme", "sector", "area_type", "due", "reported")
    assert [found[key] for key in keys] == [
        "32.04.06",
        "dbk",
        "education",
        "urban",
        1,
        1,
    ]


def test_a_report_is_on_time_by_the_day_its_submission_was_due():
    engine = checked(
        groups=FOUR_GROUPS,
        group_reports=numbered_groups(
            """submitted_on
            2024-04-30
            2024-05-01
            """
        ),
    )

    assert atom("groups_count", engine)["on_time"] == 1


def test_the_order_of_rows_changes_nothing():
    rows = [f"group-{i:06} | {i}0000001 | {i}0000000" for i in range(1, GROUPS + 1)]
    head = "group_id | principal_due_rp | principal_paid_due_rp"
    found = [
        atom(
            "grp_repay_rate",
            checked(groups=FOUR_GROUPS, group_reports="\n".join([head, *order])),
        )
        for order in (rows, rows[::-1])
    ]

    assert found[0] == found[1]
