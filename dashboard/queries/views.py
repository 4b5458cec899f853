"""What a map view shows: the level asked for, or the regency where that is too thin.

A sector or programme filter leaves few groups per sub-district. Where fewer than 60 %
of the sub-districts that have the programme can show a number of their own, the view
shows regencies instead and says so (DESIGN: "honest, not grey").
"""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.disclosure import flags
from dashboard.disclosure.flags import NUMBER
from dashboard.queries.borrowed import is_borrowed
from dashboard.queries.grid import Grid
from dashboard.queries.intervals import difference_interval
from dashboard.queries.moments import Slice, Source
from dashboard.queries.values import disclosed, inside, with_regencies
from dashboard.regions import NATION

SHARE_TO_SHOW = 0.60
_NOTHING_HERE = (flags.NO_PROGRAMME, flags.OUTSIDE_FILTER, flags.NO_DATA)
_OWN = (*flags.SHOWN_OWN, flags.POOLED)


@dataclass(frozen=True)
class MapView:
    """One period of a level, in region-number order, and which level that is."""

    level: str
    grid: Grid
    asked_level: str

    @property
    def fell_back(self) -> bool:
        return self.level != self.asked_level


def map_view(
    source: Source,
    slice_: Slice,
    period: str,
    *,
    parent: str = NATION,
    bounds: bool = True,
) -> MapView:
    """The nation's cells at the level that `parent`'s view can bear."""
    return _view(source, slice_, period, parent=parent, bounds=bounds)


def view_inside(source: Source, slice_: Slice, period: str, *, parent: str) -> MapView:
    """The same of the regions inside `parent`: of these alone where that is a part."""
    codes = source.regions.codes(slice_.level, parent=parent)
    only = () if parent == NATION else codes
    found = _view(source, slice_, period, parent=parent, bounds=True, regions=only)
    shown = slice_.at(found.level)
    return replace(found, grid=inside(source, found.grid, shown, parent=parent))


def _view(source, slice_: Slice, period, *, parent, bounds, regions=()) -> MapView:
    asked, above = with_regencies(
        source, slice_, [period], regions=regions, bounds=bounds
    )
    here = asked.of(source.regions.codes(slice_.level, parent=parent))
    may_fall_back = slice_.level == "subdistrict" and not is_borrowed(source, slice_)
    if not (may_fall_back and is_thin(here)):
        return MapView(slice_.level, asked, slice_.level)
    if above is None:
        found = disclosed(source, slice_.at("regency"), [period], bounds=bounds)
        return MapView("regency", found, slice_.level)
    return MapView("regency", above(), slice_.level)


@dataclass(frozen=True)
class ChangeView(MapView):
    """`grid` holds the differences, with their intervals; the periods stand beside."""

    after: Grid
    before: Grid


def map_change(
    source: Source, slice_: Slice, period: str, against: str, *, parent: str = NATION
) -> ChangeView:
    """The difference to an earlier period, where both periods show a number.

    Of figures that are lent the map shows that of the regencies.
    """
    now = map_view(source, slice_, period, parent=parent)
    if is_borrowed(source, slice_):
        regencies = disclosed(source, slice_.at("regency"), [period])
        now = MapView("regency", regencies, slice_.level)
    before = disclosed(source, slice_.at(now.level), [against])
    grid = difference(now.grid, before)
    return ChangeView(now.level, grid, now.asked_level, now.grid, before)


def difference(after: Grid, before: Grid) -> Grid:
    """Cells of the later period with the change as value and its interval.

    A cell without one keeps the reason of the period that lacks it; a value borrowed
    from the regency is no number of one's own.
    """
    flag = _flag_of_change(after.cells["flag"], before.cells["flag"])
    known = flags.is_one_of(flag, _OWN)
    lower, upper = difference_interval(after.cells, before.cells)
    found = {
        "value": after.cells["value"] - before.cells["value"],
        "lower": lower,
        "upper": upper,
    }
    shown = {name: np.where(known, cells, np.nan) for name, cells in found.items()}
    return after.with_cells(after.cells | shown | {"flag": flag})


def _flag_of_change(after: np.ndarray, before: np.ndarray) -> np.ndarray:
    flag = np.where(flags.is_one_of(after, _OWN), before, after)
    both = flags.is_one_of(after, _OWN) & flags.is_one_of(before, _OWN)
    borrowed = flag == NUMBER[flags.PARENT_VALUE]
    flag = np.where(borrowed, NUMBER[flags.TOO_FEW], flag)
    return np.where(both, np.maximum(after, before), flag).astype(after.dtype)


def is_thin(inside: Grid) -> bool:
    """True where too few of the regions inside show a number of their own."""
    found = inside.cells["flag"][-1]
    with_programme = found[~flags.is_one_of(found, _NOTHING_HERE)]
    if len(with_programme) == 0:
        return False
    return flags.is_one_of(with_programme, _OWN).mean() < SHARE_TO_SHOW
