from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from dashboard.queries.rows import UnsortedTable, condition, joined, runs_of


def source(folder: Path, regions: str):
    """A store of one table `t` with these regions, in this order."""
    engine = duckdb.connect()
    engine.execute("CREATE TABLE t AS SELECT unnest(?) AS region", [list(regions)])
    store = SimpleNamespace(
        folder=folder, query=lambda sql: engine.sql(sql).to_arrow_table()
    )
    return SimpleNamespace(store=store)


def test_finds_the_rows_of_each_key(tmp_path):
    runs = runs_of(source(tmp_path, "aabccc"), "t", ("region",))

    assert runs == {("a",): (0, 1), ("b",): (2, 2), ("c",): (3, 5)}


def test_refuses_a_table_in_another_order(tmp_path):
    with pytest.raises(UnsortedTable):
        runs_of(source(tmp_path, "aba"), "t", ("region",))


def test_joins_runs_that_follow_one_another():
    assert joined([(4, 6), (0, 1), (2, 3), (9, 9)]) == [(0, 6), (9, 9)]


def test_no_rows_are_no_rows():
    assert condition([]) == ("false", [])
    assert condition([None]) == ("false", [])


def test_names_runs_by_their_first_and_last_row():
    where, values = condition([(7, 9), None, (0, 1), (2, 3)])

    assert where == "(rowid BETWEEN ? AND ? OR rowid BETWEEN ? AND ?)"
    assert values == [0, 3, 7, 9]
