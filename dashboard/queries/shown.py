"""Everything the parts of a page need of one selection, read once and shared.

Title, panel, ranking and table are separate callbacks that arrive together: the last
selections are kept, so that the rows are read and judged once; one of all sub-districts
takes 0.6 MB.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.periods import year_before
from dashboard.queries.audience import may_see
from dashboard.queries.choices import period_of, read_selection, slice_of
from dashboard.queries.grid import NOTHING, Grid
from dashboard.queries.moments import Slice, Source
from dashboard.queries.offers import indicator_periods
from dashboard.queries.readings import readings_of
from dashboard.queries.values import COLUMNS, inside, series, with_regencies
from dashboard.queries.views import map_change, view_inside
from dashboard.regions import NATION, level_of, parent_code
from dashboard.selection import Notice, Selection

KEPT = 16
MOST_BYTES = 4 * 2**20  # of their values


@dataclass(frozen=True)
class Shown:
    """A selection on this store, with the values of the regions it shows.

    `values` has one period, or none where the indicator has none; its columns are
    those of COLUMNS.
    """

    selection: Selection
    notices: list[Notice]
    indicator: Indicator
    period: str | None
    level: str
    values: Grid
    near: dict = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def fell_back(self) -> bool:
        """Regencies stand in for sub-districts that are too thin."""
        return self.level != self.selection.level

    @property
    def size(self) -> int:
        """Bytes of the values."""
        return sum(cells.nbytes for cells in self.values.cells.values())

    @property
    def place(self) -> str:
        """The region in focus: the selected one, else the parent shown."""
        return self.selection.selected or self.selection.region


_kept: OrderedDict[tuple, Shown] = OrderedDict()
_lock = Lock()


def shown(source: Source, query: Mapping[str, str | None]) -> Shown:
    """Read the selection and its values, or take them from the last few."""
    key = (source.store.folder, source.settings.audience, tuple(sorted(query.items())))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = _read(source, query)
    with _lock:
        _kept[key] = found
        while len(_kept) > KEPT or _size() > MOST_BYTES:
            _kept.popitem(last=False)
    return found


def _size() -> int:
    return sum(one.size for one in _kept.values())


def _read(source: Source, query) -> Shown:
    selection, notices = read_selection(source, query)
    period = period_of(source, selection)
    indicator = source.catalogue.indicators[selection.indicator]
    level, values = selection.level, NOTHING
    if period is not None:
        within = selection.region
        view = view_inside(source, slice_of(selection), period, parent=within)
        level, values = view.level, view.grid.only(COLUMNS)
    return Shown(selection, notices, indicator, period, level, values)


def row_of(source: Source, view: Shown, region: str, *, period: str | None = None):
    """One region's row of values at its own level; None where the level has none."""
    period = period or view.period
    found = _near(source, view).get((region, period))
    return found or rows_of(source, view, [region], period=period).get(region)


def _near(source: Source, view: Shown) -> Mapping[tuple[str, str], dict]:
    """By region and period: those that every page asks of, in one statement.

    The region in focus, the one above it and the one shown; a year before, too.
    """
    if source.store.folder not in view.near:
        chosen, key = view.selection, view.indicator.id
        regions = {view.place, parent_code(view.place) or NATION, chosen.region}
        found = readings_of(
            source, [key], sorted(regions), chosen, periods={key: view.period}
        )
        rows = [
            row for one in found.values() for row in (one[key].row, one[key].before)
        ]
        known = {(row["region"], row["period"]): row for row in rows if row}
        view.near[source.store.folder] = known
    return view.near[source.store.folder]


def rows_of(
    source: Source, view: Shown, regions: Sequence[str], *, period: str | None = None
) -> dict[str, dict]:
    """Rows of values of regions of one level; none where the level has none."""
    level = level_of(regions[0])
    period = period or view.period
    if not may_see(source.settings.audience, level):
        return {}
    if period is None or level not in view.indicator.map_levels:
        return {}
    slice_: Slice = slice_of(view.selection, level=level)
    found, _above = with_regencies(source, slice_, [period], regions=regions)
    return {row["region"]: row for row in found.records(COLUMNS)}


def changes_of(source: Source, view: Shown) -> Grid | None:
    """The change that the map shows, as values; None where it shows none."""
    chosen = view.selection
    if chosen.compare != "change" or None in (chosen.period_b, view.period):
        return None
    change = map_change(
        source,
        slice_of(chosen),
        view.period,
        chosen.period_b,
        parent=chosen.region,
    )
    at_level = slice_of(chosen, level=change.level)
    return inside(source, change.grid, at_level, parent=chosen.region)


def last_report(source: Source, view: Shown, region: str) -> str | None:
    """The latest period up to the one shown in which any group reported."""
    if view.period is None or not may_see(source.settings.audience, level_of(region)):
        return None
    found = series(source, slice_of(view.selection, level=level_of(region)), region)
    until = [period for period in found.periods if period <= view.period]
    came = found.at(until)["reported"] > 0
    return until[np.flatnonzero(came)[-1]] if came.any() else None


def row_year_before(source: Source, view: Shown, region: str):
    """The same region a year earlier; None where the indicator was not there yet."""
    if view.period is None:
        return None
    earlier = year_before(view.period)
    if earlier not in indicator_periods(source, view.indicator.id):
        return None
    return row_of(source, view, region, period=earlier)
