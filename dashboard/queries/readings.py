"""What one indicator says of one region: its figure, a year before, and the change.

Pages of several indicators put such readings side by side; each has its own latest
period, and says for itself what it cannot be asked.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.catalogue import Indicator
from dashboard.periods import last_month, year_before
from dashboard.queries.audience import may_see
from dashboard.queries.choices import slice_of
from dashboard.queries.grid import Grid
from dashboard.queries.intervals import within_chance
from dashboard.queries.moments import Slice, Source, dimensions_of
from dashboard.queries.offers import indicator_periods, period_to_show
from dashboard.queries.together import disclosed_together
from dashboard.queries.values import COLUMNS
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
    year earlier; there is a `change` where both periods show a number of their own. The
    `trend`, where it was asked for, has a row per period up to the one shown.
    """

    indicator: Indicator
    region: str
    period: str | None = None
    row: Row | None = None
    before: Row | None = None
    change: Change | None = None
    trend: tuple[Row, ...] = ()
    not_applicable: tuple[str, ...] = ()


def reading(
    source: Source, indicator_id: str, region: str, selection: Selection
) -> Reading:
    """The indicator's own latest period that ends no later than the selection's."""
    return readings(source, [indicator_id], region, selection)[indicator_id]


def readings(
    source: Source,
    indicators: Iterable[str],
    region: str,
    selection: Selection,
    *,
    with_trends: Container[str] = (),
) -> dict[str, Reading]:
    """Indicator -> its reading; a stored table is read once for all of them.

    Those `with_trends` have a trend.
    """
    found = readings_of(
        source, indicators, [region], selection, with_trends=with_trends
    )
    return found[region]


def readings_of(
    source: Source,
    indicators: Iterable[str],
    regions: Sequence[str],
    selection: Selection,
    *,
    periods: Mapping[str, str | None] | None = None,
    with_trends: Container[str] = (),
) -> dict[str, dict[str, Reading]]:
    """Region -> indicator -> its reading, as `readings` of every region.

    `periods` names those asked for of single indicators, instead of the selection's.
    """
    indicators = tuple(dict.fromkeys(indicators))
    asked = dict.fromkeys(indicators, selection.period) | dict(periods or {})
    found = {
        region: {
            key: _without_figures(source, key, region, selection, asked[key])
            for key in indicators
        }
        for region in regions
    }
    every = [one for of_region in found.values() for one in of_region.values()]
    applicable = [one for one in every if one.period and not one.not_applicable]
    shown = {one.indicator.id: _periods(source, one, with_trends) for one in applicable}
    places = list(dict.fromkeys(one.region for one in applicable))
    filters = slice_of(selection).filters
    for key, grids in disclosed_together(source, shown, places, filters).items():
        for grid in grids:
            for one in _read(grid, found[grid.regions[0]][key], key in with_trends):
                found[one.region][key] = one
    return found


def _without_figures(source: Source, key: str, region: str, selection, asked):
    indicator = source.catalogue.indicators[key]
    slice_ = replace(slice_of(selection, level=level_of(region)), indicator=key)
    missing = not_applicable(source, indicator, slice_)
    period = period_to_show(source, key, asked)
    return Reading(indicator, region, period, not_applicable=missing)


def _periods(source: Source, one: Reading, with_trends: Container[str]) -> list[str]:
    """The period shown, last, and a year before it where the indicator was there."""
    known = indicator_periods(source, one.indicator.id)
    until = [p for p in known if last_month(p) <= last_month(one.period)]
    if one.indicator.id in with_trends:
        return until
    return [p for p in until if p in (year_before(one.period), one.period)]


def _read(grid: Grid, empty: Reading, has_trend: bool) -> Iterator[Reading]:
    """The readings of the grid's regions."""
    count = len(grid.regions)
    now, earlier = grid.at([empty.period]), year_before(empty.period)
    before = grid.at([earlier]) if earlier in grid.periods else None
    changes = _changes(now, before) if before else [None] * count
    rows = now.records(COLUMNS)
    rows_before = before.records(COLUMNS) if before else [None] * count
    trends = grid.records(COLUMNS) if has_trend else []
    for number, region in enumerate(grid.regions):
        yield replace(
            empty,
            region=region,
            row=rows[number],
            before=rows_before[number],
            change=changes[number],
            trend=tuple(trends[number::count]),
        )


def _changes(now: Grid, before: Grid) -> list[Change | None]:
    found = difference(now, before)
    ranges = found.records(("value", "lower", "upper"))
    chances = within_chance(found).tolist()
    return [
        None if row["value"] is None else Change(**row, within_chance=chance)
        for row, chance in zip(ranges, chances, strict=True)
    ]


def trend_rows(
    source: Source, indicator_id: str, region: str, selection: Selection
) -> list[Row]:
    """A row of values per period, up to the one that `reading` shows; [] for none."""
    keys = [indicator_id]
    found = readings(source, keys, region, selection, with_trends=keys)
    return list(found[indicator_id].trend)


def not_applicable(
    source: Source, indicator: Indicator, slice_: Slice
) -> tuple[str, ...]:
    """Filters that the indicator's table lacks; "level" where that has no figures."""
    known = dimensions_of(source, indicator)
    filters = tuple(name for name in slice_.filters if name not in known)
    level, audience = slice_.level, source.settings.audience
    has_level = level in indicator.levels and may_see(audience, level)
    return filters if has_level else (*filters, "level")
