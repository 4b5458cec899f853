"""Moments as arrays: one cell per period and region, NaN where nothing is stored.

Queries compute on these and make a table of what they return only at the end: a strip
of forty quarters has 291,400 cells, and rows of text cost fifty times the arithmetic.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.queries.flags import FLAGS

Cells = Mapping[str, np.ndarray]
CLUSTER_MOMENTS = ("cm", "cxx", "cxy", "cyy")
_FLAG_NAMES = np.array(FLAGS, dtype=object)


@dataclass(frozen=True)
class Grid:
    """`cells[name]` has the shape (periods, regions); `flag` holds numbers of FLAGS."""

    periods: tuple[str, ...]
    regions: tuple[str, ...]
    cells: Cells

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.periods), len(self.regions)

    def with_cells(self, cells: Cells) -> "Grid":
        return Grid(self.periods, self.regions, cells)

    def last(self, periods: int) -> "Grid":
        """The last periods only."""
        kept = {name: cells[-periods:] for name, cells in self.cells.items()}
        return Grid(self.periods[-periods:], self.regions, kept)

    def taken(self, numbers: Sequence[int], regions: Sequence[str]) -> "Grid":
        """The columns with these numbers, under other regions' codes."""
        kept = {name: cells[:, numbers] for name, cells in self.cells.items()}
        return Grid(self.periods, tuple(regions), kept)

    def frame(self, columns: Sequence[str]) -> pd.DataFrame:
        """A row per cell, by period, then region."""
        rows = {
            "period": np.repeat(np.array(self.periods, dtype=object), self.shape[1]),
            "region": np.tile(np.array(self.regions, dtype=object), self.shape[0]),
        }
        rows |= {name: cells.ravel() for name, cells in self.cells.items()}
        if "flag" in rows:
            rows["flag"] = _FLAG_NAMES[rows["flag"]]
        return pd.DataFrame(rows).reindex(columns=columns)


def grid_of(
    stored: pa.Table, *, periods: Sequence[str], regions: Sequence[str]
) -> Grid:
    """Stored rows (`region`, `period`, moments) on the grid; others are left out."""
    row = _numbers(stored.column("period"), periods)
    column = _numbers(stored.column("region"), regions)
    inside = (row >= 0) & (column >= 0)
    place = row[inside], column[inside]
    cells = {}
    for name in stored.column_names:
        if name not in ("period", "region"):
            cells[name] = np.full((len(periods), len(regions)), np.nan)
            cells[name][place] = _floats(stored.column(name))[inside]
    return Grid(tuple(periods), tuple(regions), cells)


def pooled(grid: Grid, periods: int) -> Grid:
    """Each cell with the sum of its last `periods` cells in time.

    Groups count once per period here (group-quarters). The largest unit's share adds
    up too, an upper bound. Cluster moments do not pool and are left out.
    """
    cells = {}
    for name, values in grid.cells.items():
        if name not in CLUSTER_MOMENTS:
            running = np.cumsum(np.nan_to_num(values), axis=0)
            running[periods:] -= running[:-periods].copy()
            cells[name] = running
    return grid.with_cells(cells)


def _numbers(column: pa.ChunkedArray, known: Sequence[str]) -> np.ndarray:
    """Position of each text in `known`, −1 where it is not there."""
    encoded = column.combine_chunks()
    if not pa.types.is_dictionary(encoded.type):
        encoded = encoded.dictionary_encode()
    texts = encoded.dictionary.cast(pa.string())
    positions = pc.index_in(texts, value_set=pa.array(list(known), pa.string()))
    numbers = positions.fill_null(-1).to_numpy(zero_copy_only=False)
    return numbers[encoded.indices.to_numpy(zero_copy_only=False)]


def _floats(column: pa.ChunkedArray) -> np.ndarray:
    return column.cast(pa.float64()).to_numpy(zero_copy_only=False)
