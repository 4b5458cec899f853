"""The land parts of a province: the pieces it may have on the tile map.

A part is a main island of a province with what lies near it. Islands with few
sub-districts join the nearest large one unless far out at sea: Enggano and Bawean stay
alone, the islets off Batam do not.
"""

import numpy as np
import shapely

from dashboard.ingest.geography.neighbours import connected_groups, touching_pairs

OWN_ISLAND = 0.01  # degrees of water that make two islands
FAR_OUT = 0.25  # degrees of water that keep even an islet apart
LARGE = 10  # sub-districts that make an island a part of its own


def land_parts(shapes: np.ndarray, provinces: np.ndarray) -> np.ndarray:
    """A part number per sub-district, counted from 0; no part spans two provinces."""
    islands = _groups_within(shapes, provinces, OWN_ISLAND)
    clusters = _groups_within(shapes, provinces, FAR_OUT)
    parts = np.empty(len(shapes), dtype=int)
    for cluster in np.unique(clusters):
        members = np.flatnonzero(clusters == cluster)
        parts[members] = _parts_of_cluster(shapes[members], islands[members])
    return np.unique(parts, return_inverse=True)[1]


def _groups_within(
    shapes: np.ndarray, provinces: np.ndarray, distance: float
) -> np.ndarray:
    pairs = touching_pairs(shapes, within=distance)
    inside = provinces[pairs[:, 0]] == provinces[pairs[:, 1]]
    return connected_groups(pairs[inside], len(shapes))


def _parts_of_cluster(shapes: np.ndarray, islands: np.ndarray) -> np.ndarray:
    """The island that each sub-district counts with."""
    names, sizes = np.unique(islands, return_counts=True)
    large = names[sizes >= LARGE]
    if len(large) < 2:
        return np.full(len(shapes), names[0])
    parts = islands.copy()
    anchored = np.flatnonzero(np.isin(islands, large))
    tree = shapely.STRtree(shapes[anchored])
    for islet in names[sizes < LARGE]:
        members = np.flatnonzero(islands == islet)
        parts[members] = islands[anchored[_nearest(tree, shapes[members])]]
    return parts


def _nearest(tree: shapely.STRtree, shapes: np.ndarray) -> int:
    (_, found), distances = tree.query_nearest(
        shapes, return_distance=True, all_matches=False
    )
    return found[np.argmin(distances)]
