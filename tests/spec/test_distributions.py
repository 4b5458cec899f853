"""Groups stand in the class of their value, and in the parts of breakdowns, by hand."""

import pytest

from dashboard.catalogue.atoms import compile_atoms
from dashboard.catalogue.distributions import (
    CLASS_BITS,
    PART_BITS,
    class_count,
    counted_parts,
    counted_spread,
    weak_classes,
)
from dashboard.ingest.building.packed_counts import unpacked
from tests.spec.reports import catalogue, checked

TABLE = "group_quarters"


def counts(indicator: str, kind: str, **world) -> list[int]:
    """Of the one atom of 2024Q1."""
    known = catalogue()
    table, one = known.derived_tables[TABLE], known.indicators[indicator]
    query = compile_atoms(table, (one,), besides=counted_spread(table, (one,)))
    rows = checked(**world).execute(
        f"SELECT {indicator}__{kind} FROM ({query}) AS a WHERE period = '2024Q1'"
    )
    bits, count = CLASS_BITS, class_count(one)
    if kind == "breakdowns":
        bits, count = PART_BITS, 2 * len(list(counted_parts(table)))
    [found] = unpacked(
        rows.to_arrow_table()[f"{indicator}__{kind}"], bits=bits, count=count
    )
    return found.astype(int).tolist()


REPAYMENTS = {
    # 59.9 %, 60 %, 79 %, 80 %, 90 %, 100 % of what is due, and one with nothing due
    "groups": "group_id | seed_capital_rp | women_only | formed_on\n"
    "group-000001 | 1 | true  | 2023-05-10\n"
    "group-000002 | 2 | false | 2023-05-10\n"
    "group-000003 | 3 | true  | 2021-05-10\n"
    "group-000004 | 4 | true  | 2021-05-10\n"
    "group-000005 | 5 | false | 2015-05-10\n"
    "group-000006 | 6 | false | 2019-05-10\n"
    "group-000007 | 7 | false | 2019-05-10",
    "group_reports": "group_id | principal_due_rp | principal_paid_due_rp\n"
    "group-000001 | 1000000 | 599000\n"
    "group-000002 | 1000000 | 600000\n"
    "group-000003 | 1000000 | 790000\n"
    "group-000004 | 1000000 | 800000\n"
    "group-000005 | 1000000 | 900000\n"
    "group-000006 | 1000000 | 1000000\n"
    "group-000007 | 0 | 0",
}


def test_a_class_begins_at_its_lower_edge():
    """Edges 60, 70, 80, 90: one group below 60, 60, 79 and 80 alone, 90 and 100."""
    assert counts("grp_repay_rate", "histogram", **REPAYMENTS) == [1, 1, 1, 1, 2]


def test_weak_groups_are_those_below_the_bound():
    """Below 80 %: groups 1 (young, women), 2 (young) and 3 (1 to 3 years, women).
    Each pair is groups and weak groups: under 1 year, 1 to 3, 3 to 5, women only."""
    found = counts("grp_repay_rate", "breakdowns", **REPAYMENTS)

    assert found == [2, 2, 2, 1, 1, 0, 3, 2]


def test_lower_is_better_makes_the_upper_classes_weak():
    """PAR30 of 9, 10, 19 and 40 %; edges 5, 10, 20, 40 and the bound 10."""
    reports = (
        "group_id | loans_outstanding_rp | par31_90_rp | par_gt90_rp\n"
        + "\n".join(
            f"group-{number:06} | 1000000 | {late} | 0"
            for number, late in enumerate((90000, 100000, 190000, 400000), start=1)
        )
    )
    world = {"groups": REPAYMENTS["groups"], "group_reports": reports}

    assert counts("grp_par30", "histogram", **world) == [0, 1, 2, 0, 1]
    assert counts("grp_par30", "breakdowns", **world) == [2, 1, 2, 2, 0, 0, 3, 2]


def test_a_count_of_groups_has_two_classes():
    """Of three groups one keeps a book that is not complete."""
    reports = (
        "group_id | book_cash\ngroup-000001 | 2\ngroup-000002 | 1\ngroup-000003 | 2"
    )
    world = {"groups": REPAYMENTS["groups"], "group_reports": reports}

    assert counts("grp_books_ok", "histogram", **world) == [1, 2]


def test_growth_is_classed_as_it_is_shown():
    """Ten million of 12.5 at today's prices is −20 %, which begins the second class;
    the fund of a group that closed is −100 %; without a fund before, there is none."""
    world = {
        "groups": """
        group_id     | status | status_on  | close_reason | seed_capital_rp
        group-000001 | active | 2020-02-10 | -            | 1
        group-000002 | active | 2020-02-10 | -            | 2
        group-000004 | closed | 2023-08-10 | capital_lost | 4
        """,
        "group_reports": """
        group_id     | quarter | fund_equity_rp
        group-000001 | 2023Q1  | 10000000
        group-000001 | 2024Q1  | 10000000
        group-000002 | 2024Q1  | 50000000
        group-000004 | 2023Q1  | 5000000
        """,
        "prices": """
        month   | urban_rural | cpi | base | link_factor
        2023-03 | R           | 100 | 2022 | 1
        2024-03 | R           | 125 | 2022 | 1
        2023-03 | U           | 100 | 2022 | 1
        2024-03 | U           | 100 | 2022 | 1
        """,
    }

    assert counts("grp_fund_growth", "histogram", **world) == [1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("indicator", "classes"),
    [("grp_repay_rate", [0, 1, 2]), ("grp_par30", [2, 3, 4]), ("grp_books_ok", [0])],
)
def test_the_weak_classes_lie_on_the_worse_side_of_the_bound(indicator, classes):
    assert list(weak_classes(catalogue().indicators[indicator])) == classes
