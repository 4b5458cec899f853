"""Writes what is computed from boundaries into the committed reference files.

Tile cells and area types go into `regions.csv`, land neighbours into `neighbours.csv`.
Names, codes, flags and history in `regions.csv` are left as they are.
"""

import csv
from pathlib import Path

import geopandas as gpd

from dashboard.ingest.geography.neighbours import area_types, neighbour_table
from dashboard.ingest.geography.tilemap import TileMap, tile_map
from dashboard.ingest.replacing import replaced_file
from dashboard.regions import Regions


class IncompleteCoverage(ValueError):
    """The polygons do not cover the register; `codes` are the missing sub-districts."""

    def __init__(self, codes: list[str]):
        super().__init__(", ".join(codes))
        self.codes = codes


def write_reference(folder: Path, subdistricts: gpd.GeoDataFrame) -> TileMap:
    """Rewrite both files from cleaned polygons of all current sub-districts."""
    regions = Regions.from_csv(folder / "regions.csv")
    present = set(subdistricts["code"])
    missing = [c for c in regions.codes("subdistrict") if c not in present]
    if missing:
        raise IncompleteCoverage(missing)
    neighbours = neighbour_table(subdistricts)
    tiles = tile_map(subdistricts)
    cells = tiles.cells.set_index("code")[["tile_column", "tile_row"]]
    types = area_types(neighbours, regions)
    _update_register(
        folder / "regions.csv",
        {code: {"area_type": types[code], **cells.loc[code]} for code in types},
    )
    with replaced_file(folder / "neighbours.csv") as path:
        neighbours.to_csv(path, index=False, lineterminator="\n")
    return tiles


def _update_register(path: Path, changes: dict[str, dict]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (
        replaced_file(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | changes.get(row["code"], {}) for row in rows)
