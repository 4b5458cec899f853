"""Values of an indicator: what the map, the tables, the exports and the API show.

The table returned has one row per region and period of the slice, whether or not
anything is known there: `region, period, numerator, denominator, value, lower, upper,
n, flag, due, reported`. The value is a natural ratio (0.735, not 73.5).
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.periods import period_kind, shift_period
from dashboard.queries.area_types import mark_outside, of_area_type
from dashboard.queries.disclosure import disclose
from dashboard.queries.grid import Grid, grid_of, pooled
from dashboard.queries.intervals import proportion_interval, ratio_interval
from dashboard.queries.moments import (
    ANY,
    FIGURES,
    Slice,
    Source,
    indicator_of,
    load_moments,
)
from dashboard.queries.offers import indicator_periods
from dashboard.regions import NATION, ancestor_code

POOLED_PERIODS = 4
COLUMNS = [
    "region",
    "period",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "n",
    "flag",
    "due",
    "reported",
]


def values(
    source: Source, slice_: Slice, period: str, *, parent: str = NATION
) -> pd.DataFrame:
    """One row per current region of the level inside `parent`, in code order.

    Raises UnknownIndicator, NotApplicable, UnknownPeriod.
    """
    found = disclosed(source, slice_, [period]).frame(COLUMNS)
    inside = set(source.regions.codes(slice_.level, parent=parent))
    if slice_.area_type != ANY and slice_.level == "subdistrict":
        inside &= of_area_type(source.regions, slice_.area_type, level=slice_.level)
    return found[found["region"].isin(inside)].reset_index(drop=True)


def series(source: Source, slice_: Slice, region: str) -> pd.DataFrame:
    """One region over all periods of the indicator, one row per period."""
    periods = indicator_periods(source, slice_.indicator)
    return disclosed(source, slice_, periods, region=region).frame(COLUMNS)


def strip(source: Source, slice_: Slice) -> Grid:
    """All periods and all regions of the level, without intervals: for the map."""
    periods = indicator_periods(source, slice_.indicator)
    return disclosed(source, slice_, periods, bounds=False)


def disclosed(
    source: Source,
    slice_: Slice,
    periods: Sequence[str],
    *,
    region: str | None = None,
    bounds: bool = True,
) -> Grid:
    """Disclosed cells of the periods, for one region or for the whole level.

    Without `bounds` no interval is computed, nor the moments read that it needs.
    """
    indicator = indicator_of(source, slice_)
    window = _with_earlier(periods, indicator)
    stored = load_moments(source, slice_, periods=window, region=region, bounds=bounds)
    codes = [region] if region else source.regions.codes(slice_.level)
    grid = grid_of(stored, periods=window, regions=codes)
    here = _valued(grid.last(len(periods)), indicator, bounds=bounds)
    together = None
    if len(window) > len(periods):
        sums = pooled(grid, POOLED_PERIODS).last(len(periods))
        together = _valued(sums, indicator, bounds=bounds).cells
    parents = _parents(source, slice_, indicator, here, bounds=bounds)
    shown = disclose(here.cells, indicator, pooled=together, parents=parents)
    return mark_outside(here.with_cells(shown), source.regions, slice_)


def _valued(grid: Grid, indicator: Indicator, *, bounds: bool) -> Grid:
    """The cells with `value` (one division) and, if asked for, `lower` and `upper`."""
    cells = dict(grid.cells)
    if indicator.table != FIGURES:
        cells["value"] = _divided(cells, indicator) + indicator.value_offset
    if bounds:
        ends = _interval(cells, indicator)
        cells["lower"], cells["upper"] = (e + indicator.value_offset for e in ends)
    return grid.with_cells(cells)


def _divided(cells, indicator: Indicator) -> np.ndarray:
    if not indicator.is_ratio:
        return cells["numerator"]
    with np.errstate(divide="ignore", invalid="ignore"):
        value = cells["numerator"] / cells["denominator"]
    return np.where(np.isfinite(value), value, np.nan)


def _interval(cells, indicator: Indicator):
    if indicator.interval == "wilson":
        return proportion_interval(cells)
    if indicator.interval == "ratio":
        return ratio_interval(cells, bounded=indicator.is_share)
    nothing = np.full_like(cells["value"], np.nan)
    return nothing, nothing


def _with_earlier(periods: Sequence[str], indicator: Indicator) -> list[str]:
    """The periods, led by those that the first of them is pooled with."""
    pools = indicator.is_ratio and indicator.table != FIGURES
    if not pools or not periods or period_kind(periods[0]) != "quarter":
        return list(periods)
    earlier = [shift_period(periods[0], -i) for i in range(POOLED_PERIODS - 1, 0, -1)]
    return [*earlier, *periods]


def _parents(source, slice_, indicator, here: Grid, *, bounds: bool):
    """The regency's disclosed cells beside each sub-district; None elsewhere.

    A sum is not shared among children, so it has no parent's value either.
    """
    stands_in = indicator.is_ratio and indicator.disclosure != "public"
    if slice_.level != "subdistrict" or not stands_in:
        return None
    above = [ancestor_code(code, "regency") for code in here.regions]
    only = above[0] if len(set(above)) == 1 else None
    found = disclosed(
        source, slice_.at("regency"), here.periods, region=only, bounds=bounds
    )
    position = {code: number for number, code in enumerate(found.regions)}
    return found.taken([position[code] for code in above], here.regions).cells
