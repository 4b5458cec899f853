"""The tile map: every sub-district one equal hexagon near its true place.

At the width of a screen half the sub-districts are smaller than five pixels on a
boundary map, so the tile map is what makes a national view readable. Four steps:
points spread to hexagon spacing (tile_relaxation), each land part of a province grows a
territory of cells (tile_growth), inside it points and cells are matched so that the sum
of squared displacements is least, and neighbours trade places where that keeps a
regency together (tile_swaps). Coordinates: see hex_grid.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from dashboard.ingest.geography.hex_grid import centres
from dashboard.ingest.geography.land_parts import land_parts
from dashboard.ingest.geography.tile_growth import Territories
from dashboard.ingest.geography.tile_relaxation import relaxed_points
from dashboard.ingest.geography.tile_swaps import Swaps
from dashboard.regions import ancestor_code


@dataclass(frozen=True)
class TileMap:
    """`cells`: one row per sub-district: code, tile_column, tile_row, part.

    `displacement`: median distance in hexagon widths between a cell and the place the
    relaxation gave its sub-district.
    """

    cells: pd.DataFrame
    displacement: float


def tile_map(subdistricts: gpd.GeoDataFrame) -> TileMap:
    """Lay out cleaned sub-district polygons (`code`, geometry in degrees)."""
    shapes = subdistricts.geometry.to_numpy()
    codes = subdistricts["code"]
    parts = land_parts(shapes, _ancestors(codes, "province"))
    regencies = _ancestors(codes, "regency")
    points = relaxed_points(shapes, parts=parts, regencies=regencies) * [1, -1]
    columns, rows = _match(points, parts, Territories(points, parts).grow())
    Swaps(points, parts, regencies).improve(columns, rows)
    moved = np.linalg.norm(centres(columns, rows) - points, axis=1)
    return TileMap(
        pd.DataFrame(
            {
                "code": codes.to_numpy(),
                "tile_column": columns - columns.min(),
                # an even shift, so that odd rows stay odd
                "tile_row": rows - rows.min() // 2 * 2,
                "part": parts,
            }
        ),
        float(np.median(moved)),
    )


def _ancestors(codes: pd.Series, level: str) -> np.ndarray:
    return codes.map(lambda code: ancestor_code(code, level)).to_numpy()


def _match(
    points: np.ndarray, parts: np.ndarray, territories: list[set]
) -> tuple[np.ndarray, np.ndarray]:
    """The column and row of each point's cell."""
    columns, rows = np.empty((2, len(points)), dtype=int)
    for part, territory in enumerate(territories):
        members = np.flatnonzero(parts == part)
        free_columns, free_rows = np.array(sorted(territory)).T
        apart = points[members][:, None] - centres(free_columns, free_rows)[None]
        order, chosen = linear_sum_assignment((apart**2).sum(2))
        columns[members[order]] = free_columns[chosen]
        rows[members[order]] = free_rows[chosen]
    return columns, rows
