"""What differs between two stores is told of the one place that holds all of it."""

from types import SimpleNamespace

import duckdb
import pytest

from dashboard.ingest.building.changed_figures import changed_figures

REPAID = SimpleNamespace(
    id="repaid",
    is_ratio=True,
    value_offset=0,
    n_counts="units",
    disclosure="protected",
    minimum_n=SimpleNamespace(publication=10),
)
CATALOGUE = SimpleNamespace(
    derived_tables={"groups": None},
    indicators_of=lambda table: [REPAID],
    indicators={"repaid": REPAID, "poverty": None},
)
LEVELS = ("nation", "province", "regency")
REPORTS = {
    ("ID", "2024Q3"): (140, 200, 90),
    ("32", "2024Q3"): (140, 200, 90),
    ("32.04", "2024Q3"): (70, 100, 30),
    ("32.05", "2024Q3"): (70, 100, 60),
}


def store(reports, figures=()):
    """Asks a store of these rows: (region, period) -> numerator, denominator, n."""
    engine = duckdb.connect()
    engine.execute(
        "CREATE TABLE map_groups (level TEXT, region TEXT, period TEXT, "
        "programme TEXT, sector TEXT, area_type TEXT, "
        "repaid__num DOUBLE, repaid__den DOUBLE, repaid__n BIGINT)"
    )
    for (region, period), numbers in reports.items():
        level = "nation" if region == "ID" else LEVELS[region.count(".") + 1]
        row = [level, region, period, "ANY", "ANY", "ANY", *numbers]
        engine.execute(f"INSERT INTO map_groups VALUES {tuple(row)}")
    engine.execute(
        "CREATE TABLE map_figures "
        "(indicator TEXT, level TEXT, region TEXT, period TEXT, value DOUBLE)"
    )
    for row in figures:
        engine.execute(f"INSERT INTO map_figures VALUES {row}")
    return lambda query: engine.execute(query).to_arrow_table()


def changed(before, after):
    return changed_figures(before, after, CATALOGUE)


def rows(found) -> list[tuple]:
    return [*found.rows.itertuples(index=False, name=None)]


def test_the_same_figures_are_no_change():
    assert changed(store(REPORTS), store(REPORTS)) is None


def test_a_change_is_told_of_the_regency_it_comes_from():
    after = REPORTS | {
        ("ID", "2024Q3"): (145, 200, 90),
        ("32", "2024Q3"): (145, 200, 90),
        ("32.04", "2024Q3"): (75, 100, 30),
    }

    found = changed(store(REPORTS), store(after))

    assert found.region == "32.04"
    assert rows(found) == [("repaid", "2024Q3", 0.7, 0.75)]


def test_changes_of_two_regencies_are_told_of_their_province():
    after = REPORTS | {
        ("32", "2024Q3"): (150, 200, 90),
        ("32.04", "2024Q3"): (75, 100, 30),
        ("32.05", "2024Q3"): (75, 100, 60),
    }

    found = changed(store(REPORTS), store(after))

    assert found.region == "32"
    assert rows(found) == [("repaid", "2024Q3", 0.7, 0.75)]


def test_a_figure_of_too_few_is_not_told():
    after = REPORTS | {("32.04", "2024Q3"): (7, 8, 9)}

    found = changed(store(REPORTS), store(after))

    assert (found.region, rows(found)) == ("32.04", [])


def test_a_figure_that_was_not_there_has_none_before():
    after = REPORTS | {("32.04", "2024Q4"): (80, 100, 30)}

    [(_key, period, before, value)] = rows(changed(store(REPORTS), store(after)))

    assert (period, value) == ("2024Q4", 0.8)
    assert before != before


def test_published_figures_are_compared_too():
    line = ("poverty", "province", "32", "2024", 7.5)

    found = changed(store(REPORTS, [line]), store(REPORTS, [(*line[:4], 7.1)]))

    assert (found.region, rows(found)) == ("32", [("poverty", "2024", 7.5, 7.1)])


@pytest.mark.parametrize("turned", [False, True])
def test_a_store_without_the_table_has_nothing_to_compare(turned):
    bare = duckdb.connect()
    stores = [lambda query: bare.execute(query).to_arrow_table(), store(REPORTS)]

    assert changed(*(stores[::-1] if turned else stores)) is None
