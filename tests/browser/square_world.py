"""Boundaries for the tests: every sub-district a square where its tile lies.

They need no shared files, and the place of every region is known.
"""

import json
from pathlib import Path

import numpy as np
import shapely

from dashboard.ingest.geography.geometry import ORIGIN, STEPS, encode
from dashboard.regions import Region, Regions

SIDE = 0.2  # degrees
NORTH = 6.0
WEST = 95.0
HASH = "0123456789ab"


def centre(region: Region) -> tuple[float, float]:
    """Longitude and latitude of the middle of a sub-district's square."""
    return (
        WEST + (region.tile_column + 0.5) * SIDE,
        NORTH - (region.tile_row + 0.5) * SIDE,
    )


def write_square_world(folder: Path, regions: Regions) -> None:
    """geo.json and the KEC1 files, as a store's `geo` folder has them."""
    tiles = regions.at_level("subdistrict")
    write_geometry(folder, regions, np.array([_square(tile) for tile in tiles]))


def write_geometry(folder: Path, regions: Regions, shapes: np.ndarray) -> None:
    """`shapes` in region order; None where a region is not drawn."""
    national = encode(shapes, step=STEPS["national"])
    (folder / f"{HASH}-national.kec").write_bytes(national)
    provinces = np.array([code[:2] for code in regions.codes("subdistrict")])
    for province in regions.codes("province"):
        drawn = (provinces == province) & ~shapely.is_missing(shapes)
        numbers = np.flatnonzero(drawn)
        if not len(numbers):
            continue
        full = encode(shapes[numbers], step=STEPS["full"], numbers=numbers)
        (folder / f"{HASH}-full-{province}.kec").write_bytes(full)
    described = {
        "hash": HASH,
        "details": ["national", "full"],
        "grid": {"origin": list(ORIGIN), "steps": STEPS},
    }
    (folder / "geo.json").write_text(json.dumps(described))


def _square(tile: Region) -> shapely.Polygon:
    x, y = centre(tile)
    return shapely.box(x - SIDE / 2, y - SIDE / 2, x + SIDE / 2, y + SIDE / 2)
