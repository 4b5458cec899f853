"""Values of an indicator: what the map, the tables, the exports and the API show.

The grid returned has a cell per region and period of the slice, whether or not anything
is known there; its `records(COLUMNS)` are rows of values. The value is a natural ratio
(0.735, not 73.5).
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.periods import period_kind, shift_period
from dashboard.queries.area_types import codes_inside, mark_outside, only_inside
from dashboard.queries.borrowed import is_borrowed, lent
from dashboard.queries.disclosure import disclose
from dashboard.queries.grid import Cells, Grid, cells_at, grid_of, pooled
from dashboard.queries.intervals import proportion_interval, ratio_interval
from dashboard.queries.moments import (
    FIGURES,
    Slice,
    Source,
    indicator_of,
)
from dashboard.queries.offers import indicator_periods
from dashboard.queries.reading import load_moments
from dashboard.queries.survey_cells import survey_interval, with_limits
from dashboard.regions import NATION, Regions, ancestor_code

POOLED_PERIODS = 4
_STAND_IN = "subdistrict", "regency"
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


def values(source: Source, slice_: Slice, period: str, *, parent: str = NATION) -> Grid:
    """The current regions of the level inside `parent`, in code order.

    Raises UnknownIndicator, NotApplicable, UnknownPeriod.
    """
    found = disclosed(source, slice_, [period])
    return inside(source, found, slice_, parent=parent)


def inside(source: Source, grid: Grid, slice_: Slice, *, parent: str) -> Grid:
    """A level's regions inside `parent`; with an area type, sub-districts of it."""
    codes = codes_inside(source.regions, slice_, parent=parent)
    return grid if grid.regions == codes else grid.of(codes)


def series(source: Source, slice_: Slice, region: str) -> Grid:
    """One region over all periods of the indicator, in order."""
    periods = indicator_periods(source, slice_.indicator)
    return disclosed(source, slice_, periods, region=region)


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
    regions = (region,) if region else ()
    return with_regencies(source, slice_, periods, regions=regions, bounds=bounds)[0]


def with_regencies(
    source: Source,
    slice_: Slice,
    periods: Sequence[str],
    *,
    regions: Sequence[str] = (),
    bounds: bool = True,
) -> tuple[Grid, Callable[[], Grid] | None]:
    """The cells, and the regencies above where those may stand for sub-districts.

    Both are read in one statement, of some regions or of all; the regencies are
    judged if asked for. Below its valid levels a survey has the regencies' cells alone.
    """
    if is_borrowed(source, slice_):
        above, numbers = _above(source, regions)
        of = above if regions else ()
        at = slice_.at("regency")
        found, _ = with_regencies(source, at, periods, regions=of, bounds=bounds)
        codes = regions or source.regions.codes(slice_.level)
        return lent(found, codes, numbers), lambda: found
    indicator = indicator_of(source, slice_)
    window = with_earlier(periods, indicator)
    stands_in = has_stand_ins(indicator, slice_.level)
    codes = tuple(regions) or source.regions.codes(slice_.level)
    above_codes, numbers = (), ()
    if stands_in:
        above_codes, numbers = _above(source, regions)
    stored = load_moments(
        source,
        slice_,
        periods=window,
        regions=[*regions, *above_codes] if regions else (),
        levels=_STAND_IN if stands_in else (slice_.level,),
        bounds=bounds,
    )
    grid = grid_of(stored, periods=window, regions=(*codes, *above_codes))

    def answer(at: Slice, columns: slice, parents=None) -> Grid:
        here = only_inside(grid.within(columns), source.regions, at.area_type)
        shown = judged(here, indicator, periods=periods, bounds=bounds, parents=parents)
        return mark_outside(shown, source.regions, at.area_type)

    own = slice(0, len(codes))
    if not stands_in:
        return answer(slice_, own), None
    others = slice(len(codes), None)
    above = cache(partial(answer, slice_.at("regency"), others))
    return answer(slice_, own, parents_at(above, numbers)), above


def _above(source: Source, regions: Sequence[str]):
    """The regencies above sub-districts, and each one's number among them."""
    if not regions:
        return source.regions.codes("regency"), _regency_numbers(source.regions)
    parents = [ancestor_code(region, "regency") for region in regions]
    codes = tuple(dict.fromkeys(parents))
    return codes, np.array([codes.index(parent) for parent in parents])


