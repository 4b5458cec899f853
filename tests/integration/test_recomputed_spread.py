"""Stored histograms and breakdowns again in plain pandas, at every level and filter."""

from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.context import Context
from dashboard.queries.group_view import group_view
from dashboard.settings import Settings
from dashboard.store import open_store
from tests.stores.builds import table_of
from tests.stores.proof import PATIENCE
from tests.stores.recomputed_spread import (
    KEY,
    PARTS_KEY,
    SpreadFiles,
    histograms,
    weak_parts,
)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]

ANYTHING = ("ANY", "ANY", "ANY")


@pytest.fixture(scope="module")
def known(proven_demo, regions, catalogue):
    """The demo's store, its groups one by one, and its catalogue."""
    files = SpreadFiles(proven_demo.reports)
    units = pd.concat(map(files.units, files.quarters), ignore_index=True)
    groups = catalogue.indicators_of("group_quarters")
    spread = [one for one in groups if one.histogram]
    tables = {
        name: table_of(proven_demo, f"{name}_group_quarters")
        for name in ("distributions", "breakdowns")
    }
    store = open_store(proven_demo.root)
    return SimpleNamespace(
        **tables,
        context=Context(store, catalogue, regions, Settings()),
        spread=spread,
        histograms=histograms(units, spread),
        parts=weak_parts(units, spread),
    )


def test_histograms_at_every_level_and_filter(known):
    pd.testing.assert_frame_equal(
        known.distributions.set_index(KEY).sort_index(),
        known.histograms,
        check_dtype=False,
    )
    assert len(known.spread) == 10
    assert (known.histograms.sum() > 0).mean() > 0.9  # hardly a class stands empty


def test_breakdowns_of_regencies_and_above(known):
    found = known.breakdowns.set_index(PARTS_KEY).sort_index()
    absent = found.drop(known.parts.index)
    assert (absent == 0).all(axis=None)  # parts without any group are rows of zeros
    pd.testing.assert_frame_equal(
        found.loc[known.parts.index], known.parts, check_dtype=False
    )


def test_a_regions_rows_lie_together(known):
    for table in (known.distributions, known.breakdowns):
        regions = table["region"]
        assert (regions != regions.shift()).sum() == regions.nunique()


@pytest.mark.parametrize("region", ["ID", "34", "34.02", "34.02.06"])
def test_the_page_shows_these_counts(known, region):
    view = group_view(known.context, {"region": region, "period": "2025Q2"})

    shown = 0
    for key, line in view.lines.items():
        if line.distribution is not None and line.distribution.classes:
            row = known.histograms.loc[(region, *ANYTHING, "2025Q2")]
            counts = [count for _first, _last, count in line.distribution.classes]
            columns = [f"{key}__{k}" for k in range(len(counts))]
            assert row[columns].tolist() == counts
            shown += 1
    assert shown >= 8
