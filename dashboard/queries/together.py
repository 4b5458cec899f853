"""Several indicators of several regions: a stored table is read once for all of them.

A statement costs the engine more than the cells that a page shows of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import pyarrow as pa

from dashboard.catalogue import Indicator
from dashboard.disclosure import flags
from dashboard.disclosure.flags import NUMBER
from dashboard.queries.area_types import mark_outside, only_inside
from dashboard.queries.grid import Grid, grid_of
from dashboard.queries.moments import ANY, FIGURES, Slice, Source, indicator_of
from dashboard.queries.reading import columns_together, load_together, moment_columns
from dashboard.queries.values import has_stand_ins, judged, parents_at, with_earlier
from dashboard.regions import ancestor_code, level_of


@dataclass(frozen=True)
class _Asked:
    """What is read for one indicator: also what may be pooled or stand in."""

    indicator: Indicator
    shown: tuple[str, ...]
    periods: tuple[str, ...]
    larger: tuple[str, ...]
    subdistricts: tuple[str, ...]
    wanted: tuple[str, ...]  # of the larger ones, those asked for

    @property
    def regions(self) -> tuple[str, ...]:
        return *self.larger, *self.subdistricts


def disclosed_together(
    source: Source,
    periods: Mapping[str, Sequence[str]],
    regions: Sequence[str],
    filters: Mapping[str, str],
) -> dict[str, list[Grid]]:
    """Indicator -> disclosed cells in its periods: of larger regions, of sub-districts.

    Regions may be of any level; those at whose level an indicator has no figures are
    left out, and an indicator without any. Raises UnknownIndicator, NotApplicable.
    """
    by_table = defaultdict(list)
    for key, shown in periods.items():
        asked = _asked(source, key, tuple(shown), regions, filters)
        if asked.regions:
            by_table[asked.indicator.table].append(asked)
    found = {}
    for table, asked in by_table.items():
        for one, grid in _read(source, table, asked, filters):
            found[one.indicator.id] = _answer(source, one, grid, filters)
    return {key: found[key] for key in periods if key in found}


def _asked(source: Source, key: str, shown, regions, filters) -> _Asked:
    levels = source.catalogue.indicators[key].levels
    known = [code for code in regions if level_of(code) in levels]
    for level in dict.fromkeys(map(level_of, known)):
        indicator_of(source, Slice(key, level, **filters))
    indicator = source.catalogue.indicators[key]
    small = [code for code in known if level_of(code) == "subdistrict"]
    wanted = larger = [code for code in known if level_of(code) != "subdistrict"]
    if has_stand_ins(indicator, "subdistrict"):
        larger = wanted + [ancestor_code(code, "regency") for code in small]
    return _Asked(
        indicator,
        shown,
        with_earlier(shown, indicator),
        tuple(dict.fromkeys(larger)),
        tuple(small),
        tuple(wanted),
    )


def _read(source: Source, table: str, asked: Sequence[_Asked], filters):
    """Each indicator's moments, all of one statement."""
    periods = sorted({period for one in asked for period in one.periods})
    regions = tuple(dict.fromkeys(code for one in asked for code in one.regions))
    stored = load_together(
        source,
        table,
        [one.indicator for one in asked],
        filters=filters,
        periods=periods,
        regions=regions,
    )
    split = _figures if table == FIGURES else _moments
    return split(stored, asked, periods, regions)


def _figures(stored: pa.Table, asked, _periods, _regions) -> Iterable:
    """Published figures stand under one another."""
    known = defaultdict(list)
    first = 0
    for key, rows in groupby(stored["indicator"].to_pylist()):
        count = len(list(rows))
        known[key].append(stored.slice(first, count))
        first += count
    for one in asked:
        rows = pa.concat_tables(known[one.indicator.id] or [stored.slice(0, 0)])
        rows = rows.drop("indicator")
        yield one, grid_of(rows, periods=one.periods, regions=one.regions)


def _moments(stored: pa.Table, asked, periods, regions) -> Iterable:
    """Moments stand side by side, in one list."""
    names = columns_together(one.indicator for one in asked)
    every = grid_of(stored, periods=periods, regions=regions, packed=names)
    for one in asked:
        columns = moment_columns(one.indicator).items()
        own = {name: every.cells[column] for name, column in columns}
        yield one, every.with_cells(own).at(one.periods).of(one.regions)


def _answer(source: Source, one: _Asked, grid: Grid, filters) -> list[Grid]:
    """What only stands in for others is left out."""
    area_type = filters.get("area_type", ANY)
    grid = only_inside(grid, source.regions, area_type)
    shown = judged(grid, one.indicator, periods=one.shown, bounds=True)
    small = shown.of(one.subdistricts)
    is_thin = (small.cells["flag"] == NUMBER[flags.TOO_FEW]).any()
    if is_thin and has_stand_ins(one.indicator, "subdistrict"):
        small = _with_parents(one, grid, shown)
    found = [shown.of(one.wanted), small]
    return [mark_outside(g, source.regions, area_type) for g in found if g.regions]


def _with_parents(one: _Asked, grid: Grid, shown: Grid) -> Grid:
    """The sub-districts once more, with the regency's value where they have too few."""
    above = [ancestor_code(code, "regency") for code in one.subdistricts]
    numbers = np.array([one.larger.index(code) for code in above])
    return judged(
        grid.of(one.subdistricts),
        one.indicator,
        periods=one.shown,
        bounds=True,
        parents=parents_at(lambda: shown.of(one.larger), numbers),
    )
