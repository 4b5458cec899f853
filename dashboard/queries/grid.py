"""Moments as arrays: one cell per period and region, NaN where nothing is stored.

Queries compute on these and return them: a strip of forty quarters has 291,400 cells,
and rows of text cost fifty times the arithmetic. Whoever shows some of the cells asks
for their `records`: a dictionary a cell, in which None is what is not known.

Numbers come out of Arrow by way of `np.from_dlpack`: pyarrow's own `to_numpy`, and its
making of arrays and scalars from Python objects, load all of pandas into the process,
and what `pyarrow.compute` does takes 8 MB.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from sys import intern

import numpy as np
import pyarrow as pa

from dashboard.disclosure.flags import FLAGS

Cells = Mapping[str, np.ndarray]
_EVERY = slice(None)
PACKED = "moments"
CLUSTER_MOMENTS = ("cm", "cxx", "cxy", "cyy")
_FLAG_NAMES = np.array(FLAGS, dtype=object)
_FEW = 500  # texts that are looked up sooner than found among kept answers
_ROWS = 16_384  # taken out of Arrow at once: all columns of them stay in the cache


@dataclass(frozen=True)
class Grid:
    """`cells[name]` has the shape (periods, regions); `flag` holds numbers of FLAGS."""

    periods: tuple[str, ...]
    regions: tuple[str, ...]
    cells: Cells

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.periods), len(self.regions)

    def __len__(self) -> int:
        """How many cells there are."""
        return len(self.periods) * len(self.regions)

    def __getitem__(self, name: str) -> np.ndarray:
        """One number of every cell, by period, then region; NaN where unknown."""
        if name in self.cells:
            return self.cells[name].ravel()
        return np.full(len(self), np.nan)

    def with_cells(self, cells: Cells) -> "Grid":
        return Grid(self.periods, self.regions, cells)

    def at(self, periods: Sequence[str]) -> "Grid":
        """These periods only, in this order."""
        rows = _standing(self.periods, periods)
        kept = {name: cells[rows] for name, cells in self.cells.items()}
        return Grid(tuple(periods), self.regions, kept)

    def only(self, names: Sequence[str]) -> "Grid":
        """Without the other cells, and without the larger arrays that these are of."""
        kept = {n: cells.copy() for n, cells in self.cells.items() if n in names}
        return self.with_cells(kept)

    def within(self, columns: slice | np.ndarray) -> "Grid":
        """Some of the regions: a span, or true for each that stays."""
        kept = {name: cells[:, columns] for name, cells in self.cells.items()}
        if isinstance(columns, slice):
            return Grid(self.periods, self.regions[columns], kept)
        return Grid(self.periods, tuple(compress(self.regions, columns)), kept)

    def of(self, regions: Sequence[str]) -> "Grid":
        """These regions only, in this order."""
        columns = _standing(self.regions, regions)
        kept = {name: cells[:, columns] for name, cells in self.cells.items()}
        return Grid(self.periods, tuple(regions), kept)

    def records(
        self, columns: Sequence[str], places: np.ndarray | slice = _EVERY
    ) -> list[dict]:
        """The cells, or those at flat positions, each a dictionary of the columns."""
        lists = self.lists(columns, places).values()
        return [
            dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)
        ]

    def lists(
        self, columns: Sequence[str], places: np.ndarray | slice = _EVERY
    ) -> dict[str, list]:
        """The columns of `records`; None for what is not known."""
        return {name: self._list(name, places) for name in columns}

    def _list(self, name: str, places: np.ndarray | slice) -> list:
        if name == "period":
            return _texts(self.periods).repeat(self.shape[1])[places].tolist()
        if name == "region":
            return np.tile(_texts(self.regions), self.shape[0])[places].tolist()
        found = self[name][places]
        if name == "flag":
            return _FLAG_NAMES[found].tolist()
        return [None if number != number else number for number in found.tolist()]


def _standing(known: tuple[str, ...], wanted: Sequence[str]) -> slice | list[int]:
    """Where these stand; a slice, which copies nothing, where they stand together."""
    first = known.index(wanted[0]) if wanted else 0
    together = slice(first, first + len(wanted))
    if known[together] == tuple(wanted):
        return together
    numbers = {one: number for number, one in enumerate(known)}
    return [numbers[one] for one in wanted]


# where an indicator has no period yet
NOTHING = Grid((), (), {"flag": np.zeros((0, 0), np.uint8)})


def grid_of(
    stored: pa.Table,
    *,
    periods: Sequence[str],
    regions: Sequence[str],
    columns: np.ndarray | None = None,
    packed: Sequence[str] = (),
) -> Grid:
    """Stored rows (`region`, `period`, moments) on the grid; others are left out.

    `columns` gives each row's place among the regions, where its region does not.
    `packed` names the moments where they come as one list, PACKED: Arrow takes a third
    longer for a hundred columns.
    """
    periods, regions = tuple(periods), tuple(regions)
    apart = [one for one in stored.column_names if one not in ("period", "region")]
    names = packed or apart
    # each an array of its own: one that is kept would keep all others of a shared one
    cells = [np.full(len(periods) * len(regions), np.nan) for _ in names]
    first = 0
    for batch in stored.to_batches(_ROWS):
        row = _numbers(batch.column("period"), periods)
        if columns is None:
            column = _numbers(batch.column("region"), regions)
        else:
            column = columns[first : first + len(batch)]
            first += len(batch)
        inside = _span((row >= 0) & (column >= 0))
        place = (row * len(regions) + column)[inside]
        found = _floats(batch.select(apart)).reshape(-1, len(names))
        for values, numbers in zip(cells, found.T, strict=True):
            values[place] = numbers[inside]
    shape = len(periods), len(regions)
    shaped = {n: c.reshape(shape) for n, c in zip(names, cells, strict=True)}
    return Grid(periods, regions, shaped)


def _floats(moments: pa.RecordBatch) -> np.ndarray:
    """The numbers row by row, those of a list one after the other; NaN for null."""
    if moments.schema.names == [PACKED]:
        lists = moments.column(0)
        ends = lists.offsets.to_pylist()  # `flatten` would load what computes
        moments = pa.record_batch([lists.values[ends[0] : ends[-1]]], names=[PACKED])
    return np.from_dlpack(moments.to_tensor(null_to_nan=True))


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
        numbers = {text: number for number, text in enumerate(known)}
        return np.array([numbers.get(t, -1) for t in texts.to_pylist()], np.int32)
    dictionary = _Dictionary(texts.dictionary)
    of_many = len(known) > _FEW
    numbers = (_positions if of_many else _positions_now)(dictionary, known)
    return numbers[np.from_dlpack(texts.indices)]


class _Dictionary:
    """The texts of a column as a key: those of a version are the same every time."""

    def __init__(self, texts: pa.Array):
        self.texts = texts

    def __hash__(self) -> int:
        return len(self.texts)

    def __eq__(self, other: "_Dictionary") -> bool:
        return self.texts.equals(other.texts)


def _positions_now(dictionary: _Dictionary, known: tuple[str, ...]) -> np.ndarray:
    """For each text of the dictionary its position in `known`, or −1."""
    places = _places(dictionary)
    found = np.full(len(dictionary.texts), -1, np.int32)
    for number, text in enumerate(known):
        if text in places:
            found[places[text]] = number
    return found


# levels of the few registers that tables have, and of the version before: 0.1 MB each
_positions = lru_cache(maxsize=24)(_positions_now)


@lru_cache(maxsize=24)  # of the regions of a few tables, each 0.6 MB; others are short
def _places(dictionary: _Dictionary) -> dict[str, int]:
    texts = map(intern, dictionary.texts.to_pylist())
    return {text: place for place, text in enumerate(texts)}


def _texts(texts: tuple[str, ...]) -> np.ndarray:
    return np.array(texts, dtype=object)
