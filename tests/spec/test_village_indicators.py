"""Indicators of participation, planning and complaints are what is worked out by hand."""

import pytest

from dashboard.catalogue.atoms import compile_atoms
from dashboard.queries.values import pools
from tests.spec import proposal_examples, village_examples
from tests.spec.reports import catalogue, checked
from tests.spec.village_examples import (
    COMPLAINTS,
    EVENTS,
    PROPOSALS,
    VillageExample,
)

EXAMPLES = [*village_examples.EXAMPLES, *proposal_examples.EXAMPLES]

TABLES = (
    *("participation", "participation_villages", "proposals_made"),
    *("plan_cohorts", "complaints_received"),
)
_IDS = {EVENTS: "event_id", PROPOSALS: "proposal_id", COMPLAINTS: "complaint_id"}


def with_ids(table: str, text: str) -> str:
    """Give each row an id of its own, and each event a day of its own."""
    head, *rows = [line for line in text.splitlines() if line.strip()]
    on_days = table == EVENTS and "held_on" not in head
    first = [_IDS[table], *(["held_on"] if on_days else [])]
    rows = [
        " | ".join(
            [f"number-{i:06}", *([f"2024-02-{i:02}"] if on_days else []), row.strip()]
        )
        for i, row in enumerate(rows, start=1)
    ]
    return "\n".join([" | ".join([*first, head.strip()]), *rows])


def atoms(table: str, engine, *indicators) -> list[dict]:
    known = catalogue()
    chosen = tuple(known.indicators[name] for name in indicators)
    query = compile_atoms(known.derived_tables[table], chosen)
    found = engine.execute(f"SELECT * FROM ({query}) AS a ORDER BY period, region")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def atom(example: VillageExample, engine) -> dict:
    table = catalogue().indicators[example.indicator].table
    rows = atoms(table, engine, example.indicator)
    [row] = [row for row in rows if row["period"] == example.period]
    return {name.removeprefix(f"{example.indicator}__"): v for name, v in row.items()}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.indicator)
def test_indicator_is_what_is_worked_out_by_hand(example):
    rows = {example.table: with_ids(example.table, example.rows)}
    table = catalogue().indicators[example.indicator].table
    engine = checked(of=(table,), **rows, **example.world)

    found = atom(example, engine)

    assert found["num"] == example.numerator, example.by_hand
    assert found["den"] == example.denominator, example.by_hand
    assert found["n"] == example.n, example.by_hand


def test_every_indicator_of_these_tables_has_an_example():
    declared = {i.id for table in TABLES for i in catalogue().indicators_of(table)}

    assert declared == {example.indicator for example in EXAMPLES}


def test_a_site_at_work_is_due_and_reported_once_it_met():
    engine = checked(
        programs="program_code\ndbk\npdw",
        program_sites="""
        program_code | region   | kec_code | arm        | entry_quarter | exit_quarter
        dbk          | 32.04.05 | 32.04.05 | treatment  | 2020Q1        | -
        dbk          | 32.04.06 | 32.04.06 | treatment  | 2024Q2        | -
        pdw          | 32.04.06 | 32.04.06 | comparison | 2020Q1        | -
        pdw          | 32.04.05 | 32.04.05 | phased_in  | 2020Q1        | 2024Q1
        """,
        groups="",
        participation_events=with_ids(
            EVENTS,
            """
            program_code | region   | held_on    | source
            dbk          | 32.04.05 | 2023-12-31 | mis
            pdw          | 32.04.05 | 2024-01-01 | survey
            pdw          | 32.04.06 | 2024-01-02 | mis
            """,
        ),
    )

    rows = atoms("participation", engine, "part_events")

    found = {
        (r["period"], r["region"], r["programme"]): (r["due"], r["reported"])
        for r in rows
        if r["due"]
    }
    assert found == {
        ("2023Q4", "32.04.05", "dbk"): (1, 1),
        ("2023Q4", "32.04.05", "pdw"): (1, 0),
        ("2024Q1", "32.04.05", "dbk"): (1, 0),
        ("2024Q1", "32.04.06", "pdw"): (1, 1),
    }


def test_a_village_that_fell_silent_stays_a_village_of_the_programme():
    engine = checked(
        participation_events=with_ids(
            EVENTS,
            """
            village_code  | held_on
            32.04.05.2001 | 2023-01-10
            32.04.05.2002 | 2023-12-10
            32.04.05.2002 | 2024-03-10
            """,
        ),
    )

    rows = atoms("participation_villages", engine, "part_breadth5")

    assert [(r["period"], r["due"], r["reported"]) for r in rows] == [
        ("2023Q4", 2, 2),
        ("2024Q1", 2, 1),
    ]


def test_an_event_has_the_sector_of_its_programme_and_a_proposal_its_own():
    engine = checked(proposals="sector\neducation")

    [event] = [r for r in atoms("participation", engine, "part_events") if r["due"]]
    [proposal] = atoms("proposals_made", engine, "bottomup_prop_share")

    assert (event["sector"], proposal["sector"]) == ("savings_credit", "education")


def test_a_village_is_not_counted_again_in_each_of_four_quarters():
    known = catalogue()
    indicator = known.indicators["part_breadth5"]

    assert known.derived_tables["participation_villages"].window == 1
    assert indicator.window == 4  # so that quarters are never taken together
    assert not pools(["2024Q1"], indicator)
