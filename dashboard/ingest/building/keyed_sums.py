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

    def taken(self, rows: np.ndarray) -> "KeyedRows":
        """Some of the rows, by number or by a mask."""
        return KeyedRows(self.keys[rows], self.sums[rows], self.largest[rows])

    def order(self, parts: Sequence[int]) -> np.ndarray:
        """Numbers of the rows, sorted by these parts of their keys; ties stay."""
        one = np.zeros(len(self.keys), dtype=np.int64)
        for part in parts:
            values = self.keys[:, part]
            one = one * (values.max(initial=0) + 1) + values
        return np.argsort(one, kind="stable")

    def added(self) -> "KeyedRows":
        """One row per key that occurs, in the order of keys."""
        order = self.order(range(self.keys.shape[1]))
        keys = self.keys[order]
        is_first = np.ones(len(keys), dtype=bool)
        is_first[1:] = (keys[1:] != keys[:-1]).any(axis=1)
        starts = np.flatnonzero(is_first)
        return KeyedRows(
            keys=keys[starts],
            sums=_membership(order, starts) @ self.sums,
            largest=np.maximum.reduceat(self.largest[order], starts, axis=0),
        )


def _membership(order: np.ndarray, starts: np.ndarray) -> csr_matrix:
    """A row per key, a column per row of numbers; 1 where the row belongs."""
    rows = len(order)
    bounds = np.append(starts, rows)
    return csr_matrix((np.ones(rows), order, bounds), shape=(len(starts), rows))
