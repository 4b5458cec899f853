"""Everything known of one region, beside its parents; and the children in order."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalogue import Indicator
from dashboard.queries import flags
from dashboard.queries.grid import Grid, grid_of
from dashboard.queries.moments import FIGURES, Slice, Source
from dashboard.queries.offers import period_to_show, periods_by_indicator
from dashboard.queries.reading import load_profile, moment_columns
from dashboard.queries.values import (
    COLUMNS,
    has_stand_ins,
    judged,
    parents_at,
    values,
    with_earlier,
)
from dashboard.regions import NATION, level_of, parent_code

VILLAGE_COLUMNS = "indicator, region, name, period, value, text"


def profile(source: Source, region: str, *, period: str | None = None) -> pd.DataFrame:
    """One row per indicator with data for the nation, the parent and the region.

    Columns of `values`, with `indicator` and `level`. Each indicator has its own
    latest period that ends no later than `period`; flags tell what is missing. A
    table of the store is read once for all its indicators.
    """
    chain = _chain(region)
    every = (source.catalogue.indicators[key] for key in periods_by_indicator(source))
    indicators = [one for one in every if level_of(region) in one.levels]
    stored = _read(source, indicators, chain)
    parts = [
        part
        for one in indicators
        for part in _answers(
            stored[one.table], one, chain, period_to_show(source, one.id, period)
        )
    ]
    return _frame(parts) if parts else pd.DataFrame()


def _read(source: Source, indicators: Sequence[Indicator], chain) -> dict:
    by_table = defaultdict(list)
    for one in indicators:
        by_table[one.table].append(one)
    return {
        table: load_profile(source, table, of_table, chain)
        for table, of_table in by_table.items()
    }


def _chain(region: str) -> tuple[str, ...]:
    """Nation, parent, region; each once."""
    return tuple(dict.fromkeys((NATION, parent_code(region) or NATION, region)))


def _answers(stored: pa.Table, one: Indicator, chain, period: str):
    """For the regions above and for the region itself: its indicator and cells."""
    window = with_earlier([period], one)
    moments = _moments_of(stored, one)
    above = tuple(code for code in chain[:-1] if level_of(code) in one.levels)
    grids = []
    for codes in filter(None, (above, chain[-1:])):
        parents = None
        if grids and has_stand_ins(one, level_of(codes[0])):
            parents = parents_at(lambda: grids[0], [len(above) - 1])
        grid = grid_of(moments, periods=window, regions=codes)
        grids.append(judged(grid, one, periods=[period], bounds=True, parents=parents))
    return [(one.id, grid) for grid in grids]


def _moments_of(stored: pa.Table, one: Indicator) -> pa.Table:
    """The rows and columns of one indicator, under the names of its moments."""
    if one.table == FIGURES:
        return stored.filter(pc.equal(stored["indicator"], one.id)).drop("indicator")
    columns = {name: name for name in ("region", "period", "due", "reported")}
    columns |= moment_columns(one)
    return pa.table({name: stored[column] for name, column in columns.items()})


def _frame(parts: Sequence[tuple[str, Grid]]) -> pd.DataFrame:
    rows = [grid.rows(COLUMNS) for _, grid in parts]
    columns = {name: np.concatenate([row[name] for row in rows]) for name in COLUMNS}
    sizes = [len(grid.regions) for _, grid in parts]
    keys = np.array([key for key, _ in parts], dtype=object)
    columns["indicator"] = np.repeat(keys, sizes)
    columns["level"] = [level_of(code) for code in columns["region"]]
    return pd.DataFrame(columns)


def ranking(
    source: Source,
    slice_: Slice,
    period: str,
    *,
    parent: str = NATION,
    ascending: bool = False,
) -> pd.DataFrame:
    """Values inside `parent` ordered by value; rows without a value of their own last.

    An order, not a league table: neighbours in it often cannot be told apart.
    """
    found = values(source, slice_, period, parent=parent)
    own = found["flag"].isin((*flags.SHOWN_OWN, flags.POOLED))
    first = found[own].sort_values("value", ascending=ascending, kind="stable")
    return pd.concat([first, found[~own]], ignore_index=True)


def villages(source: Source, subdistrict: str) -> pd.DataFrame:
    """Published figures of the villages of a sub-district, one row a figure.

    Columns `indicator, region, name, period, value, text`; empty where no import has
    villages.
    """
    query = (
        f"SELECT {VILLAGE_COLUMNS} FROM village_figures"
        " WHERE subdistrict = ? ORDER BY region, indicator, period"
    )
    return source.store.query(query, [subdistrict]).to_pandas()
