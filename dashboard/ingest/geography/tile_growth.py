"""Grows the cell territory of each land part, never tearing or filling anything.

Every part starts from one cell and claims cells, cheapest first, until it has one per
sub-district. A cell is cheap near the part's own points. Between two parts one cell
stays empty: a claim too close to another part takes the cells in its way, for a price
that rises with each quarrel, and the robbed part claims others elsewhere.

Only claims and losses that keep a territory in one piece without holes are allowed (the
part's cells around the claimed one form a single arc). Territories that are whole and
never touch leave the empty cells connected too, so no province encloses a hole.
"""

import heapq

import numpy as np
from scipy.spatial import cKDTree

from dashboard.ingest.geography.hex_grid import ROW_HEIGHT, centres, ring

REACH = 14.0  # hexagon widths from its points beyond which a part claims nothing
COMPACT = 0.12  # a claim is cheaper by this for each own cell beside it
QUARREL = 1.0  # price of taking another part's cell
WEAR = 0.3  # added to it each time


class TilesDoNotFit(ValueError):
    """The points are so crowded that a part found no cell to claim."""


class Territories:
    """Cells and the part that holds each; cells are (column, row)."""

    def __init__(self, points: np.ndarray, parts: np.ndarray):
        self.sizes = np.bincount(parts)
        self.cells: list[set] = [set() for _ in self.sizes]
        self._owner: dict[tuple, int] = {}
        self._wear: dict[tuple, float] = {}
        self._offers: list[tuple] = []
        self._distance = _distances(points, parts)
        for part in np.argsort(self.sizes, kind="stable").tolist():
            self._seed(part, points[parts == part])

    def grow(self) -> list[set]:
        """The cells of each part, as many as it has sub-districts."""
        while self._offers:
            price, part, cell = heapq.heappop(self._offers)
            if self._is_full(part) or self._owner.get(cell) == part:
                continue
            self._answer(price, part, cell)
        if not all(map(self._is_full, range(len(self.sizes)))):
            raise TilesDoNotFit
        return self.cells

    def _seed(self, part: int, points: np.ndarray) -> None:
        """Start at the free cell nearest to the part's most central point."""
        middle = points[np.argmin(((points - points.mean(0)) ** 2).sum(1))]
        for cell in _cells_by_distance(middle):
            if not self._in_the_way(part, cell):
                self._take(part, cell)
                return
        raise TilesDoNotFit

    def _answer(self, price: float, part: int, cell: tuple) -> None:
        """Take the cell if its price still holds; offer it again if it rose."""
        now = self._price(part, cell)
        if now is None:
            return
        if now > price + 1e-9:
            heapq.heappush(self._offers, (now, part, cell))
        elif self._evict(self._in_the_way(part, cell)):
            self._take(part, cell)
        else:
            self._wear[cell] = self._wear.get(cell, 0) + QUARREL
            self._offer(part, cell)

    def _price(self, part: int, cell: tuple) -> float | None:
        """None where the claim would tear a hole or lies out of reach."""
        arcs, beside = self._arcs(part, cell)
        distance = self._distance[part].get(cell)
        if arcs != 1 or distance is None:
            return None
        quarrels = sum(
            QUARREL + self._wear.get(c, 0) for c in self._in_the_way(part, cell)
        )
        return distance - COMPACT * beside + quarrels + self._wear.get(cell, 0)

    def _in_the_way(self, part: int, cell: tuple) -> list[tuple]:
        around = (cell, *ring(*cell))
        return [c for c in around if self._owner.get(c, part) != part]

    def _arcs(self, part: int, cell: tuple) -> tuple[int, int]:
        """How many arcs the part's cells form around a cell, and how many they are."""
        own = [self._owner.get(c) == part for c in ring(*cell)]
        starts = sum(own[k] and not own[k - 1] for k in range(6))
        return starts, sum(own)

    def _take(self, part: int, cell: tuple) -> None:
        self._owner[cell] = part
        self.cells[part].add(cell)
        for beside in ring(*cell):
            self._offer(part, beside)

    def _offer(self, part: int, cell: tuple) -> None:
        if self._owner.get(cell) != part:
            price = self._price(part, cell)
            if price is not None:
                heapq.heappush(self._offers, (price, part, cell))

    def _evict(self, cells: list[tuple]) -> bool:
        """Free cells of other parts, all or none: False if one of them would tear."""
        freed = []
        for cell in cells:
            part = self._owner[cell]
            arcs, beside = self._arcs(part, cell)
            if arcs != 1 or beside == 6:
                self._restore(freed)
                return False
            self._release(part, cell)
            freed.append((part, cell))
        for _, cell in freed:
            self._wear[cell] = self._wear.get(cell, 0) + WEAR
        for part in {part for part, _ in freed}:
            self._offer_frontier(part)
        return True

    def _release(self, part: int, cell: tuple) -> None:
        del self._owner[cell]
        self.cells[part].remove(cell)

    def _restore(self, freed: list[tuple]) -> None:
        for part, cell in freed:
            self._owner[cell] = part
            self.cells[part].add(cell)

    def _offer_frontier(self, part: int) -> None:
        """A part that was full let its offers lapse: make them again."""
        for cell in {beside for own in self.cells[part] for beside in ring(*own)}:
            self._offer(part, cell)

    def _is_full(self, part: int) -> bool:
        return len(self.cells[part]) == self.sizes[part]


def _distances(points: np.ndarray, parts: np.ndarray) -> list[dict]:
    """Per part, cell -> distance to the part's nearest point, for cells in reach."""
    columns, rows = _box(points)
    places = centres(columns, rows)
    found = []
    for part in range(parts.max() + 1):
        tree = cKDTree(points[parts == part])
        distance, _ = tree.query(places, distance_upper_bound=REACH)
        near = np.flatnonzero(np.isfinite(distance))
        cells = _pairs(columns[near], rows[near])
        found.append(dict(zip(cells, distance[near].tolist(), strict=True)))
    return found


def _box(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Columns and rows of all cells that any part can reach."""
    low = np.floor(points.min(0) - REACH).astype(int)
    high = np.ceil(points.max(0) + REACH).astype(int)
    columns, rows = np.meshgrid(
        np.arange(low[0], high[0]),
        np.arange(int(low[1] / ROW_HEIGHT), int(high[1] / ROW_HEIGHT)),
    )
    return columns.ravel(), rows.ravel()


def _cells_by_distance(place: np.ndarray) -> list[tuple]:
    """The cells around a place, nearest first."""
    around = np.arange(-6, 7)
    columns, rows = np.meshgrid(
        around + round(place[0]), around + round(place[1] / ROW_HEIGHT)
    )
    columns, rows = columns.ravel(), rows.ravel()
    distance = ((centres(columns, rows) - place) ** 2).sum(1)
    order = np.argsort(distance, kind="stable")
    return _pairs(columns[order], rows[order])


def _pairs(columns: np.ndarray, rows: np.ndarray) -> list[tuple]:
    return list(zip(columns.tolist(), rows.tolist(), strict=True))
