"""Classes of a map, told by what the build kept: the same as those of all periods."""

from itertools import product

import numpy as np
import pytest

from dashboard.context import Context
from dashboard.disclosure.spread import SHARES
from dashboard.figures.map_classes import class_breaks, spread_breaks
from dashboard.ingest.building.spreads import has_spreads
from dashboard.queries.moments import ANY, Slice
from dashboard.queries.spreads import known_spreads, spread_over_periods
from dashboard.queries.values import strip
from dashboard.settings import Settings
from dashboard.store import open_store
from tests.spec.reports import catalogue_of_groups
from tests.stores.builds import build_here
from tests.stores.reports import SECTORS, write_world

COUNTS = ("groups_count", "members_count")
LEVELS = ("province", "regency", "subdistrict")
METHODS = ("fixed", "quantile", "equal")


@pytest.fixture(scope="module")
def source(tmp_path_factory, regions):
    root = tmp_path_factory.mktemp("world")
    write_world(root)
    built = build_here(root, catalogue_of_groups())
    return Context(open_store(built.folder), catalogue_of_groups(), regions, Settings())


def slices(source, indicator):
    for level, programme in product(LEVELS, (ANY, *SECTORS)):
        yield Slice(indicator, level, programme)
        for sector in source.catalogue.sectors:
            yield Slice(indicator, level, programme, sector=sector)
        for area_type in source.catalogue.area_types:
            yield Slice(indicator, level, programme, area_type=area_type)


def test_counts_have_spreads_and_indicators_with_fixed_classes_have_none(source):
    kept = {slice_.indicator for slice_ in known_spreads(source)}
    every = source.catalogue.indicators.values()
    wanted = {one.id for one in every if has_spreads(one)}

    assert set(COUNTS) <= kept <= wanted
    assert not any(one.is_ratio or one.breaks for one in every if one.id in wanted)


@pytest.mark.parametrize("indicator", COUNTS)
def test_every_slice_has_the_classes_of_the_values_shown_in_all_periods(
    source, indicator
):
    compared = 0
    for slice_ in slices(source, indicator):
        values = strip(source, slice_).cells["value"]
        spread = spread_over_periods(source, slice_)
        assert (spread is None) == (not np.isfinite(values).any()), slice_
        if spread:
            compared += 1
            for method, classes in product(METHODS, (2, 5, 9)):
                style = {"method": method, "classes": classes}
                found = spread_breaks(spread, **style)
                assert found == class_breaks(values, **style), (slice_, style)
    assert compared > 20


def test_a_spread_holds_nothing_of_what_is_withheld(source):
    slice_ = Slice("members_count", "subdistrict")
    shown = strip(source, slice_).cells["value"]
    spread = spread_over_periods(source, slice_)

    assert spread.least == np.nanmin(shown) and spread.most == np.nanmax(shown)
    assert len(spread.quantiles) == len(SHARES)
