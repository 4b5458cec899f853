from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from dashboard.queries.rows import Runs, UnsortedTable, condition, joined, runs_of


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

    assert [runs.get((one,)) for one in "abc"] == [(0, 1), (2, 2), (3, 5)]
    assert runs.get(("d",)) is None


def test_finds_keys_of_several_parts_and_none_of_parts_that_never_met():
    runs = Runs([["b", "a", "b"], ["2", "2", "10"]], [0, 5, 9], [4, 8, 9])

    assert runs.get(("b", "2")) == (0, 4)
    assert runs.get(("a", "2")) == (5, 8)
    assert runs.get(("b", "10")) == (9, 9)
    assert runs.get(("a", "10")) is None
    assert runs.get(("b", "3")) is None


def test_a_key_takes_few_bytes():
    """A full store has 150,000, and a worker 300 MiB for all that it does."""
    codes, periods = [f"{n:05}" for n in range(2_000)], ["2024Q1", "2024Q2"]
    keys = [[code for code in codes for _ in periods], periods * len(codes)]

    runs = Runs(keys, range(len(keys[0])), range(len(keys[0])))

    assert runs.size / len(runs) < 24


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
