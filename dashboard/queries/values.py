"""Values of an indicator: what the map, the tables, the exports and the API show.

The frame returned has one row per region and period of the slice, whether or not
anything is known there: `region, period, numerator, denominator, value, lower, upper,
n, flag, due, reported`. The value is a natural ratio (0.735, not 73.5).
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.periods import period_kind, shift_period
from dashboard.queries.disclosure import disclose
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
    found = disclosed(source, slice_, [period])
    inside = set(source.regions.codes(slice_.level, parent=parent))
    if slice_.area_type != ANY and slice_.level == "subdistrict":
        inside &= _of_area_type(source, slice_.area_type)
    return found[found["region"].isin(inside)].reset_index(drop=True)


def strip(source: Source, slice_: Slice) -> pd.DataFrame:
    """All periods of the indicator: rows by period, then region in code order."""
    return disclosed(source, slice_, indicator_periods(source, slice_.indicator))


def series(source: Source, slice_: Slice, region: str) -> pd.DataFrame:
    """One region over all periods of the indicator, one row per period."""
    periods = indicator_periods(source, slice_.indicator)
    return disclosed(source, slice_, periods, region=region)


def disclosed(
    source: Source,
    slice_: Slice,
    periods: Sequence[str],
    *,
    region: str | None = None,
) -> pd.DataFrame:
    """Values of the periods given, for one region or for a whole level, disclosed."""
    indicator = indicator_of(source, slice_)
    if not periods:
        return pd.DataFrame(columns=COLUMNS)
    window = _with_earlier(periods, indicator)
    moments = load_moments(source, slice_, periods=window, region=region)
    codes = [region] if region else list(source.regions.codes(slice_.level))
    grid = on_grid(moments, periods=window, codes=codes)
    here = with_interval(_last(grid, len(periods), len(codes)), indicator)
    pooled = None
    if len(window) > len(periods):
        sums = with_interval(pooled_sums(grid, len(window), len(codes)), indicator)
        pooled = _last(sums, len(periods), len(codes))
    parents = _parents(source, slice_, indicator, periods, here)
    shown = disclose(here, indicator, pooled=pooled, parents=parents)
    return shown.reindex(columns=COLUMNS)


def on_grid(moments: pd.DataFrame, *, periods, codes) -> pd.DataFrame:
    """A row for every period and region, in that order; NaN where nothing is known."""
    grid = pd.MultiIndex.from_product([periods, codes], names=["period", "region"])
    return moments.set_index(["period", "region"]).reindex(grid).reset_index()


def pooled_sums(grid: pd.DataFrame, periods: int, regions: int) -> pd.DataFrame:
    """Each row with its moments summed over its last four periods.

    Groups count once per period here (group-quarters). The largest unit's share adds
    up too, an upper bound. Cluster moments do not pool and are left out.
    """
    clusters = [c for c in ("cm", "cxx", "cxy", "cyy") if c in grid]
    summed = grid.drop(columns=clusters).copy()
    for column in summed.columns.difference(["period", "region"]):
        cells = np.nan_to_num(grid[column].to_numpy(float).reshape(periods, regions))
        running = np.cumsum(cells, axis=0)
        running[POOLED_PERIODS:] -= running[:-POOLED_PERIODS].copy()
        summed[column] = running.ravel()
    return summed


def with_interval(moments: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Moments with `value` (one division), `lower` and `upper`."""
    if indicator.table == FIGURES:
        return moments.assign(lower=np.nan, upper=np.nan)
    value = moments["numerator"]
    if indicator.is_ratio:
        with np.errstate(divide="ignore", invalid="ignore"):
            value = value / moments["denominator"]
    value = value.where(np.isfinite(value)) + indicator.value_offset
    lower, upper = (
        end + indicator.value_offset for end in _interval(moments, indicator)
    )
    return moments.assign(value=value, lower=lower, upper=upper)


def _interval(moments, indicator):
    if indicator.interval == "wilson":
        return proportion_interval(moments)
    if indicator.interval == "ratio":
        return ratio_interval(moments, bounded=indicator.is_share)
    nothing = np.full(len(moments), np.nan)
    return nothing, nothing


def _with_earlier(periods: Sequence[str], indicator: Indicator) -> list[str]:
    pools = indicator.is_ratio and indicator.table != FIGURES
    if not pools or period_kind(periods[0]) != "quarter":
        return list(periods)
    earlier = [shift_period(periods[0], -i) for i in range(POOLED_PERIODS - 1, 0, -1)]
    return [*earlier, *periods]


def _last(grid: pd.DataFrame, periods: int, regions: int) -> pd.DataFrame:
    return grid.tail(periods * regions).reset_index(drop=True)


def _parents(source, slice_, indicator, periods, here):
    """The regency's disclosed value beside each sub-district; None elsewhere.

    A sum is not shared among children, so it has no parent's value either.
    """
    stands_in = indicator.is_ratio and indicator.disclosure != "public"
    if slice_.level != "subdistrict" or not stands_in:
        return None
    above = slice_.at("regency")
    regencies = [ancestor_code(code, "regency") for code in here["region"]]
    only = regencies[0] if len(set(regencies)) == 1 else None
    found = disclosed(source, above, periods, region=only)
    index = pd.MultiIndex.from_arrays([here["period"], regencies])
    return found.set_index(["period", "region"]).reindex(index).reset_index(drop=True)


def _of_area_type(source: Source, area_type: str) -> set[str]:
    every = source.regions.at_level("subdistrict")
    return {region.code for region in every if region.area_type == area_type}
