"""Where the rows of a slice lie: the tables are sorted, so a slice is a run of them.

The engine looks through a row group of 120,000 rows for the few that are asked for;
told the numbers of the rows, it reads those alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from sys import intern

from dashboard.queries.remembered import once_per_version

Run = tuple[int, int]  # first and last row, both included


class UnsortedTable(Exception):
    """A table of the store is not in the order that its readers rely on."""


@once_per_version
def runs_of(source, table: str, keys: Sequence[str]) -> Mapping[tuple, Run]:
    """Values of the keys -> their rows. One look through a whole table.

    Raises UnsortedTable where rows of other keys lie between.
    """
    key = ", ".join(keys)
    found = source.store.query(
        f"SELECT {key}, min(rowid) AS first, max(rowid) AS last, count(*) AS rows"
        f" FROM {table} GROUP BY {key}"
    )
    texts = [map(intern, found.column(name).to_pylist()) for name in keys]
    counts = [found.column(name).to_pylist() for name in ("first", "last", "rows")]
    runs = {}
    for *values, first, last, rows in zip(*texts, *counts, strict=True):
        if last - first + 1 != rows:
            raise UnsortedTable(f"{table}: {values}")
        runs[tuple(values)] = first, last
    return runs


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
