"""Spreads the points of sub-districts until a hexagon fits on each.

Two steps. A least-squares solve gives every two neighbours one hexagon of distance in
their true direction: dense Java swells, wide Papua shrinks, shapes stay. Then points
push each other apart to hexagon spacing while the same edges, as springs, hold the
shape. All lengths are in hexagon widths.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.sparse import coo_matrix, identity
from scipy.sparse.linalg import factorized
from scipy.spatial import Delaunay, cKDTree

from dashboard.ingest.geography.neighbours import touching_pairs

DEGREES = 0.2  # of one hexagon's width: about as much land on the tile map as at sea
APART = 1.95  # between points of two parts: leaves room for an empty cell
SEA_SCALE = 0.7  # sea lanes shrink so that the map stays compact
HELD_STEPS = 400
FREE_STEPS = 200
REPULSION = 0.25  # share of an overlap undone in a step
PULL = 0.1  # share of a spring's stretch undone in the first step


@dataclass(frozen=True)
class Springs:
    """Edges (i, j), the vector each wants from i to j, and its weight."""

    edges: np.ndarray
    vectors: np.ndarray
    weights: np.ndarray


def relaxed_points(
    shapes: np.ndarray, *, parts: np.ndarray, regencies: np.ndarray
) -> np.ndarray:
    """x, y per sub-district in hexagon widths, y upwards."""
    points = representative_points(shapes) / DEGREES
    springs = _springs(
        points, land=touching_pairs(shapes), parts=parts, regencies=regencies
    )
    solved = _solve(points, springs)
    held = _relax(solved, springs, parts=parts, steps=HELD_STEPS, pull=PULL)
    return _relax(held, springs, parts=parts, steps=FREE_STEPS, pull=0)


def representative_points(shapes: np.ndarray) -> np.ndarray:
    """A point inside the largest piece of each shape, longitude and latitude."""
    pieces, owners = shapely.get_parts(shapes, return_index=True)
    order = np.lexsort((-shapely.area(pieces), owners))
    largest = order[np.unique(owners[order], return_index=True)[1]]
    return shapely.get_coordinates(shapely.point_on_surface(pieces[largest]))


def _springs(
    points: np.ndarray, *, land: np.ndarray, parts: np.ndarray, regencies: np.ndarray
) -> Springs:
    sea = _sea_edges(points, land)
    edges = np.vstack([land, sea])
    vectors = points[edges[:, 1]] - points[edges[:, 0]]
    true = np.linalg.norm(vectors, axis=1)
    same_part = parts[edges[:, 0]] == parts[edges[:, 1]]
    same_regency = regencies[edges[:, 0]] == regencies[edges[:, 1]]
    on_land = np.arange(len(edges)) < len(land)
    spacing = np.where(same_part, 1.0, APART)
    length = np.where(on_land, spacing, np.maximum(spacing, true * SEA_SCALE))
    # a strait must not tear an island apart: far shores hold each other loosely
    weights = np.where(
        on_land, np.where(same_regency, 1.5, 1.0), 0.25 / np.maximum(true, 1)
    )
    return Springs(edges, vectors * (length / true)[:, None], weights)


def _sea_edges(points: np.ndarray, land: np.ndarray) -> np.ndarray:
    """Delaunay edges between sub-districts that do not touch."""
    corners = Delaunay(points).simplices
    edges = np.sort(
        np.vstack([corners[:, [a, b]] for a, b in ((0, 1), (1, 2), (0, 2))])
    )
    edges = np.unique(edges, axis=0)
    return edges[~np.isin(_key(edges, points), _key(land, points))]


def _key(edges: np.ndarray, points: np.ndarray) -> np.ndarray:
    return edges[:, 0] * len(points) + edges[:, 1]


def _solve(points: np.ndarray, springs: Springs) -> np.ndarray:
    """The places that stretch the springs least (weighted squares)."""
    count, (first, second) = len(points), springs.edges.T
    weight = springs.weights
    laplacian = coo_matrix(
        (
            np.concatenate([weight, weight, -weight, -weight]),
            (
                np.concatenate([first, second, first, second]),
                np.concatenate([first, second, second, first]),
            ),
        ),
        (count, count),
    )
    anchor = 1e-6  # keeps the whole near its true place; far too weak to bend it
    solve = factorized((laplacian + anchor * identity(count)).tocsc())
    wanted = _spread(count, springs.edges, springs.vectors * weight[:, None])
    wanted += anchor * points
    return np.column_stack([solve(wanted[:, 0]), solve(wanted[:, 1])])


def _spread(count: int, edges: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """The sum per point of the vectors of its edges: away at the end, back at i."""
    total = np.zeros((count, 2))
    np.add.at(total, edges[:, 1], vectors)
    np.add.at(total, edges[:, 0], -vectors)
    return total


def _relax(
    places: np.ndarray, springs: Springs, *, parts: np.ndarray, steps: int, pull: float
) -> np.ndarray:
    count = len(places)
    degrees = np.bincount(
        springs.edges.ravel(), np.repeat(springs.weights, 2), minlength=count
    )[:, None]
    for step in range(steps):
        if step % 4 == 0:
            close = cKDTree(places).query_pairs(APART, output_type="ndarray")
            spacing = np.where(parts[close[:, 0]] == parts[close[:, 1]], 1.0, APART)
        moves = _spread(count, close, _repulsion(places, close, spacing))
        if pull:
            easing = pull * (1 - step / steps)
            moves += easing * _tension(places, springs) / degrees
        places = places + moves
    return places


def _repulsion(
    places: np.ndarray, close: np.ndarray, spacing: np.ndarray
) -> np.ndarray:
    apart = places[close[:, 1]] - places[close[:, 0]]
    distance = np.maximum(np.linalg.norm(apart, axis=1), 1e-3)
    overlap = np.maximum(spacing - distance, 0)
    return apart * (REPULSION * overlap / distance)[:, None]


def _tension(places: np.ndarray, springs: Springs) -> np.ndarray:
    first, second = springs.edges.T
    slack = springs.vectors - (places[second] - places[first])
    return _spread(len(places), springs.edges, slack * springs.weights[:, None])
