"""What a table may say of its totals: windows, senders' own ANY rows, regency rows."""

from types import SimpleNamespace

import duckdb
import pandas as pd

from dashboard.ingest.building.totals import write_totals
from dashboard.ingest.building.totals_columns import Totals

EVENTS = SimpleNamespace(
    id="share", interval="wilson", dominance=False, is_ratio=True, table="events"
)
KEY = ["programme", "sector", "area_type", "period", "region"]
SUMS = ["share__num", "share__den", "share__n"]


def totals_of(rows: list[tuple], *, window: int = 1, distinct: bool = False):
    """Totals of atoms (region, period, programme, sector, area type, x, y, n)."""
    table = SimpleNamespace(
        id="events",
        dimensions=("programme", "sector", "area_type"),
        columns={},
        window=window,
        distinct=distinct,
    )
    totals = Totals(table, (EVENTS,))
    columns = ["region", "period", "programme", "sector", "area_type", *SUMS]
    with duckdb.connect() as engine:
        engine.execute("ATTACH ':memory:' AS store")
        engine.register("rows", pd.DataFrame(rows, columns=columns))
        engine.execute("CREATE TABLE atoms AS FROM rows")
        write_totals(engine, totals)
        texts = ", ".join(f"{name}::VARCHAR AS {name}" for name in KEY)
        return engine.execute(f"SELECT * REPLACE ({texts}) FROM {totals.by_map}").df()


def one(found: pd.DataFrame, **key) -> list[float]:
    """Numerator, denominator, n of one row; filters that are not named are ANY."""
    wanted = dict.fromkeys(KEY[:3], "ANY") | {"level": "nation"} | key
    for name, value in wanted.items():
        found = found[found[name] == value]
    assert len(found) == 1
    return found.iloc[0][SUMS].tolist()


def quarter(period: str, x: int, region: str = "32.04.05") -> tuple:
    return region, period, "dbk", "education", "rural", x, 10, 1


def test_a_window_adds_up_its_quarter_and_the_three_before():
    found = totals_of(
        [quarter(f"2023Q{q}", q) for q in (1, 2, 3, 4)] + [quarter("2024Q1", 9)],
        window=4,
    )

    assert sorted(found["period"].unique()) == ["2023Q4", "2024Q1"]
    assert one(found, period="2023Q4") == [10, 40, 4]
    assert one(found, period="2024Q1") == [18, 40, 4]


def test_a_quarter_with_nothing_still_ends_a_window():
    rows = [quarter("2023Q1", 1), quarter("2023Q2", 2), quarter("2024Q2", 3)]

    found = totals_of(rows, window=4)

    assert one(found, period="2023Q4") == [3, 20, 2]
    assert one(found, period="2024Q1") == [2, 10, 1]
    assert one(found, period="2024Q2") == [3, 10, 1]


def test_a_window_that_is_not_full_is_shown_only_where_there_is_no_other():
    found = totals_of([quarter("2023Q1", 1), quarter("2023Q2", 2)], window=4)

    assert found["period"].unique().tolist() == ["2023Q2"]
    assert one(found, period="2023Q2") == [3, 20, 2]


def test_clusters_of_a_window_are_sub_districts_over_all_of_it():
    rows = [quarter("2023Q3", 1), quarter("2023Q4", 2)]
    rows += [quarter("2023Q4", 5, region="32.04.06"), quarter("2023Q1", 0)]

    nation = totals_of(rows, window=4).query("level == 'nation'").iloc[0]

    assert nation["share__cm"] == 2
    assert nation["share__cxx"] == (1 + 2) ** 2 + 5**2


def test_rows_of_any_that_the_sender_counted_are_taken_as_they_are():
    place = ("32.04.05", "2023Q1")
    rows = [
        (*place, "dbk", "ANY", "rural", 6, 10, 1),
        (*place, "kube", "ANY", "rural", 5, 10, 1),
        (*place, "ANY", "ANY", "rural", 7, 10, 1),
        (*place, "ANY", "education", "rural", 4, 10, 1),
        ("32.04.06", "2023Q1", "ANY", "ANY", "urban", 1, 10, 1),
    ]

    found = totals_of(rows, distinct=True)

    assert one(found) == [8, 20, 2]
    assert one(found, programme="dbk") == [6, 10, 1]
    assert one(found, sector="education") == [4, 10, 1]
    assert one(found, area_type="urban") == [1, 10, 1]


def test_a_row_of_a_regency_counts_from_the_regency_upward():
    rows = [quarter("2023Q1", 1), quarter("2023Q1", 5, region="32.04")]

    found = totals_of(rows)

    assert found.query("level == 'subdistrict'")["region"].unique() == ["32.04.05"]
    assert one(found, level="regency") == [6, 20, 2]
    assert one(found) == [6, 20, 2]
