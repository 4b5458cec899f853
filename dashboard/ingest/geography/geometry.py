"""KEC1, the wire format of the map's polygons, and its decoder for tests.

Unsigned LEB128 varints: nRegions; per region nRings; per ring nPoints, then zigzag dx,
dy in grid steps from `ORIGIN`, running across the whole file, y northwards; the closing
point of a ring is dropped. Regions stand in number order (code order of the current
sub-districts); one without polygons has no rings. A file of one province puts before
each region the step of its number from the one before.
"""

from dataclasses import dataclass

import numpy as np
import shapely

ORIGIN = (94.9, -11.1)  # longitude, latitude of grid point (0, 0)
STEPS = {"national": 1e-3, "full": 1e-4}  # degrees
SMALLEST = ((0, 0), (1, 0), (0, 1))  # what is left of a region below one grid step


class BrokenGeometry(ValueError):
    """The bytes are no whole KEC1 file."""


@dataclass(frozen=True)
class GridRings:
    """Open rings in grid points: ring k is points[starts[k]:starts[k + 1]].

    `regions` holds the region's position of each ring, ascending.
    """

    points: np.ndarray
    starts: np.ndarray
    regions: np.ndarray


def encode(
    shapes: np.ndarray, *, step: float, numbers: np.ndarray | None = None
) -> bytes:
    """KEC1 of polygons in number order; `numbers` for the file of one province."""
    rings = grid_rings(shapes, step)
    moves = np.diff(rings.points, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    zigzag = ((moves << 1) ^ (moves >> 63)).ravel()
    ring_counts = np.bincount(rings.regions, minlength=len(shapes))
    heads = ring_counts[:, None]
    if numbers is not None:
        heads = np.column_stack([np.diff(numbers, prepend=0), ring_counts])
    return varints(np.concatenate([[len(shapes)], _with_counts(zigzag, rings, heads)]))


def _with_counts(zigzag: np.ndarray, rings: GridRings, heads: np.ndarray) -> np.ndarray:
    """Put each ring's length before its moves and each region's head before that."""
    lengths = np.diff(rings.starts, append=len(zigzag) // 2)
    first_rings = np.searchsorted(rings.regions, np.arange(len(heads)))
    starts = 2 * np.append(rings.starts, len(zigzag) // 2)
    before = np.concatenate(
        [np.repeat(starts[first_rings], heads.shape[1]), starts[:-1]]
    )
    region = np.concatenate(
        [np.repeat(np.arange(len(heads)), heads.shape[1]), rings.regions]
    )
    # where several counts stand before the same move: by region, its head first
    is_length = np.arange(len(before)) >= heads.size
    order = np.lexsort([is_length, region, before])
    counts = np.concatenate([heads.ravel(), lengths])
    return np.insert(zigzag, before[order], counts[order])


def grid_rings(shapes: np.ndarray, step: float) -> GridRings:
    """Rings on the grid; those that shrink to a line are left out.

    A region smaller than the grid becomes one small triangle, so that it can be found.
    """
    rings = _rings(shapes, step)
    there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    tiny = np.setdiff1d(np.flatnonzero(there), rings.regions)
    if not len(tiny):
        return rings
    shapes = shapes.copy()
    shapes[tiny] = [_triangle(shape, step) for shape in shapes[tiny]]
    return _rings(shapes, step)


def _rings(shapes: np.ndarray, step: float) -> GridRings:
    parts, regions = shapely.get_parts(shapes, return_index=True)
    rings, part_of_ring = shapely.get_rings(parts, return_index=True)
    points, ring_of_point = shapely.get_coordinates(rings, return_index=True)
    grid = np.round((points - ORIGIN) / step).astype(np.int64)
    kept = _differs_from_next(grid, ring_of_point)
    sizes = np.bincount(ring_of_point[kept], minlength=len(rings))
    kept &= sizes[ring_of_point] > 2
    sizes = sizes[sizes > 2]
    lasting = np.unique(ring_of_point[kept])
    return GridRings(
        points=grid[kept],
        starts=np.cumsum(sizes) - sizes,
        regions=regions[part_of_ring[lasting]],
    )


def _triangle(shape: shapely.Geometry, step: float) -> shapely.Polygon:
    corner = np.round((shapely.get_coordinates(shape)[0] - ORIGIN) / step)
    return shapely.Polygon(ORIGIN + (corner + np.array(SMALLEST)) * step)


def _differs_from_next(grid: np.ndarray, rings: np.ndarray) -> np.ndarray:
    """Drops repeated points and, with them, the closing point of each ring."""
    is_last = np.append(rings[1:] != rings[:-1], True)
    return np.append((grid[1:] != grid[:-1]).any(axis=1), False) & ~is_last


def varints(values: np.ndarray) -> bytes:
    """Seven bits a byte, low bits first, the high bit set where more follow."""
    values = values.astype(np.uint64)
    lengths = np.ones(len(values), dtype=int)
    columns = []
    while values.any() or not columns:
        rest = values >> np.uint64(7)
        columns.append((values & np.uint64(127)) | ((rest > 0).astype(np.uint64) << 7))
        lengths += rest > 0
        values = rest
    table = np.column_stack(columns).astype(np.uint8)
    return table[np.arange(len(columns)) < lengths[:, None]].tobytes()


def decode(
    data: bytes, *, step: float, numbered: bool = False
) -> dict[int, list[np.ndarray]]:
    """Region number -> rings of longitude and latitude. Raises BrokenGeometry."""
    integers = iter(_integers(data))
    try:
        return _read_regions(integers, step, numbered)
    except StopIteration:
        raise BrokenGeometry from None


def _read_regions(integers, step: float, numbered: bool) -> dict[int, list[np.ndarray]]:
    at = np.zeros(2, dtype=np.int64)
    regions, number = {}, 0
    for position in range(next(integers)):
        number = number + next(integers) if numbered else position
        regions[number] = rings = []
        for _ in range(next(integers)):
            moves = [next(integers) for _ in range(2 * next(integers))]
            signed = np.array([(m >> 1) ^ -(m & 1) for m in moves]).reshape(-1, 2)
            ring = at + np.cumsum(signed, axis=0)
            at = ring[-1]
            rings.append(ORIGIN + ring * step)
    return regions


def _integers(data: bytes):
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0
