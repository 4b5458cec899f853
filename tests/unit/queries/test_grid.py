import numpy as np
import pyarrow as pa
import pytest

from dashboard.queries.grid import NOTHING, PACKED, Grid, grid_of, pooled

REGIONS, PERIODS = ("a", "b", "c"), ("2024Q1", "2024Q2")


def stored(encode) -> pa.Table:
    """Two known rows, one of a region that is gone and one of another period."""
    return pa.table(
        {
            "region": encode(["c", "a", "gone", "a"]),
            "period": encode(["2024Q2", "2024Q1", "2024Q1", "2019Q1"]),
            "n": pa.array([7, None, 3, 4], pa.int32()),
        }
    )


@pytest.mark.parametrize(
    "encode", [pa.array, lambda texts: pa.array(texts).dictionary_encode()]
)
def test_rows_find_their_cell_whether_texts_or_an_enumeration(encode):
    grid = grid_of(stored(encode), periods=PERIODS, regions=REGIONS)

    nothing = np.nan
    expected = [[nothing, nothing, nothing], [nothing, nothing, 7]]
    np.testing.assert_array_equal(grid.cells["n"], expected)


def test_rows_that_come_in_pieces_fill_one_grid():
    whole = stored(lambda texts: pa.array(texts).dictionary_encode())
    pieces = pa.concat_tables([whole.slice(0, 1), whole.slice(1)])

    found, expected = (
        grid_of(one, periods=PERIODS, regions=REGIONS).cells["n"]
        for one in (pieces, whole)
    )

    np.testing.assert_array_equal(found, expected)


def test_moments_that_come_as_one_list_fill_the_same_cells():
    apart = stored(pa.array).append_column("due", pa.array([8.5, 9.0, None, 1.0]))
    lists = pa.array([[7, 8.5], [None, 9], [3, None], [4, 1]], pa.list_(pa.float64()))
    packed = apart.select(["region", "period"]).append_column(PACKED, lists)

    expected = grid_of(apart, periods=PERIODS, regions=REGIONS)
    found = grid_of(packed, periods=PERIODS, regions=REGIONS, packed=["n", "due"])

    for name in ("n", "due"):
        np.testing.assert_array_equal(found.cells[name], expected.cells[name])


@pytest.mark.parametrize("wanted", [["b", "c"], ["c", "a"], []])
def test_takes_regions_in_the_order_asked_for(wanted):
    grid = Grid(("2024Q1",), REGIONS, {"n": np.array([[1.0, 2.0, 3.0]])})

    found = grid.of(wanted)

    assert found.regions == tuple(wanted)
    assert found.cells["n"].tolist() == [["abc".index(one) + 1 for one in wanted]]


def test_no_rows_fill_nothing():
    grid = grid_of(stored(pa.array).slice(0, 0), periods=PERIODS, regions=REGIONS)

    assert np.isnan(grid.cells["n"]).all()


def test_pools_the_rows_of_the_window_and_counts_nothing_for_missing_ones():
    cells = {"n": np.array([[1.0, 10], [2, np.nan], [4, 40]]), "cm": np.ones((3, 2))}
    grid = Grid(("2024Q1", "2024Q2", "2024Q3"), ("a", "b"), cells)
    windows = np.array([[1, 0], [2, 1]])

    found = pooled(grid, windows, np.array([0, 1, 3]))

    assert list(found) == ["n"]
    assert found["n"].tolist() == [3, 10, 40]


def test_takes_periods_that_do_not_follow_one_another():
    cells = {"n": np.array([[1.0], [2.0], [3.0]])}
    grid = Grid(("2024Q1", "2024Q2", "2024Q3"), ("a",), cells)

    found = grid.at(["2024Q1", "2024Q3"])

    assert found.periods == ("2024Q1", "2024Q3")
    assert found.cells["n"].tolist() == [[1], [3]]


def test_records_say_none_for_what_is_not_known():
    cells = {"n": np.array([[1.0, np.nan], [3.0, 4.0]]), "flag": np.array([[0, 5]] * 2)}
    grid = Grid(("2024Q1", "2024Q2"), ("a", "b"), cells)

    found = grid.records(["region", "period", "n", "due", "flag"], np.array([1, 2]))

    assert found == [
        {"region": "b", "period": "2024Q1", "n": None, "due": None}
        | {"flag": "suppressed"},
        {"region": "a", "period": "2024Q2", "n": 3.0, "due": None, "flag": "ok"},
    ]


def test_of_nothing_there_are_no_records():
    assert NOTHING.records(["region", "period", "n", "flag"]) == []
