"""Where regions lie: the register with its tiles, and the boundary files if any.

Region numbers are positions in code order among current regions of a level.
"""

import json
import re

from flask import Blueprint, abort

from dashboard.api.responses import immutable, packed, packed_json
from dashboard.api.versions import refuse_stale
from dashboard.context import Context
from dashboard.regions import Region, Regions, parent_code

_GEOMETRY_FILE = re.compile(r"[0-9a-f]{6,64}-(national|full-\d\d)\.kec")


def geo_blueprint(context: Context) -> Blueprint:
    """Routes below /geo."""
    blueprint = Blueprint("geo", __name__, url_prefix="/geo")
    cache: dict[str, bytes] = {}

    @blueprint.get("/<version>/regions.json")
    def regions(version):
        stale = refuse_stale(context, version)
        if stale:
            return stale
        if version not in cache:
            cache.clear()
            cache[version] = packed_json(register(context))
        return immutable(cache[version], content_type="application/json")

    @blueprint.get("/<name>.kec")
    def geometry(name):
        file = f"{name}.kec"
        path = context.store.folder / "geo" / file
        if not _GEOMETRY_FILE.fullmatch(file) or not path.is_file():
            abort(404)
        body = packed(path.read_bytes())
        return immutable(body, content_type="application/octet-stream")

    return blueprint


def addresses_of_shapes(context: Context) -> list[str]:
    """What every map of this version asks for before it can draw the nation."""
    addresses = [f"/geo/{context.store.version}/regions.json"]
    shapes = boundaries(context)
    if shapes is not None:
        addresses.append(f"/geo/{shapes['hash']}-national.kec")
    return addresses


def register(context: Context) -> dict:
    """Codes, names and parents by level, tiles, and what boundary files there are."""
    levels = ("province", "regency", "subdistrict")
    described = {level: _level(context.regions, level) for level in levels}
    tiles = context.regions.at_level("subdistrict")
    described["subdistrict"] |= {
        "tile_columns": [r.tile_column for r in tiles],
        "tile_rows": [r.tile_row for r in tiles],
        "area_types": [r.area_type for r in tiles],
    }
    return {"levels": described, "geo": boundaries(context)}


def boundaries(context: Context) -> dict | None:
    """What the import of boundaries left in the store; None where there are none."""
    path = context.store.folder / "geo" / "geo.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def _level(regions: Regions, level: str) -> dict:
    found = regions.at_level(level)
    numbers = _numbers_of_parents(regions, found[0])
    return {
        "codes": [r.code for r in found],
        "names": [r.name for r in found],
        "parents": [numbers[parent_code(r.code)] for r in found],
    }


def _numbers_of_parents(regions: Regions, example: Region) -> dict[str, int]:
    level = regions[parent_code(example.code)].level
    return {code: number for number, code in enumerate(regions.codes(level))}
