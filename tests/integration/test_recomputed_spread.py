"""Stored histograms and breakdowns again in plain pandas, at every level and filter."""

import pandas as pd
import pytest

from dashboard.catalogue import load_catalogue
from dashboard.catalogue.distributions import class_count
from dashboard.regions import ancestor_code
from dashboard.settings import Settings
from tests.stores.builds import table_of
from tests.stores.oracle import LEVELS, SPLITS
from tests.stores.proof import PATIENCE
from tests.stores.recomputed_spread import SpreadFiles, class_of, is_weak

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]

KEY = ["region", "programme", "sector", "area_type", "period"]
PARTS_KEY = ["region", "breakdown", "part", "period"]


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(Settings().catalogue, Settings().profiles)


@pytest.fixture(scope="module")
def spread(catalogue):
    return [i for i in catalogue.indicators_of("group_quarters") if i.histogram]


@pytest.fixture(scope="module")
def built(two_provinces):
    store, folder = two_provinces
    return store, SpreadFiles(folder)


@pytest.fixture(scope="module")
def units(built):
    _store, files = built
    return pd.concat(map(files.units, files.quarters), ignore_index=True)


def _summed(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    return rows.groupby(key).sum().sort_index()


def _at(units: pd.DataFrame, level: str) -> pd.DataFrame:
    return units.assign(region=[ancestor_code(c, level) for c in units["region"]])


def test_histograms_at_every_level_and_filter(built, units, spread):
    counts = {
        f"{one.id}__{k}": (class_of(units, one) == k).astype(int)
        for one in spread
        for k in range(class_count(one))
    }
    rows = pd.concat([units[KEY], pd.DataFrame(counts)], axis=1)
    rows = _summed(rows, KEY).reset_index()
    parts = []
    for level in LEVELS:
        for by_programme, split in SPLITS:
            hidden = {"sector", "area_type"} - {split}
            hidden |= set() if by_programme else {"programme"}
            if level != "subdistrict" or len(hidden) == 3:
                here = _at(rows, level).assign(**dict.fromkeys(hidden, "ANY"))
                parts.append(_summed(here, KEY))
    expected = pd.concat(parts).sort_index()

    found = table_of(built[0], "distributions_group_quarters")

    pd.testing.assert_frame_equal(
        found.set_index(KEY).sort_index(), expected, check_dtype=False
    )
    assert len(spread) == 10
    assert (expected.sum() > 0).mean() > 0.9  # hardly a class is empty everywhere


def test_breakdowns_of_regencies_and_above(built, units, spread):
    counts = {}
    for one in spread:
        weak = is_weak(units, one)
        counts[f"{one.id}__n"] = weak.notna().astype(int)
        counts[f"{one.id}__weak"] = (weak == 1).astype(int)
    rows = pd.concat([units[["region", "period"]], pd.DataFrame(counts)], axis=1)
    parts = [
        _summed(
            _at(rows, level).assign(breakdown=breakdown, part=units[column]), PARTS_KEY
        )
        for level in LEVELS[:-1]
        for breakdown, column in (("age", "age"), ("women_only", "women"))
    ]
    expected = pd.concat(parts).sort_index()

    found = table_of(built[0], "breakdowns_group_quarters")

    found = found.set_index(PARTS_KEY).sort_index()
    absent = found.drop(expected.index)
    assert (absent == 0).all(axis=None)  # parts without any group are rows of zeros
    pd.testing.assert_frame_equal(
        found.loc[expected.index], expected, check_dtype=False
    )


def test_a_regions_rows_lie_together(built):
    for name in ("distributions_group_quarters", "breakdowns_group_quarters"):
        regions = table_of(built[0], name)["region"]
        assert (regions != regions.shift()).sum() == regions.nunique()
