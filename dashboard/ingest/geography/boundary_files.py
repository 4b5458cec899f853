"""Reads a boundary file of any usual format into a GeoDataFrame in degrees.

GeoJSON, TopoJSON, GeoPackage, Shapefile (also zipped) and FlatGeobuf through GDAL,
GeoParquet through pyarrow. GDAL reads cut-off files of some formats without a word, so
GeoPackages and Shapefiles are checked for their full length first.
"""

import sqlite3
import struct
import zipfile
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj.exceptions import CRSError

from dashboard.ingest.readers.limits import MEGABYTE, Limits, check_file_size
from dashboard.ingest.refusals import (
    FileDamaged,
    FileEmpty,
    FileUnreadable,
    FormatRefused,
    LimitExceeded,
    TableNotFound,
)
from dashboard.texts import sentence as _

DEGREES = 4326
PARQUET = {".parquet", ".geoparquet", ".pq"}
_SQLITE = b"SQLite format 3\x00"
_INDONESIA = (90, -15, 145, 10)  # west, south, east, north, with room at sea


def layers(path: Path, limits: Limits) -> list[str]:
    """Names of the layers with polygons. Raises FileRefused if it cannot be read."""
    _check_file(path, limits)
    if path.suffix.lower() in PARQUET:
        return [path.stem]
    with _named_failures(path):
        found = pyogrio.list_layers(path)
    names = [name for name, kind in found if kind and "Polygon" in kind]
    if names:
        return names
    return [name for name, kind in found if kind in ("Unknown", "GeometryCollection")]


def read_layer(path: Path, layer: str, *, rows: int | None = None) -> gpd.GeoDataFrame:
    """All columns and polygons of a layer, or of its first rows. Raises FileRefused."""
    with _named_failures(path):
        if path.suffix.lower() in PARQUET:
            found = gpd.read_parquet(path).head(rows)
        else:
            found = pyogrio.read_dataframe(path, layer=layer, max_features=rows)
    if not isinstance(found, gpd.GeoDataFrame) or found.geometry.isna().all():
        raise TableNotFound(
            _("{file} has no polygons. Choose a boundary file.", file=path.name)
        )
    return _in_degrees(path, found)


def check_layer(path: Path, layer: str, known: list[str]) -> None:
    """Raises TableNotFound with the names there are."""
    if layer not in known:
        raise TableNotFound(
            _(
                "{file} has no layer “{layer}” with polygons. It has: {layers}.",
                file=path.name,
                layer=layer,
                layers=", ".join(known) or "–",
            )
        )


def _check_file(path: Path, limits: Limits) -> None:
    if not path.is_file():
        raise FileUnreadable(
            _(
                "There is no file {file}. Check the folder and the name.",
                file=path.name,
            )
        )
    check_file_size(path, limits)
    with _named_failures(path), path.open("rb") as file:
        head = file.read(16)
    if not head.strip():
        raise FileEmpty(
            _("{file} is empty. Save it again, then import it.", file=path.name)
        )
    if head == _SQLITE:
        _check_geopackage(path)
    elif zipfile.is_zipfile(path):
        _check_archive(path, limits)
    elif path.suffix.lower() == ".shp":
        _check_shapefile(path.name, path.read_bytes()[:100], path.stat().st_size)


def _check_geopackage(path: Path) -> None:
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            (answer,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError:
        raise damaged(path) from None
    if answer != "ok":
        raise damaged(path)


def _check_archive(path: Path, limits: Limits) -> None:
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        _check_archive_size(path, entries, limits)
        for entry in entries:
            if entry.filename.lower().endswith(".shp"):
                with archive.open(entry) as file:
                    _check_shapefile(path.name, file.read(100), entry.file_size)


def _check_archive_size(
    path: Path, entries: list[zipfile.ZipInfo], limits: Limits
) -> None:
    size = sum(entry.file_size for entry in entries)
    if len(entries) > limits.zip_entries or size > limits.unzipped_bytes:
        raise LimitExceeded(
            _(
                "{file} unpacks to {files} files and {size} MB; at most {most} files "
                "and {limit} MB are read. Unpack it and import the boundary file.",
                file=path.name,
                files=len(entries),
                size=size // MEGABYTE,
                most=limits.zip_entries,
                limit=limits.unzipped_bytes // MEGABYTE,
            ),
            limit="unzipped_bytes",
        )


def _check_shapefile(name: str, head: bytes, size: int) -> None:
    """The header states the length of the whole file in 16-bit words."""
    if len(head) < 100 or struct.unpack(">i", head[24:28])[0] * 2 != size:
        raise damaged(Path(name))


def damaged(path: Path) -> FileDamaged:
    return FileDamaged(
        _(
            "{file} is damaged or cut off: its end is missing or broken. Download or "
            "copy it again and import it again.",
            file=path.name,
        )
    )


class _named_failures:
    """Turns what GDAL, pyarrow and the system raise into sentences."""

    def __init__(self, path: Path):
        self.path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind, failure, trace) -> None:
        if isinstance(failure, OSError) and not isinstance(failure, FileNotFoundError):
            raise self._unreadable(failure) from failure
        if isinstance(failure, DataLayerError | DataSourceError | ValueError):
            raise self._refusal(str(failure)) from failure

    def _refusal(self, reason: str) -> Exception:
        if "not recognized" in reason:
            return FormatRefused(
                _(
                    "{file} is no boundary file that is read here. Save it as "
                    "GeoPackage, GeoJSON, TopoJSON, GeoParquet or zipped Shapefile.",
                    file=self.path.name,
                )
            )
        if ".shx" in reason.lower():
            return FormatRefused(
                _(
                    "{file} is a Shapefile without its companion files. Put .shp, "
                    ".shx, .dbf and .prj together in one zip file and import that.",
                    file=self.path.name,
                )
            )
        return damaged(self.path)

    def _unreadable(self, failure: OSError) -> FileUnreadable:
        return FileUnreadable(
            _(
                "{file} cannot be read ({reason}). Close it in other programs and "
                "check who may read it.",
                file=self.path.name,
                reason=failure.strerror or "",
            )
        )


def _in_degrees(path: Path, found: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """A file that does not name its coordinate system must look like degrees."""
    try:
        moved = (
            found.set_crs(DEGREES) if found.crs is None else found.to_crs(epsg=DEGREES)
        )
    except CRSError:
        moved = found.set_crs(DEGREES, allow_override=True)
    west, south, east, north = moved.total_bounds
    left, bottom, right, top = _INDONESIA
    if west < left or south < bottom or east > right or north > top:
        raise FormatRefused(
            _(
                "The polygons of {file} do not lie in Indonesia. Save it with "
                "coordinates in longitude and latitude (EPSG:4326).",
                file=path.name,
            )
        )
    return moved