@lru_cache(maxsize=4)
def _regency_numbers(regions: Regions) -> np.ndarray:
    """Of every sub-district, the number of its regency; not to be changed."""
    return np.array(regions.numbers_above(*_STAND_IN))


def judged(
    grid: Grid,
    indicator: Indicator,
    *,
    periods: Sequence[str],
    bounds: bool,
    parents: Callable[[np.ndarray], Cells] | None = None,
) -> Grid:
    """Values, intervals and disclosure of stored moments; `grid` has earlier periods.

    `parents` gives the regency's disclosed cells for flat positions of the answer.
    """
    here = grid.at(periods)
    if indicator.is_survey:
        here = with_limits(here)
    cells = _valued(here.cells, indicator, bounds=bounds)
    together = None
    if pools(periods, indicator):
        windows = _windows(grid.periods, periods)

        def together(places: np.ndarray) -> Cells:
            sums = pooled(grid, windows, places)
            return _valued(sums, indicator, bounds=bounds)

    shown = disclose(cells, indicator, pooled=together, parents=parents)
    if indicator.reports == "sites":  # not reports: no rate is told of them
        shown = {k: v for k, v in shown.items() if k not in ("due", "reported")}
    return here.with_cells(shown)


def has_stand_ins(indicator: Indicator, level: str) -> bool:
    """Whether the regency's value may stand for a sub-district with too few units.

    A sum is not shared among children, so it has no parent's value.
    """
    stands_in = indicator.is_ratio and indicator.disclosure != "public"
    return stands_in and level == "subdistrict" and "regency" in indicator.levels


def parents_at(above: Callable[[], Grid], numbers: np.ndarray):
    """For flat positions among regions, the cells of those above.

    `numbers` has for each region the column of `above` that its parent stands in.
    """

    def at(places: np.ndarray) -> Cells:
        found = above()
        row, column = np.divmod(places, len(numbers))
        return cells_at(found.cells, row * len(found.regions) + numbers[column])

    return at


def _valued(cells: Cells, indicator: Indicator, *, bounds: bool) -> dict:
    """The cells with `value` (one division) and, if asked for, `lower` and `upper`."""
    cells = dict(cells)
    if indicator.table != FIGURES:
        cells["value"] = _divided(cells, indicator) + indicator.value_offset
    if bounds:
        ends = _interval(cells, indicator)
        cells["lower"], cells["upper"] = (e + indicator.value_offset for e in ends)
    cells["units"] = cells["n"]
    if indicator.n_counts == "denominator":
        cells["n"] = cells["denominator"]
    return cells


def _divided(cells: Cells, indicator: Indicator) -> np.ndarray:
    if not indicator.is_ratio:
        return cells["numerator"]
    with np.errstate(divide="ignore", invalid="ignore"):
        value = cells["numerator"] / cells["denominator"]
    value[~np.isfinite(value)] = np.nan
    return value


def _interval(cells: Cells, indicator: Indicator):
    if indicator.interval == "wilson":
        return proportion_interval(cells)
    if indicator.interval == "ratio":
        return ratio_interval(cells, bounded=indicator.is_share)
    if indicator.is_survey:
        return survey_interval(cells, indicator)
    nothing = np.full_like(cells["value"], np.nan)
    return nothing, nothing


def pools(periods: Sequence[str], indicator: Indicator) -> bool:
    """Whether quarters of this indicator may be taken together."""
    may = indicator.is_ratio and indicator.table != FIGURES and indicator.window == 1
    may = may and not indicator.is_survey
    return may and bool(periods) and period_kind(periods[0]) == "quarter"


def with_earlier(periods: Sequence[str], indicator: Indicator) -> tuple[str, ...]:
    """The periods and those that they are pooled with, in order."""
    if not pools(periods, indicator):
        return tuple(periods)
    return tuple(sorted({p for period in periods for p in _pooled_with(period)}))


def _windows(known: Sequence[str], periods: Sequence[str]) -> np.ndarray:
    """For each period, the rows in `known` of the periods pooled in it."""
    number = {period: row for row, period in enumerate(known)}
    return np.array([[number[p] for p in _pooled_with(period)] for period in periods])


def _pooled_with(period: str) -> list[str]:
    """The period and the three before it."""
    return [shift_period(period, -steps) for steps in range(POOLED_PERIODS)]
