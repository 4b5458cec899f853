"""The imported boundaries of a root: one folder a set, and a pointer to one of them.

A set is named by a hash of what browsers get, so the same shapes are the same set. It
is written whole under another name first; a killed import leaves the old set in use.
"""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.ingest.geography import coverage, geometry
from dashboard.ingest.geography.slivers import filled
from dashboard.ingest.replacing import replaced_file, replaced_folder
from dashboard.regions import ancestor_code

POINTER = "current"
OUTLINED = ("nation", "province", "regency")
_HASH_DIGITS = 16

Progress = Callable[[float], None]


@dataclass(frozen=True)
class BoundarySet:
    """Sub-districts as published and cleaned (`code`, `source`, geometry; one order).

    `codes`: all current sub-districts; their order gives the region numbers.
    """

    published: gpd.GeoDataFrame
    cleaned: gpd.GeoDataFrame
    codes: tuple[str, ...]

    @cached_property
    def missing(self) -> tuple[str, ...]:
        present = set(self.published["code"])
        return tuple(code for code in self.codes if code not in present)

    @cached_property
    def moved(self) -> dict[str, float]:
        return coverage.moved_areas(
            self.published["code"],
            self.published.geometry.to_numpy(),
            self.cleaned.geometry.to_numpy(),
        )

    @cached_property
    def drawn(self) -> gpd.GeoDataFrame:
        """Cleaned, without the cracks that show on a close map.

        Neighbours and areas are taken before, since filling gives shapes more land.
        """
        shapes = filled(self.cleaned.geometry.to_numpy())
        return self.cleaned[["code"]].set_geometry(shapes, crs=self.cleaned.crs)

    @cached_property
    def national(self) -> gpd.GeoDataFrame:
        shapes = coverage.national_detail(self.drawn.geometry.to_numpy())
        return self.cleaned[["code"]].set_geometry(shapes, crs=self.cleaned.crs)

    def wire_files(self) -> dict[str, bytes]:
        """Name without hash -> KEC1: the nation, and each province in full."""
        files = {
            "national": geometry.encode(
                self._in_number_order(self.national), step=geometry.STEPS["national"]
            )
        }
        full = self._in_number_order(self.drawn)
        provinces = np.array([ancestor_code(c, "province") for c in self.codes])
        present = ~np.isin(self.codes, self.missing)
        for province in sorted(set(provinces[present])):
            numbers = np.flatnonzero((provinces == province) & present)
            files[f"full-{province}"] = geometry.encode(
                full[numbers], step=geometry.STEPS["full"], numbers=numbers
            )
        return files

    def _in_number_order(self, shapes: gpd.GeoDataFrame) -> np.ndarray:
        """One shape per region number; None where the set has none."""
        by_code = dict(zip(shapes["code"], shapes.geometry, strict=True))
        return np.array([by_code.get(code) for code in self.codes], dtype=object)


def present_set(root: Path) -> gpd.GeoDataFrame | None:
    """The published shapes of the set in use; None where nothing was imported."""
    folder = current_folder(root)
    return None if folder is None else gpd.read_parquet(folder / "published.parquet")


def current_folder(root: Path) -> Path | None:
    """The folder of the set in use; None where nothing was imported."""
    pointer = root / "geo" / POINTER
    if not pointer.is_file():
        return None
    return root / "geo" / pointer.read_text(encoding="utf-8").strip()


def write_set(
    complete: BoundarySet, *, root: Path, findings: dict, progress: Progress
) -> str:
    """Write the set, switch to it, return its hash. Raises OSError on a full disk."""
    files = complete.wire_files()
    progress(0.5)
    name = _hash(files)
    with replaced_folder(root / "geo" / name) as folder:
        for part, data in files.items():
            (folder / f"{name}-{part}.kec").write_bytes(data)
        _write_json(folder / "geo.json", describe(complete, name, files))
        _write_json(folder / "findings.json", findings)
        _write_polygons(complete, folder, progress)
    with replaced_file(root / "geo" / POINTER) as pointer:
        pointer.write_text(name, encoding="utf-8")
    return name


def describe(complete: BoundarySet, name: str, files: dict[str, bytes]) -> dict:
    """What a browser needs to draw the set, and the counts that pages show."""
    provinces = sorted(p.removeprefix("full-") for p in files if p.startswith("full-"))
    return {
        "hash": name,
        "view": "boundary",
        "details": list(geometry.STEPS),
        "grid": {"origin": list(geometry.ORIGIN), "steps": geometry.STEPS},
        "bounds": complete.cleaned.total_bounds.round(4).tolist(),
        "provinces": provinces,
        "regions": len(complete.published),
        "missing": len(complete.missing),
        "moved": len(complete.moved),
        "sources": sorted(set(complete.published["source"])),
    }


def _hash(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for part in sorted(files):
        digest.update(part.encode() + files[part])
    return digest.hexdigest()[:_HASH_DIGITS]


def _write_polygons(complete: BoundarySet, folder: Path, progress: Progress) -> None:
    complete.published.to_parquet(folder / "published.parquet")
    complete.cleaned.to_parquet(folder / "cleaned.parquet")
    progress(0.6)
    levels = [complete.national.assign(level="subdistrict")]
    for level in reversed(OUTLINED):  # each from the one below: far fewer shapes
        outlines = coverage.dissolved(levels[-1], level)
        levels.append(outlines.assign(level=level))
        progress(0.6 + 0.1 * len(levels))
    pd.concat(reversed(levels), ignore_index=True).to_parquet(
        folder / "national.parquet"
    )


def _write_json(path: Path, content: dict) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, separators=(",", ":"))
        file.flush()
        os.fsync(file.fileno())
