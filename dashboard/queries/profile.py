"""Everything known of one region, beside its parents; and of its villages."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalogue import Indicator
from dashboard.disclosure import flags
from dashboard.disclosure.flags import NUMBER
from dashboard.periods import year_before
from dashboard.queries.grid import Grid, grid_of
from dashboard.queries.moments import FIGURES, Source
from dashboard.queries.offers import (
    indicator_periods,
    period_to_show,
    periods_by_indicator,
)
from dashboard.queries.reading import load_profile, moment_columns
from dashboard.queries.values import (
    COLUMNS,
    has_stand_ins,
    judged,
    parents_at,
    with_earlier,
)
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
    grids = _read(source, indicators, chain, shown)
    return [
        row | {"indicator": one.id, "level": level_of(row["region"])}
        for one in indicators
        for part in _answers(grids[one.id], one, shown[one.id])
        for row in _with_before(part)
    ]


def _with_before(found: Grid) -> list[dict]:
    """A row per region for the last period, with that of the first as `before`."""
    *earlier, now = (found.at([period]).records(COLUMNS) for period in found.periods)
    before = earlier[0] if earlier else [None] * len(now)
    return [row | {"before": b} for row, b in zip(now, before, strict=True)]


def _periods(source: Source, one: Indicator, asked: str | None) -> list[str]:
    """The period shown, and a year before it where the indicator was there."""
    shown = period_to_show(source, one.id, asked)
    known = indicator_periods(source, one.id)
    return [*(p for p in (year_before(shown),) if p in known), shown]


def _chain(region: str) -> tuple[str, ...]:
    """Nation, parent, region; each once."""
    return tuple(dict.fromkeys((NATION, parent_code(region) or NATION, region)))


def _read(source: Source, indicators: Sequence[Indicator], chain, shown) -> dict:
    """Indicator -> its moments for the chain and the periods that its value needs."""
    by_table = defaultdict(list)
    for one in indicators:
        by_table[one.table].append(one)
    found = {}
    for table, of_table in by_table.items():
        stored = load_profile(source, table, of_table, chain)
        windows = {one.id: with_earlier(shown[one.id], one) for one in of_table}
        split = _figures if table == FIGURES else _moments
        found |= split(stored, of_table, windows, chain)
    return found


def _figures(stored: pa.Table, indicators, windows, chain) -> dict[str, Grid]:
    """Published figures stand under one another."""
    keys = stored["indicator"]
    known = {key.as_py(): stored.filter(pc.equal(keys, key)) for key in keys.unique()}
    found = {}
    for one in indicators:
        rows = known.get(one.id, stored.slice(0, 0)).drop("indicator")
        found[one.id] = grid_of(rows, periods=windows[one.id], regions=chain)
    return found


def _moments(stored: pa.Table, indicators, windows, chain) -> dict[str, Grid]:
    """Moments stand side by side."""
    periods = sorted({period for window in windows.values() for period in window})
    every = grid_of(stored, periods=periods, regions=chain)
    return {one.id: _moments_of(every, one).at(windows[one.id]) for one in indicators}


def _moments_of(every: Grid, one: Indicator) -> Grid:
    """The cells of one indicator, under the names of its moments."""
    columns = moment_columns(one).items()
    return every.with_cells({name: every.cells[column] for name, column in columns})


def _answers(grid: Grid, one: Indicator, periods: Sequence[str]) -> list[Grid]:
    """The indicator for the regions above and for the region itself, disclosed."""
    known = np.array([level_of(code) in one.levels for code in grid.regions])
    grid = grid.within(known)
    found = judged(grid, one, periods=periods, bounds=True)
    is_thin = (found.cells["flag"][:, -1] == NUMBER[flags.TOO_FEW]).any()
    if not (is_thin and has_stand_ins(one, level_of(grid.regions[-1]))):
        return [found]
    above = found.within(slice(0, -1))
    parents = parents_at(lambda: above, np.array([len(above.regions) - 1]))
    own = grid.within(slice(-1, None))
    return [above, judged(own, one, periods=periods, bounds=True, parents=parents)]


def villages(source: Source, subdistrict: str) -> list[dict]:
    """Published figures of the villages of a sub-district, one row a figure.

    A row has `indicator, region, name, period, value, text`, None where unknown.
    """
    query = (
        f"SELECT {VILLAGE_COLUMNS} FROM village_figures"
        " WHERE subdistrict = ? ORDER BY region, indicator, period"
    )
    return source.store.query(query, [subdistrict]).to_pylist()
