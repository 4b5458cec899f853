"""Imports a boundary file: read, place, clean, write <root>/geo/<hash>/, switch over.

A file need not hold every region. Its sub-districts replace the same sub-districts of
the present set and are added to it; all others stay, so that one regency can be brought
up to date. Shapes that would lie over regions that stay are of another date: such a
file is refused and nothing changes.

<root>/geo/<hash>/ holds
  <hash>-national.kec, <hash>-full-<province>.kec   for the browser (geometry.py)
  geo.json          what the browser needs to know
  findings.json     what was left out, is missing or moved (Findings)
  published.parquet sub-districts as published, repaired: what a later import adds to
  cleaned.parquet   the same, cleaned: for neighbours and tiles
  national.parquet  nation, provinces, regencies, sub-districts at national detail
and <root>/geo/current the name of the folder in use.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.ingest.geography import boundary_files, coverage
from dashboard.ingest.geography.boundary_columns import Features, code_columns
from dashboard.ingest.geography.boundary_places import Placed, place
from dashboard.ingest.geography.boundary_set import (
    POINTER,
    BoundarySet,
    present_set,
    write_set,
)
from dashboard.ingest.locks import exclusive_lock
from dashboard.ingest.placing.places import Gazetteer
from dashboard.ingest.readers.limits import Limits
from dashboard.ingest.readers.raw_table import disk_errors
from dashboard.ingest.refusals import FileRefused
from dashboard.ingest.replacing import remove_leftovers
from dashboard.regions import Regions
from dashboard.texts import sentence as _

LOCK = ".lock"
OVERLAP = 0.2  # share of a new shape that may lie over regions that stay
LEVELS = ("subdistrict", "village")
SAMPLE_ROWS = 200  # enough to tell what the codes of a layer are

Progress = Callable[[float], None]


class ShapesOverlap(FileRefused):
    """New shapes lie over regions of the present set that the file does not hold."""


@dataclass(frozen=True)
class Report:
    """What an import did, or with a dry run would do."""

    layer: str
    placed: Placed
    features: int
    regions: int  # sub-districts in the file
    replaced: int  # of them, in the set before
    kept: int  # sub-districts of the set that the file does not hold
    complete: BoundarySet  # all shapes after the import
    hash: str | None  # of the set that was written; None after a dry run


def import_boundaries(
    path: Path,
    *,
    root: Path,
    gazetteer: Gazetteer,
    layer: str | None = None,
    level: str | None = None,
    limits: Limits | None = None,
    dry_run: bool = False,
    progress: Progress = lambda share: None,
) -> Report:
    """Raises FileRefused or Locked, and then nothing has changed."""
    limits = limits or Limits()
    layer = layer or best_layer(path, level=level, limits=limits)
    boundary_files.check_layer(path, layer, boundary_files.layers(path, limits))
    features = Features.of(boundary_files.read_layer(path, layer))
    progress(0.02)
    placed = place(features, code_columns(features, level=level), gazetteer)
    found = _subdistricts(features, placed, source=path.name)
    before = present_set(root)
    published = _merged(found, before)
    progress(0.1)
    complete = _cleaned(
        published, gazetteer.regions, lambda share: progress(0.1 + 0.4 * share)
    )
    name = None
    if not dry_run:
        notes = findings(placed, complete, path)
        geo = root / "geo"
        with disk_errors(geo / POINTER), exclusive_lock(geo / LOCK):
            remove_leftovers(geo)
            name = write_set(complete, root=root, findings=notes, progress=progress)
    return _report(layer, placed, found, before, complete, name)


def best_layer(path: Path, *, level: str | None, limits: Limits) -> str:
    """The layer with sub-district codes, else with village codes, else the first."""
    names = boundary_files.layers(path, limits)
    ranked = {}
    for name in names if len(names) > 1 else []:
        sample = boundary_files.read_layer(path, name, rows=SAMPLE_ROWS)
        columns = code_columns(Features.of(sample), level=level)
        if columns:
            ranked[name] = LEVELS.index(columns[0].level)
    if not names:
        boundary_files.check_layer(path, path.stem, names)
    return min(ranked, key=ranked.get, default=names[0])


def _subdistricts(
    features: Features, placed: Placed, *, source: str
) -> gpd.GeoDataFrame:
    """One row per sub-district of the file (`code`, `source`); villages dissolved."""
    positions = np.fromiter(placed.regions, dtype=int, count=len(placed.regions))
    codes = pd.Series(list(placed.regions.values()))
    shapes = coverage.valid_polygons(features.shapes[positions])
    rows = codes.groupby(codes.to_numpy()).indices
    merged = [
        shapes[r[0]] if len(r) == 1 else shapely.union_all(shapes[r])
        for r in rows.values()
    ]
    return gpd.GeoDataFrame(
        {"code": list(rows), "source": source, "geometry": merged},
        crs=boundary_files.DEGREES,
    ).sort_values("code", ignore_index=True)


def _merged(
    found: gpd.GeoDataFrame, before: gpd.GeoDataFrame | None
) -> gpd.GeoDataFrame:
    """The set after the import: the file's sub-districts, and all others that stay."""
    if before is None:
        return found
    kept = before[~before["code"].isin(found["code"])]
    _check_overlap(found, kept)
    return pd.concat([found, kept]).sort_values("code", ignore_index=True)


