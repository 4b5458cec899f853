"""Moments as arrays: one cell per period and region, NaN where nothing is stored.

Queries compute on these and make a table of what they return only at the end: a strip
of forty quarters has 291,400 cells, and rows of text cost fifty times the arithmetic.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.disclosure.flags import FLAGS

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

    def at(self, periods: Sequence[str]) -> "Grid":
        """These periods only, which follow one another in the grid."""
        first = self.periods.index(periods[0]) if periods else 0
        if self.periods[first : first + len(periods)] == tuple(periods):
            rows = slice(first, first + len(periods))
        else:
            rows = [self.periods.index(period) for period in periods]
        kept = {name: cells[rows] for name, cells in self.cells.items()}
        return Grid(tuple(periods), self.regions, kept)

    def within(self, columns: slice | np.ndarray) -> "Grid":
        """Some of the regions: a span, or true for each that stays."""
        kept = {name: cells[:, columns] for name, cells in self.cells.items()}
        if isinstance(columns, slice):
            return Grid(self.periods, self.regions[columns], kept)
        return Grid(self.periods, tuple(compress(self.regions, columns)), kept)

    def frame(self, columns: Sequence[str]) -> pd.DataFrame:
        """A row per cell, by period, then region."""
        return pd.DataFrame(self.rows(columns))

    def records(self, columns: Sequence[str]) -> list[dict]:
        """The rows of `frame`, each a dictionary; of few rows far cheaper than it."""
        lists = [values.tolist() for values in self.rows(columns).values()]
        return [
            dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)
        ]

    def rows(self, columns: Sequence[str]) -> dict[str, np.ndarray]:
        """The columns of `frame`; NaN for one that the cells do not have."""
        known = {name: cells.ravel() for name, cells in self.cells.items()}
        known["period"] = _texts(self.periods).repeat(self.shape[1])
        known["region"] = np.tile(_texts(self.regions), self.shape[0])
        if "flag" in known:
            known["flag"] = _FLAG_NAMES[known["flag"]]
        unknown = np.full(len(known["region"]), np.nan)
        return {name: known.get(name, unknown) for name in columns}


def grid_of(
    stored: pa.Table, *, periods: Sequence[str], regions: Sequence[str]
) -> Grid:
    """Stored rows (`region`, `period`, moments) on the grid; others are left out."""
    periods, regions = tuple(periods), tuple(regions)
    shape = len(periods), len(regions)
    names = [one for one in stored.column_names if one not in ("period", "region")]
    cells = {name: np.full(shape, np.nan) for name in names}
    for batch in stored.to_batches():
        row = _numbers(batch.column("period"), periods)
        column = _numbers(batch.column("region"), regions)
        inside = _span((row >= 0) & (column >= 0))
        place = (row * len(regions) + column)[inside]
        for name, values in cells.items():
            values.reshape(-1)[place] = _floats(batch.column(name))[inside]
    return Grid(periods, regions, cells)


def _span(inside: np.ndarray) -> np.ndarray | slice:
    """What is true as a slice where it all stands together, which copies nothing."""
    count = np.count_nonzero(inside)
    first = int(inside.argmax()) if count else 0
    together = inside[first : first + count].all()
    return slice(first, first + count) if together else inside


def pooled(grid: Grid, windows: np.ndarray, places: np.ndarray) -> dict:
    """Sums over time for some cells: `places` are flat positions in `windows`' rows.

    `windows` has a row per period asked for: the rows of the grid that go together.
    Groups count once per period here (group-quarters). The largest unit's share adds
    up too, an upper bound. Cluster moments do not pool and are left out.
    """
    width = len(grid.regions)
    row, column = np.divmod(places, width)
    where = windows[row].T * width + column
    return {
        name: _summed(cells, where)
        for name, cells in grid.cells.items()
        if name not in CLUSTER_MOMENTS
    }


def _summed(cells: np.ndarray, where: np.ndarray) -> np.ndarray:
    """For each column of flat positions, the sum of what is known there."""
    flat, total = cells.ravel(), np.zeros(where.shape[1])
    for positions in where:
        found = flat.take(positions)
        np.add(total, found, out=total, where=~np.isnan(found))
    return total


def cells_at(cells: Cells, places: np.ndarray) -> dict[str, np.ndarray]:
    """The cells at these flat positions."""
    return {name: values.ravel()[places] for name, values in cells.items()}


def _numbers(texts: pa.Array, known: tuple[str, ...]) -> np.ndarray:
    """Position of each text in `known`, −1 where it is not there."""
    if not pa.types.is_dictionary(texts.type):
        return _looked_up(texts, known)
    numbers = _positions(_Dictionary(texts.dictionary), known)
    return numbers[texts.indices.to_numpy(zero_copy_only=False)]


def _looked_up(texts: pa.Array, known: tuple[str, ...]) -> np.ndarray:
    found = pc.index_in(texts, value_set=pa.array(known, texts.type))
    return found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32)


class _Dictionary:
    """The texts of a column as a key: those of a version are the same every time."""

    def __init__(self, texts: pa.Array):
        self.texts = texts

    def __hash__(self) -> int:
        return len(self.texts)

    def __eq__(self, other: "_Dictionary") -> bool:
        return self.texts.equals(other.texts)


@lru_cache(maxsize=64)
def _positions(dictionary: _Dictionary, known: tuple[str, ...]) -> np.ndarray:
    return _looked_up(dictionary.texts, known)


def _texts(texts: tuple[str, ...]) -> np.ndarray:
    return np.array(texts, dtype=object)


def _floats(numbers: pa.Array) -> np.ndarray:
    """The numbers, NaN for null; whole numbers stay as they are where none is null."""
    if numbers.null_count and not pa.types.is_float64(numbers.type):
        numbers = numbers.cast(pa.float64())
    return numbers.to_numpy(zero_copy_only=False)
