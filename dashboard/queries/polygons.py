"""The polygons of a set of boundaries, for exports."""

from pathlib import Path


class NoBoundaries(FileNotFoundError):
    """No boundaries were imported into this store or root."""


def load_polygons(folder: Path, level: str) -> dict:
    """Code -> shapely geometry of every region of a level, in degrees, in code order.

    National detail, cleaned; `folder` is a store's or a set's geo folder. For drawing
    only, never for areas. Raises NoBoundaries.
    """
    # loaded for the first export: 20 MB that a worker without one need not hold
    import shapely
    from pyarrow.parquet import ParquetFile

    path = folder / "national.parquet"
    if not path.is_file():
        raise NoBoundaries(path)
    with ParquetFile(path) as file:
        rows = file.read(["code", "level", "geometry"]).to_pylist()
    shapes = {row["code"]: row["geometry"] for row in rows if row["level"] == level}
    return {code: shapely.from_wkb(shapes[code]) for code in sorted(shapes)}
