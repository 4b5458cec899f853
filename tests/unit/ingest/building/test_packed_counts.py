"""Counts packed into wide whole numbers come out as they went in."""

import duckdb
import numpy as np

from dashboard.ingest.building.packed_counts import unpacked


def column_of(*numbers):
    engine = duckdb.connect()
    engine.execute("CREATE TABLE t (place INTEGER, packed DECIMAL(38, 0))")
    for row in enumerate(numbers):
        engine.execute("INSERT INTO t VALUES (?, ?)", row)
    rows = engine.execute("SELECT packed FROM t ORDER BY place").to_arrow_table()
    return rows["packed"]


def test_counts_come_out_from_the_lowest_bits_on():
    counts = [7, 0, 1, 2**20 - 1, 12, 5]
    packed = sum(count << (20 * place) for place, count in enumerate(counts))

    found = unpacked(column_of(packed), bits=20, count=6)

    assert found.tolist() == [counts]


def test_sums_of_packed_numbers_are_packed_sums():
    one, other = 3 + (4 << 15) + (5 << 60), 10 + (20 << 15) + (30 << 60)

    found = unpacked(column_of(one + other), bits=15, count=5)

    assert found.tolist() == [[13, 24, 0, 0, 35]]


def test_null_counts_nothing():
    found = unpacked(column_of(None, 1), bits=20, count=2)

    assert found.tolist() == [[0, 0], [1, 0]]


def test_no_row_is_no_row():
    assert unpacked(column_of(), bits=20, count=3).shape == (0, 3)
    assert np.issubdtype(unpacked(column_of(), bits=20, count=3).dtype, np.floating)
