"""What is compared: both periods of a region and their difference, or two indicators.

A pair's rows are rows of values; `change` has the difference as its value, with the
interval of the difference, and is missing where either period shows no number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.catalogue import Indicator
from dashboard.queries.audience import may_see
from dashboard.queries.choices import slice_of
from dashboard.queries.comparison import OF_PERIODS
from dashboard.queries.moments import NotApplicable, Source
from dashboard.queries.offers import period_to_show
from dashboard.queries.shown import Shown, row_of
from dashboard.queries.values import COLUMNS, inside, with_regencies
from dashboard.queries.views import ChangeView, difference, map_change
from dashboard.regions import level_of

Row = Mapping[str, object]


@dataclass(frozen=True)
class Pair:
    """One region's rows: the period shown, the one beside it, the change between."""

    after: Row
    before: Row
    change: Row

    @property
    def region(self) -> str:
        return self.after["region"]


def compares_periods(view: Shown) -> bool:
    """Whether two periods of the indicator stand side by side, or their difference."""
    chosen = view.selection
    known = None not in (chosen.period_b, view.period)
    return chosen.compare in OF_PERIODS and known


def pairs_of(source: Source, view: Shown) -> list[Pair]:
    """A pair for each region that the map shows; none without two periods."""
    if not compares_periods(view):
        return []
    chosen = view.selection
    found = map_change(
        source, slice_of(chosen), view.period, chosen.period_b, parent=chosen.region
    )
    at_level = slice_of(chosen, level=found.level)
    rows = [
        inside(source, grid, at_level, parent=chosen.region).records(COLUMNS)
        for grid in _sides(found)
    ]
    return [Pair(*sides) for sides in zip(*rows, strict=True)]


def _sides(found: ChangeView):
    return found.after, found.before, found.grid


def pair_of(source: Source, view: Shown, region: str) -> Pair | None:
    """The pair of one region at its own level; None where that has no figures."""
    level = level_of(region)
    if not compares_periods(view) or level not in view.indicator.levels:
        return None
    if not may_see(source.settings.audience, level):
        return None
    slice_ = slice_of(view.selection, level=level)
    after, before = (
        with_regencies(source, slice_, [period], regions=[region])[0]
        for period in (view.period, view.selection.period_b)
    )
    sides = (after, before, difference(after, before))
    return Pair(*(grid.records(COLUMNS)[0] for grid in sides))


def other_indicator_of(
    source: Source, view: Shown, region: str
) -> tuple[Indicator, Row] | None:
    """The second indicator and the region's row of it, in its own period.

    None where none is compared, or where it cannot be filtered that way.
    """
    chosen = view.selection
    if chosen.compare != "indicator" or chosen.indicator_b is None:
        return None
    other = source.catalogue.indicators[chosen.indicator_b]
    beside = replace(
        view,
        selection=replace(chosen, indicator=other.id),
        indicator=other,
        period=period_to_show(source, other.id, view.period),
    )
    try:
        row = row_of(source, beside, region)
    except NotApplicable:
        return None
    return None if row is None else (other, row)
