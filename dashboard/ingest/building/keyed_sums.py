"""Rows of numbers under keys, and their sums over rows with one key.

Adding up is a product of matrices: the one that says which row belongs to which key,
times the numbers. It adds in the order of the rows, which are sorted by their keys, so
the same rows give the same digits however they came.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix


@dataclass(frozen=True)
class KeyedRows:
    """`keys` has a column per part of the key, whole numbers that sort as the part
    does. `sums` add up over rows, of `largest` the largest counts."""

    keys: np.ndarray
    sums: np.ndarray
    largest: np.ndarray

    def with_part(self, part: int, places: np.ndarray | int) -> "KeyedRows":
        """The same rows with other places for one part of their keys."""
        keys = self.keys.copy()
        keys[:, part] = places
        return replace(self, keys=keys)

    def taken(self, rows: np.ndarray | slice) -> "KeyedRows":
        """Some of the rows, by number or by a mask; a slice copies nothing."""
        return KeyedRows(self.keys[rows], self.sums[rows], self.largest[rows])

    def order(self, parts: Sequence[int]) -> np.ndarray:
        """Numbers of the rows, sorted by these parts of their keys; ties stay."""
        return _order(self.keys, parts)

    def added(self) -> "KeyedRows":
        """One row per key that occurs, in the order of keys."""
        order = self.order(range(self.keys.shape[1]))
        return self._summed(self.keys[order], order)

    def windowed(self, part: int, width: int, *, first: int, last: int) -> "KeyedRows":
        """As `added`, but a row also counts at the next `width − 1` places of one part
        of its key; only the places from `first` to `last` are given."""
        steps = np.repeat(np.arange(width), len(self.keys))
        rows = np.tile(np.arange(len(self.keys)), width)
        keys = self.keys[rows]
        keys[:, part] += steps.astype(keys.dtype)
        inside = (keys[:, part] >= first) & (keys[:, part] <= last)
        keys, rows = keys[inside], rows[inside]
        order = _order(keys, range(keys.shape[1]))
        return self._summed(keys[order], rows[order])

    def _summed(self, keys: np.ndarray, rows: np.ndarray) -> "KeyedRows":
        """`keys`, sorted, are those of the rows with these numbers."""
        is_first = np.ones(len(keys), dtype=bool)
        is_first[1:] = (keys[1:] != keys[:-1]).any(axis=1)
        starts = np.flatnonzero(is_first)
        return KeyedRows(
            keys=keys[starts],
            sums=_membership(rows, starts, of=len(self.keys)) @ self.sums,
            largest=np.maximum.reduceat(self.largest[rows], starts, axis=0),
        )


def _order(keys: np.ndarray, parts: Sequence[int]) -> np.ndarray:
    """Numbers of the rows, sorted by these parts of their keys; ties stay."""
    one = np.zeros(len(keys), dtype=np.int64)
    for part in parts:
        values = keys[:, part]
        one = one * (values.max(initial=0) + 1) + values
    return np.argsort(one, kind="stable")


def _membership(rows: np.ndarray, starts: np.ndarray, *, of: int) -> csr_matrix:
    """A row per key, a column per row of numbers; 1 where the row belongs."""
    bounds = np.append(starts, len(rows))
    return csr_matrix((np.ones(len(rows)), rows, bounds), shape=(len(starts), of))
