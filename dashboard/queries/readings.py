"""What one indicator says of one region: its figure, a year before, and the change.

Pages of several indicators put such readings side by side; each has its own latest
period, and says for itself what it cannot be asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.catalogue import Indicator
from dashboard.periods import last_month, year_before
from dashboard.queries.audience import may_see
from dashboard.queries.choices import slice_of
from dashboard.queries.grid import Grid
from dashboard.queries.intervals import within_chance
from dashboard.queries.moments import Slice, Source, dimensions_of
from dashboard.queries.offers import indicator_periods, period_to_show
from dashboard.queries.values import COLUMNS, series, with_regencies
from dashboard.queries.views import difference
from dashboard.regions import level_of
from dashboard.selection import Selection

Row = Mapping[str, object]


@dataclass(frozen=True)
class Change:
    """Natural ratio or unit; the ends are None where there is no interval."""

    value: float
    lower: float | None
    upper: float | None
    within_chance: bool


@dataclass(frozen=True)
class Reading:
    """`row` and `before` are rows of values (COLUMNS).

    `row` is None where the indicator has no data at all, and where it cannot be asked:
    `not_applicable` then names the filters that its table lacks ("sector", …), or
    "level" where it has no figures at the region's level. `before` is the same period a
    year earlier; there is a `change` where both periods show a number of their own.
    """

    indicator: Indicator
    region: str
    period: str | None = None
    row: Row | None = None
    before: Row | None = None
    change: Change | None = None
    not_applicable: tuple[str, ...] = ()


def reading(
    source: Source, indicator_id: str, region: str, selection: Selection
) -> Reading:
    """The indicator's own latest period that ends no later than the selection's."""
    indicator = source.catalogue.indicators[indicator_id]
    slice_ = _slice(indicator_id, region, selection)
    period = period_to_show(source, indicator_id, selection.period)
    missing = not_applicable(source, indicator, slice_)
    if missing or period is None:
        return Reading(indicator, region, period, not_applicable=missing)
    earlier = year_before(period)
    periods = [
        p for p in (earlier, period) if p in indicator_periods(source, slice_.indicator)
    ]
    found, _above = with_regencies(source, slice_, periods, regions=[region])
    now = found.at([period])
    before = found.at([earlier]) if earlier in periods else None
    return Reading(
        indicator,
        region,
        period,
        row=_row(now),
        before=_row(before) if before else None,
        change=_change(now, before) if before else None,
    )


def trend_rows(
    source: Source, indicator_id: str, region: str, selection: Selection
) -> list[Row]:
    """A row of values per period, up to the one that `reading` shows; [] for none."""
    indicator = source.catalogue.indicators[indicator_id]
    slice_ = _slice(indicator_id, region, selection)
    period = period_to_show(source, indicator_id, selection.period)
    if period is None or not_applicable(source, indicator, slice_):
        return []
    rows = series(source, slice_, region).records(COLUMNS)
    return [row for row in rows if last_month(row["period"]) <= last_month(period)]


def not_applicable(
    source: Source, indicator: Indicator, slice_: Slice
) -> tuple[str, ...]:
    """Filters that the indicator's table lacks; "level" where that has no figures."""
    known = dimensions_of(source, indicator)
    filters = tuple(name for name in slice_.filters if name not in known)
    level, audience = slice_.level, source.settings.audience
    has_level = level in indicator.levels and may_see(audience, level)
    return filters if has_level else (*filters, "level")


def _slice(indicator_id: str, region: str, selection: Selection) -> Slice:
    of_region = slice_of(selection, level=level_of(region))
    return replace(of_region, indicator=indicator_id)


def _row(grid: Grid) -> Row:
    return grid.records(COLUMNS)[0]


def _change(now: Grid, before: Grid) -> Change | None:
    found = difference(now, before)
    row = _row(found)
    if row["value"] is None:
        return None
    is_chance = bool(within_chance(found).ravel()[0])
    return Change(row["value"], row["lower"], row["upper"], is_chance)