def _check_overlap(found: gpd.GeoDataFrame, kept: gpd.GeoDataFrame) -> None:
    covered = _covered(found.geometry.to_numpy(), kept.geometry.to_numpy())
    over = found.loc[covered > OVERLAP, "code"]
    if len(over):
        raise ShapesOverlap(
            _(
                "The shapes of {count} sub-districts ({codes}) lie over other "
                "sub-districts of the present boundaries: the file is of another "
                "date. Nothing was changed. Import a file that holds all of them.",
                count=len(over),
                codes=", ".join(over[:5]),
            )
        )


def _covered(shapes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The share of each shape's area that lies over the others."""
    first, second = shapely.STRtree(others).query(shapes, predicate="intersects")
    shared = shapely.area(shapely.intersection(shapes[first], others[second]))
    covered = np.bincount(first, weights=shared, minlength=len(shapes))
    return covered / np.maximum(shapely.area(shapes), 1e-12)


def _cleaned(
    published: gpd.GeoDataFrame, regions: Regions, progress: Progress
) -> BoundarySet:
    shapes = coverage.clean(published.geometry.to_numpy(), progress=progress)
    return BoundarySet(
        published=published,
        cleaned=published.set_geometry(shapes, crs=published.crs),
        codes=regions.codes("subdistrict"),
    )


def findings(placed: Placed, complete: BoundarySet, path: Path) -> dict:
    """findings.json: what a page lists about the set. Regions by code, polygons as the
    file names them."""
    left_out = {
        kind: [[one.code, one.name] for one in dict.fromkeys(getattr(placed, kind))]
        for kind in ("pseudo_regions", "unplaced", "conflicting")
    }
    return {
        "file_name": path.name,
        "code_column": placed.column.name,
        "code_system": placed.system,
        "left_out": left_out,
        "through_successor": sorted(placed.through_successor),
        "by_name": sorted(placed.by_name),
        "missing": list(complete.missing),
        "moved": complete.moved,
    }


def _report(
    layer: str,
    placed: Placed,
    found: gpd.GeoDataFrame,
    before: gpd.GeoDataFrame | None,
    complete: BoundarySet,
    name: str | None,
) -> Report:
    known = set() if before is None else set(before["code"])
    replaced = len(known.intersection(found["code"]))
    return Report(
        layer=layer,
        placed=placed,
        features=len(placed.column.digits),
        regions=len(found),
        replaced=replaced,
        kept=len(known) - replaced,
        complete=complete,
        hash=name,
    )
