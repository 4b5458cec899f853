"""Everything known of one region, beside its parents; and of its villages."""

from dashboard.catalogue import Indicator
from dashboard.periods import year_before
from dashboard.queries.grid import Grid
from dashboard.queries.moments import Source
from dashboard.queries.offers import (
    indicator_periods,
    period_to_show,
    periods_by_indicator,
)
from dashboard.queries.together import disclosed_together
from dashboard.queries.values import COLUMNS
from dashboard.regions import NATION, level_of, parent_code

VILLAGE_COLUMNS = "indicator, region, name, period, value, text"


def profile(source: Source, region: str, *, period: str | None = None) -> list[dict]:
    """One row per indicator with data for the nation, the parent and the region.

    A row of values with its `indicator` and `level`, None where unknown. Each indicator
    has its own latest period that ends no later than `period`; flags tell what is
    missing. `before` is the row of the same period a year earlier; None where the
    indicator was not there. A table of the store is read once for all its indicators.
    """
    chain = _chain(region)
    every = (source.catalogue.indicators[key] for key in periods_by_indicator(source))
    indicators = [one for one in every if level_of(region) in one.levels]
    shown = {one.id: _periods(source, one, period) for one in indicators}
    found = disclosed_together(source, shown, chain, {})
    return [
        row | {"indicator": key, "level": level_of(row["region"])}
        for key, grids in found.items()
        for grid in grids
        for row in _with_before(grid)
    ]


def _with_before(found: Grid) -> list[dict]:
    """A row per region for the last period, with that of the first as `before`."""
    rows, count = found.records(COLUMNS), len(found.regions)
    now, before = rows[-count:], rows[:-count] or [None] * count
    return [row | {"before": b} for row, b in zip(now, before, strict=True)]


def _periods(source: Source, one: Indicator, asked: str | None) -> list[str]:
    """The period shown, and a year before it where the indicator was there."""
    shown = period_to_show(source, one.id, asked)
    known = indicator_periods(source, one.id)
    return [*(p for p in (year_before(shown),) if p in known), shown]


def _chain(region: str) -> tuple[str, ...]:
    """Nation, parent, region; each once."""
    return tuple(dict.fromkeys((NATION, parent_code(region) or NATION, region)))


def villages(source: Source, subdistrict: str) -> list[dict]:
    """Published figures of the villages of a sub-district, one row a figure.

    A row has `indicator, region, name, period, value, text`, None where unknown.
    """
    query = (
        f"SELECT {VILLAGE_COLUMNS} FROM village_figures"
        " WHERE subdistrict = ? ORDER BY region, indicator, period"
    )
    return source.store.query(query, [subdistrict]).to_pylist()
