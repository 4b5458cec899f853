"""Every indicator of the reports again in plain pandas, wherever the store has it.

In CI on two provinces: Yogyakarta (all sectors, programmes and area types) and Papua.
`BERDAYA_PROOF=whole` takes the whole demo, 300,713 groups: ten minutes and 5 GB.
"""

import duckdb
import numpy as np
import pandas as pd
import pytest

from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.ingest.building.build import build
from dashboard.queries.moments import Slice
from dashboard.queries.values import COLUMNS, strip
from dashboard.settings import Settings
from dashboard.store import DATABASE, open_store
from tests.stores.builds import whole_totals
from tests.stores.identical import assert_identical
from tests.stores.oracle import KEY, LEVELS, totals
from tests.stores.proof import IS_WHOLE, PATIENCE, import_shuffled
from tests.stores.recomputed import ReportFiles

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]

QUARTERS_AT_ONCE = 1 if IS_WHOLE else 12
TABLE = "group_quarters"
FILTERS = ["programme", "sector", "area_type"]
CHILD_OF = {"province": "nation", "regency": "province", "subdistrict": "regency"}
WIDTH = {"nation": 0, "province": 2, "regency": 5}
TABLES = {f"map_{TABLE}", f"region_{TABLE}", "completeness", "indicator_periods"}


@pytest.fixture(scope="module")
def indicators(catalogue):
    return catalogue.indicators_of(TABLE)


@pytest.fixture(scope="module")
def files(proven_demo):
    return ReportFiles(proven_demo.reports)


@pytest.fixture(scope="module")
def expected(files, indicators):
    """What the store has to hold, row by row, some quarters at a time."""
    parts = [
        files.quarters[start : start + QUARTERS_AT_ONCE]
        for start in range(0, len(files.quarters), QUARTERS_AT_ONCE)
    ]
    return [totals(pd.concat(map(files.units, part)), indicators) for part in parts]


def _built(root, catalogue):
    return build(root, catalogue=catalogue, settings=Settings(), sample=True)


def _read(built, query: str, *values) -> pd.DataFrame:
    with duckdb.connect(str(built.folder / DATABASE), read_only=True) as engine:
        rows = engine.execute(query, values).df()
    labels = rows.select_dtypes("category").columns
    return rows.astype(dict.fromkeys(labels, "str"))


def _stored(built, right: pd.DataFrame) -> pd.DataFrame:
    """The rows of the quarters that `right` has."""
    return whole_totals(built.folder, TABLE, periods=sorted(set(right["period"])))


def test_nothing_is_compared_in_vain(expected, indicators, catalogue):
    every = pd.concat(expected)
    assert every["period"].nunique() == 12
    assert set(every["sector"]) == {*catalogue.sectors, "ANY"}
    assert set(every["programme"]) == {*catalogue.programmes, "ANY"}
    assert set(every["area_type"]) == {*catalogue.area_types, "ANY"}
    assert len(indicators) == 16
    for one in indicators:
        assert set(one.levels) == set(LEVELS)
        assert (every[f"{one.id}__num"] > 0).any()


def test_numerators_denominators_and_n_under_every_filter(proven_demo, expected):
    for right in expected:
        found = _stored(proven_demo, right)
        counts = ["due", "reported", *(c for c in right if c.endswith(("__n", "__cm")))]
        numbers = right.columns.difference([*KEY, *counts])
        pd.testing.assert_frame_equal(found[KEY], right[KEY])
        pd.testing.assert_frame_equal(
            found[counts], right[counts], check_dtype=False, check_exact=True
        )
        pd.testing.assert_frame_equal(
            found[numbers], right[numbers], check_dtype=False, rtol=1e-12, atol=0
        )
        assert set(found) == set(right)
    periods = set(
        _read(proven_demo, f"SELECT DISTINCT period FROM map_{TABLE}")["period"]
    )
    assert periods == {period for right in expected for period in right["period"]}


def test_children_add_up_to_their_parent(proven_demo, expected, indicators):
    sums = [
        f"{one.id}__{part}" for one in indicators for part in ("num", "den", "n")
    ] + ["due", "reported"]
    for right in expected:
        rows = _stored(proven_demo, right)
        for child, parent in CHILD_OF.items():
            pd.testing.assert_frame_equal(*_both_ways(rows, child, parent, sums))


def _both_ways(rows, child: str, parent: str, sums: list[str]):
    """The parents' own rows, and their children's added up, in one order."""
    above = rows[rows["level"] == parent]
    if child == "subdistrict":  # has one area type, so no rows by it
        above = above[above["area_type"] == "ANY"]
    below = rows[rows["level"] == child]
    below = below.assign(region=below["region"].str[: WIDTH[parent]].replace("", "ID"))
    key = ["region", "period", *FILTERS]
    return (one.groupby(key)[sums].sum() for one in (above, below))


def test_queries_answer_with_these_values(proven_demo, expected, catalogue, regions):
    """Every indicator at every level unfiltered, and every filter at the regencies."""
    context = Context(open_store(proven_demo.root), catalogue, regions, Settings())
    right = pd.concat(expected)
    for number, one in enumerate(catalogue.indicators_of(TABLE)):
        for slice_ in _slices(one, catalogue, number):
            found = pd.DataFrame(strip(context, slice_).lists(COLUMNS))
            shown = found[found["flag"].isin(flags.SHOWN_OWN)]
            _assert_same(shown, _of(slice_, right), one)
            hidden = found[~found["flag"].isin(flags.SHOWN)]
            assert hidden[["value", "numerator", "denominator"]].isna().all(axis=None)


def _slices(one, catalogue, number: int):
    """The indicators take turns with the values of each filter."""
    yield from (Slice(one.id, level) for level in one.levels)
    lists = (catalogue.programmes, catalogue.sectors, catalogue.area_types)
    for name, values in zip(FILTERS, map(list, lists), strict=True):
        value = values[number % len(values)]
        yield Slice(one.id, "regency", **{name: value})


def _of(slice_: Slice, right: pd.DataFrame) -> pd.DataFrame:
    wanted = right["level"] == slice_.level
    for name in FILTERS:
        wanted &= right[name] == getattr(slice_, name)
    return right[wanted].set_index(["region", "period"])


def _assert_same(shown: pd.DataFrame, right: pd.DataFrame, indicator) -> None:
    right = right.loc[pd.MultiIndex.from_frame(shown[["region", "period"]])]
    num, den, n = (right[f"{indicator.id}__{p}"] for p in ("num", "den", "n"))
    value = num if den.isna().all() else num / den
    if indicator.id == "grp_fund_growth":
        value = value - 1
    pairs = {"numerator": num, "denominator": den, "n": n, "value": value}
    pairs |= {name: right[name] for name in ("due", "reported")}
    for name, column in pairs.items():
        found = shown[name].astype(float)  # a sum has no denominator: None
        np.testing.assert_allclose(found, column, rtol=1e-12, atol=1e-15)


def test_the_order_of_rows_and_files_changes_nothing(proven_demo, tmp_path, catalogue):
    import_shuffled(
        proven_demo.paths, tmp_path / "shuffled", catalogue=catalogue, seed=3
    )
    _assert_all_identical(_built(tmp_path / "shuffled", catalogue), proven_demo)


def _assert_all_identical(one, other) -> None:
    assert one.rows == other.rows
    assert all(one.rows[name] for name in TABLES)
    assert_identical(one.folder, other.folder, tables=TABLES)
