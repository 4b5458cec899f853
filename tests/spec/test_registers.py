"""Every indicator of the registers is what is worked out by hand.

One sub-district, one period. A text table gives the rows; columns that are not named
hold the good row of `good_registers.py`.
"""

from dataclasses import dataclass

import pytest

from dashboard.catalogue.atoms import compile_atoms
from tests.spec.reports import catalogue, checked

TABLES = (
    *("pkh_graduations", "registry_exits", "coverage"),
    *("budget_quarters", "institutions", "mentors"),
)


@dataclass(frozen=True)
class Example:
    """`by_hand` says how numerator and denominator come about."""

    indicator: str
    period: str
    table: str
    rows: str
    by_hand: str
    numerator: float
    denominator: float | None
    n: int
    programme: str | None = None


CASELOAD = """
kec_code | kpm_active_start | grad_mandiri | grad_alamiah | active_end
32.04.05 | 1000             | 30           | 80           | 980
"""
TRANSITIONS = """
membership | band_from     | band_to       | families_n
member     | 1             | 1             | 40
member     | 2             | 5-10          | 3
member     | 4             | 5-10          | 7
member     | 4             | left_registry | 5
member     | 5-10          | 4             | 9
member     | left_registry | 3             | 2
non_member | 3             | 3             | 90
non_member | 3             | 5-10          | 10
"""
BUDGET = """
quarter | cost     | region_code | region   | allocated_rp | disbursed_rp | received_rp | spent_rp
2023Q4  | blm      | 32.04.05    | 32.04.05 | 900          | 900          | 900         | 900
2024Q1  | blm      | 32.04.05    | 32.04.05 | 100          | 80           | 60          | 50
2024Q2  | blm      | 32.04.05    | 32.04.05 | 300          | 200          | 150         | 150
2024Q2  | training | 32.04.05    | 32.04.05 | 40           | 40           | 0           | 20
2024Q3  | blm      | 32.04.05    | 32.04.05 | 500          | 400          | 390         | 300
"""
ASSESSMENTS = """
inst_id      | assessor    | s01 | s02 | s03
inst-0000001 | independent | 0   | 3   | 3
inst-0000002 | independent | -   | -   | 0
inst-0000003 | self        | 0   | 0   | 0
inst-0000004 | facilitator | 3   | 3   | 3
inst-0000005 | independent | -   | -   | -
"""
COVERAGE = """
program_code | sector         | families_d1_4_covered
ANY          | ANY            | 60
dbk          | ANY            | 45
dbk          | savings_credit | 45
ueb          | ANY            | 30
"""

EXAMPLES = (
    Example(
        "kpm_graduation_rate",
        "2024",
        "pkh_caseload",
        CASELOAD,
        "30 of 1000 left self-reliant; the 80 who lost their component do not count",
        30,
        1000,
        1,
    ),
    Example(
        "kpm_natural_exit_rate",
        "2024",
        "pkh_caseload",
        CASELOAD,
        "80 of 1000 lost their component; apart from the 30",
        80,
        1000,
        1,
    ),
    Example(
        "kpm_graduates", "2024", "pkh_caseload", CASELOAD, "30 families", 30, None, 1
    ),
    Example(
        "welf_desil_exit",
        "2024Q2",
        "registry_transitions",
        TRANSITIONS,
        "3 + 7 members' families left deciles 1–4, of 40 + 3 + 7 that are still in the "
        "registry; those that left it and those that fell or came new do not count",
        10,
        50,
        1,
    ),
    Example(
        "welf_desil_exit_others",
        "2024Q2",
        "registry_transitions",
        TRANSITIONS,
        "10 of the other 90 + 10 families",
        10,
        100,
        1,
    ),
    Example(
        "cov_poor_families",
        "2024Q1",
        "coverage_counts",
        COVERAGE,
        "60 distinct families of 100 in deciles 1–4; not 45 + 30, as families overlap",
        60,
        100,
        1,
        programme="ANY",
    ),
    Example(
        "bud_absorption",
        "2024Q2",
        "budget",
        BUDGET,
        "50 + 150 + 20 spent of 100 + 300 + 40 allocated since the year began",
        220,
        440,
        1,
    ),
    Example(
        "fund_received_share",
        "2024Q2",
        "budget",
        BUDGET,
        "groups received 150 of the 200 of block grants disbursed in the quarter; "
        "training is not theirs",
        150,
        200,
        1,
    ),
    Example(
        "inst_capacity_index",
        "2024",
        "institution_assessments",
        ASSESSMENTS,
        "(0 + 11 × 3) / 12 × 25 = 68.75 and (0 + 9 × 3) / 10 × 25 = 67.5 of two "
        "institutions seen by an independent assessor; the fifth has three blanks",
        136.25,
        2,
        2,
    ),
    Example(
        "inst_capacity_self",
        "2024",
        "institution_assessments",
        ASSESSMENTS,
        "9 × 3 / 12 × 25 = 56.25 of the one that rated itself",
        56.25,
        1,
        1,
    ),
    Example(
        "grp_mentor_load",
        "2024Q1",
        "facilitators",
        """
        facilitator_id | role      | groups_assigned_n
        facil-000001   | local     | 10
        facil-000002   | full_time | 15
        facil-000003   | tksk      | 0
        facil-000004   | pkh       | 3
        """,
        "10 + 15 groups of two facilitators; TKSK and PKH companions are none",
        25,
        2,
        2,
    ),
)


def atom(example: Example) -> dict:
    """The one atom of the example's sub-district and period."""
    known = catalogue()
    indicator = known.indicators[example.indicator]
    engine = checked(of=(indicator.table,), **{example.table: example.rows})
    table = known.derived_tables[indicator.table]
    query = compile_atoms(table, (indicator,))
    of_programme = f"AND programme = '{example.programme}'" if example.programme else ""
    found = engine.execute(
        f"SELECT * FROM ({query}) AS a WHERE region = '32.04.05' "
        f"AND period = '{example.period}' {of_programme}"
    )
    names = [c[0].removeprefix(f"{example.indicator}__") for c in found.description]
    [row] = found.fetchall()
    return dict(zip(names, row, strict=True))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.indicator)
def test_indicator_is_what_is_worked_out_by_hand(example):
    found = atom(example)

    assert float(found["num"]) == example.numerator, example.by_hand
    assert found["den"] == example.denominator, example.by_hand
    assert found["n"] == example.n, example.by_hand


def test_every_indicator_of_the_registers_has_an_example():
    declared = {i.id for name in TABLES for i in catalogue().indicators_of(name)}

    assert declared == {example.indicator for example in EXAMPLES}


def test_the_two_ways_of_leaving_pkh_are_never_one_figure():
    """No indicator has both in one sum."""
    for one in catalogue().indicators.values():
        said = f"{one.numerator} {one.denominator}"
        assert not ("grad_mandiri" in said and "grad_alamiah" in said)


def test_transitions_of_which_a_part_was_set_aside_do_not_count():
    """A share of what is left would be another share."""
    engine = checked(
        registry_transitions="""
        quarter | band_from | band_to | families_n | scoring_version
        2023Q2  | 1         | 3       | 20         | v1
        2024Q2  | 4         | 4       | 40         | v1
        2024Q2  | 4         | 5-10    | 10         | v2
        """
    )

    left = engine.execute("SELECT period, members_poor FROM registry_exits").fetchall()
    assert left == [("2023Q2", 20)]
