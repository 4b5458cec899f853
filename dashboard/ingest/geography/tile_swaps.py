"""Swaps hexagons side by side so that the sub-districts of a regency stand together.

The matching only looks at distances. Two neighbouring cells of a land part trade places
where that puts more sub-districts beside their own regency and the gain is worth the
longer way: `TOGETHER` says how many squared hexagon widths one such border is worth.
"""

import numpy as np

from dashboard.ingest.geography.hex_grid import centres, ring

TOGETHER = 2.0
ROUNDS = 12  # each round only follows gains, so it ends by itself after a few


class Swaps:
    """Cells of sub-districts, as (column, row), and who stands on each."""

    def __init__(self, points: np.ndarray, parts: np.ndarray, regencies: np.ndarray):
        self.points = points.tolist()
        self.parts, self.regencies = parts.tolist(), regencies.tolist()

    def improve(self, columns: np.ndarray, rows: np.ndarray) -> None:
        """Rewrite the cells in place."""
        cells = list(zip(columns.tolist(), rows.tolist(), strict=True))
        self.standing = {cell: i for i, cell in enumerate(cells)}
        self.places = dict(zip(cells, centres(columns, rows).tolist(), strict=True))
        self.beside = {c: [b for b in ring(*c) if b in self.standing] for c in cells}
        for _ in range(ROUNDS):
            if not sum(self._swap_from(cell) for cell in cells):
                break
        for cell, i in self.standing.items():
            columns[i], rows[i] = cell

    def _swap_from(self, cell: tuple) -> int:
        """Trade a cell with each neighbour that gains by it; how often it did."""
        swaps = 0
        for other in self.beside[cell]:
            one, two = self.standing[cell], self.standing[other]
            may = self.parts[one] == self.parts[two]
            may = may and self.regencies[one] != self.regencies[two]
            if may and self._gain(cell, other) > 1e-9:
                self.standing[cell], self.standing[other] = two, one
                swaps += 1
        return swaps

    def _gain(self, cell: tuple, other: tuple) -> float:
        one, two = self.standing[cell], self.standing[other]
        closer = self._way(one, cell) + self._way(two, other)
        closer -= self._way(one, other) + self._way(two, cell)
        together = self._kin(one, other, cell) + self._kin(two, cell, other)
        together -= self._kin(one, cell, other) + self._kin(two, other, cell)
        return closer + TOGETHER * together

    def _way(self, i: int, cell: tuple) -> float:
        (x, y), (column_x, row_y) = self.points[i], self.places[cell]
        return (x - column_x) ** 2 + (y - row_y) ** 2

    def _kin(self, i: int, cell: tuple, leaving: tuple) -> int:
        """Neighbours of a cell from the regency of `i`, without the cell it trades."""
        return sum(
            self.regencies[self.standing[beside]] == self.regencies[i]
            for beside in self.beside[cell]
            if beside != leaving
        )
