"""The polygons of a set of boundaries as tables, for static maps and exports."""

from pathlib import Path

import geopandas as gpd

from dashboard.regions import NATION


class NoBoundaries(FileNotFoundError):
    """No boundaries were imported into this store or root."""


def load_polygons(
    folder: Path, level: str, *, parent: str = NATION
) -> gpd.GeoDataFrame:
    """One row per region of a level inside `parent`: `code`, geometry, in degrees.

    National detail, cleaned, in code order; `folder` is a store's or a set's geo
    folder. For drawing only, never for areas. Raises NoBoundaries.
    """
    path = folder / "national.parquet"
    if not path.is_file():
        raise NoBoundaries(path)
    found = gpd.read_parquet(path, filters=[("level", "==", level)])
    if parent != NATION:
        inside = found["code"].eq(parent) | found["code"].str.startswith(f"{parent}.")
        found = found[inside]
    return found.drop(columns="level").sort_values("code", ignore_index=True)
