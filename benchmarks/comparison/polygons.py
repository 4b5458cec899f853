"""The regions' shapes as GeoJSON: of the store's boundary set, else of its tiles."""

import json
import math
from pathlib import Path

from dashboard.context import Context
from dashboard.ingest.geography.geometry import decode

DIGITS = 4  # of a degree: 11 metres
TILE_DEGREES = 0.25  # between the centres of two tiles, about as wide as the nation


def write_geojson(context: Context, path: Path) -> None:
    """One feature a sub-district that is drawn; its `id` is the region's code."""
    codes = context.regions.codes("subdistrict")
    rings = boundary_rings(context.store.folder / "geo") or tile_rings(context)
    features = [_feature(codes[number], rings[number]) for number in sorted(rings)]
    found = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(found, separators=(",", ":")), encoding="utf-8")


def boundary_rings(folder: Path) -> dict[int, list]:
    """Region number -> rings in full detail; empty where there is no boundary set."""
    description = folder / "geo.json"
    if not description.is_file():
        return {}
    step = json.loads(description.read_text(encoding="utf-8"))["grid"]["steps"]["full"]
    found = {}
    for path in sorted(folder.glob("*-full-*.kec")):
        found |= decode(path.read_bytes(), step=step, numbered=True)
    return found


def tile_rings(context: Context) -> dict[int, list]:
    """Region number -> the one ring of its hexagon."""
    tiles = context.regions.at_level("subdistrict")
    return {
        number: [_hexagon(region.tile_column, region.tile_row)]
        for number, region in enumerate(tiles)
    }


def _hexagon(column: int, row: int) -> list[list[float]]:
    x = 95 + TILE_DEGREES * (column + 0.5 * (row % 2))
    y = 6 - TILE_DEGREES * row * math.sqrt(3) / 2
    radius = TILE_DEGREES / math.sqrt(3)
    corners = (math.radians(60 * corner + 30) for corner in range(6))
    return [[x + radius * math.cos(a), y + radius * math.sin(a)] for a in corners]


def _feature(code: str, rings: list) -> dict:
    parts = [[_closed(ring)] for ring in rings]
    geometry = {"type": "MultiPolygon", "coordinates": parts}
    return {"type": "Feature", "id": code, "properties": {}, "geometry": geometry}


def _closed(ring) -> list[list[float]]:
    points = [[round(float(x), DIGITS), round(float(y), DIGITS)] for x, y in ring]
    return [*points, points[0]]
