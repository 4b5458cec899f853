"""Cleans polygons into one coverage: neighbours share their border, nothing overlaps.

Published boundaries overlap and leave slivers. Cleaned shapes are for drawing only: the
cleaning moves a few hundred areas by more than `MOVED`, which `moved_areas` lists.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.ingest.geography.neighbours import connected_groups, touching_pairs
from dashboard.regions import ancestor_code

GAP = 0.003  # degrees; narrower gaps between polygons are closed
APART = 0.01  # degrees; land further apart than this cannot affect each other
ISLET = 2e-4  # square degrees; smaller pieces are left out of the national detail
NATIONAL_TOLERANCE = 0.015  # degrees; border wiggles below this are straightened
SPECK = 5e-3  # square degrees; smaller holes in outlines are leftovers, not lakes
MOVED = 0.05  # share of an area

Progress = Callable[[float], None]


def valid_polygons(shapes: np.ndarray) -> np.ndarray:
    """Repair self-crossing rings; a plain repair would leave lines behind."""
    return shapely.make_valid(shapes, method="structure", keep_collapsed=False)


def clean(shapes: np.ndarray, *, progress: Progress = lambda share: None) -> np.ndarray:
    """A valid coverage of the same polygons, in the same order.

    Landmasses are cleaned apart from each other, on all cores: the work grows faster
    than the number of polygons.
    """
    cleaned = np.empty(len(shapes), dtype=object)
    groups = connected_groups(touching_pairs(shapes, within=APART), len(shapes))
    members = [np.flatnonzero(groups == group) for group in range(groups.max() + 1)]
    members.sort(key=len, reverse=True)  # the longest first, so that none waits last
    done = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda m: _clean_landmass(shapes[m]), members)
        for positions, result in zip(members, results, strict=True):
            cleaned[positions] = result
            done += len(positions)
            progress(done / len(shapes))
    return cleaned


def _clean_landmass(shapes: np.ndarray) -> np.ndarray:
    return shapely.coverage_clean(shapes, gap_width=GAP)


def national_detail(cleaned: np.ndarray) -> np.ndarray:
    """Shapes for the map of the whole nation: no islets, straightened borders."""
    pieces, owners = shapely.get_parts(cleaned, return_index=True)
    areas = shapely.area(pieces)
    largest = np.zeros(len(cleaned))
    np.maximum.at(largest, owners, areas)
    kept = (areas >= ISLET) | (areas == largest[owners])
    return shapely.coverage_simplify(
        _collected(pieces[kept], owners[kept], len(cleaned)), NATIONAL_TOLERANCE
    )


def _collected(pieces: np.ndarray, owners: np.ndarray, count: int) -> np.ndarray:
    collected = np.full(count, shapely.MultiPolygon(), dtype=object)
    shapely.multipolygons(pieces, indices=owners, out=collected)
    return collected


def dissolved(subdistricts: gpd.GeoDataFrame, level: str) -> gpd.GeoDataFrame:
    """One row per region of `level` (`code`, geometry), from cleaned sub-districts."""
    parents = subdistricts["code"].map(lambda code: ancestor_code(code, level))
    shapes = subdistricts.geometry.to_numpy()
    positions = subdistricts.groupby(parents.to_numpy()).indices
    codes = sorted(positions)
    outlines = [
        without_specks(shapely.coverage_union_all(shapes[positions[code]]))
        for code in codes
    ]
    return gpd.GeoDataFrame(
        {"code": codes, "geometry": valid_polygons(np.array(outlines))},
        crs=subdistricts.crs,
    )


def without_specks(outline: shapely.Geometry) -> shapely.Geometry:
    """Fill interior rings too small to be lakes."""
    pieces = []
    for piece in shapely.get_parts(outline):
        holes = shapely.get_rings(piece)[1:]
        lakes = holes[shapely.area(shapely.polygons(holes)) >= SPECK]
        pieces.append(shapely.Polygon(shapely.get_exterior_ring(piece), list(lakes)))
    return shapely.multipolygons(pieces)


def moved_areas(codes: pd.Series, before: np.ndarray, after: np.ndarray) -> dict:
    """Code -> area after cleaning as a share of before, where it moved a lot."""
    share = shapely.area(after) / shapely.area(before)
    moved = np.abs(share - 1) > MOVED
    return dict(zip(codes[moved], share[moved].round(4).tolist(), strict=True))
