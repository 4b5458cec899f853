"""Where the rows of a slice lie: the tables are sorted, so a slice is a run of them.

The engine looks through a row group of 120,000 rows for the few that are asked for;
told the numbers of the rows, it reads those alone.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from sys import getsizeof, intern

from dashboard.queries.remembered import once_per_version

Run = tuple[int, int]  # first and last row, both included


class UnsortedTable(Exception):
    """A table of the store is not in the order that its readers rely on."""


class Runs:
    """Values of the keys -> their rows, in 16 bytes each: a full store has 150,000.

    A dictionary of tuples took 250 bytes each, 35 MB of a worker.
    """

    def __init__(self, keys: Sequence[Sequence[str]], first, last):
        """`keys` has a list of texts for each part; `first`, `last` a row for each."""
        self._texts = [sorted(set(texts)) for texts in keys]
        numbers = [self._number(values) for values in zip(*keys, strict=True)]
        order = sorted(range(len(numbers)), key=numbers.__getitem__)
        self._numbers = array("q", (numbers[place] for place in order))
        self._first = array("i", (first[place] for place in order))
        self._last = array("i", (last[place] for place in order))

    def __len__(self) -> int:
        return len(self._numbers)

    def get(self, values: Sequence[str]) -> Run | None:
        number = self._number(values)
        place = bisect_left(self._numbers, number)
        if self._numbers[place : place + 1] != array("q", [number]):
            return None
        return self._first[place], self._last[place]

    @property
    def size(self) -> int:
        """Bytes of all, but the texts themselves, which the register has too."""
        arrays = (self._numbers, self._first, self._last, *self._texts)
        return sum(map(getsizeof, arrays))

    def _number(self, values: Sequence[str]) -> int:
        """One number for all parts of a key; −1 where no key has one of them."""
        found = 0
        for texts, text in zip(self._texts, values, strict=True):
            place = bisect_left(texts, text)
            if place == len(texts) or texts[place] != text:
                return -1
            found = found * len(texts) + place
        return found


@once_per_version
def runs_of(source, table: str, keys: Sequence[str]) -> Runs:
    """Where the rows of each key lie. One look through a whole table.

    Raises UnsortedTable where rows of other keys lie between.
    """
    key = ", ".join(keys)
    found = source.store.query(
        f"SELECT {key}, min(rowid) AS first, max(rowid) AS last, count(*) AS rows"
        f" FROM {table} GROUP BY {key}"
    )
    texts = [list(map(intern, found.column(name).to_pylist())) for name in keys]
    first, last, rows = (
        found.column(name).to_pylist() for name in ("first", "last", "rows")
    )
    for place, (one, other, many) in enumerate(zip(first, last, rows, strict=True)):
        if other - one + 1 != many:
            raise UnsortedTable(f"{table}: {[part[place] for part in texts]}")
    return Runs(texts, first, last)


def joined(runs: Iterable[Run]) -> list[Run]:
    """The same rows in as few runs as possible, in order."""
    found: list[Run] = []
    for first, last in sorted(runs):
        if found and first == found[-1][1] + 1:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found


def condition(runs: Iterable[Run | None]) -> tuple[str, list[int]]:
    """SQL that holds for these rows and no others, and its parameters.

    None stands for what has no rows.
    """
    wanted = joined(run for run in runs if run)
    if not wanted:
        return "false", []
    either = " OR ".join(["rowid BETWEEN ? AND ?"] * len(wanted))
    return f"({either})", [number for run in wanted for number in run]
