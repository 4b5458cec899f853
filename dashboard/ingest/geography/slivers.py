"""Fills the slivers that cleaning leaves between polygons.

Published borders that do not meet leave gaps too wide for the cleaning to close and far
too narrow to be lakes; on the map they look like cracks. Each goes to the neighbour it
shares the longest border with, so that the coverage stays valid.
"""

import numpy as np
import shapely

WIDTH = 0.005  # degrees, about 550 m; wider openings are lakes and stay


def filled(coverage: np.ndarray) -> np.ndarray:
    """The polygons of a valid coverage, in the same order, without narrow holes."""
    slivers = narrow_holes(coverage)
    takers = longest_neighbours(slivers, coverage)
    complete = coverage.copy()
    for taker in np.unique(takers):
        parts = [coverage[taker], *slivers[takers == taker]]
        complete[taker] = shapely.union_all(parts)
    return complete


def narrow_holes(coverage: np.ndarray) -> np.ndarray:
    """What the polygons enclose without covering it, narrower than a lake."""
    outlines = shapely.get_parts(shapely.coverage_union_all(coverage))
    rings, owners = shapely.get_rings(outlines, return_index=True)
    is_hole = np.diff(owners, prepend=-1) == 0  # the first ring of each is its shell
    holes = shapely.polygons(rings[is_hole])
    narrow = holes[shapely.area(holes) < WIDTH * shapely.length(holes) / 2]
    return _without_islands(narrow, outlines)


def _without_islands(holes: np.ndarray, outlines: np.ndarray) -> np.ndarray:
    """A detached piece of another polygon may lie in a hole: it is no part of it."""
    hole, island = shapely.STRtree(outlines).query(holes, predicate="covers")
    for position, piece in zip(hole, island, strict=True):
        holes[position] = shapely.difference(holes[position], outlines[piece])
    return holes


def longest_neighbours(slivers: np.ndarray, coverage: np.ndarray) -> np.ndarray:
    """Position of the polygon that each sliver shares the longest border with."""
    sliver, polygon = shapely.STRtree(coverage).query(slivers, predicate="intersects")
    borders = shapely.intersection(shapely.boundary(slivers)[sliver], coverage[polygon])
    order = np.lexsort((-shapely.length(borders), sliver))
    first = np.diff(sliver[order], prepend=-1) > 0
    return polygon[order][first]
