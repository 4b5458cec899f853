"""What is measured: the version of a store, with polygons where any can be had.

A store without a boundary set gets one for the run: a folder beside the system's
temporary files links to the version and holds the set that our own `boundaries` command
makes of a boundary file. The store itself is left alone.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.comparison.polygons import write_geojson
from dashboard.context import open_context, served_place
from dashboard.settings import PROJECT, Settings
from dashboard.store import version_folder

BOUNDARY_SECONDS = 240


@dataclass(frozen=True)
class Place:
    """The folder of the version, the shapes as GeoJSON, and what they are.

    `effort`: the share of the usual number of runs that is made.
    """

    version: Path
    shapes: Path
    geometry: str
    effort: float = 1.0

    def runs(self, usual: int) -> int:
        return max(1, round(self.effort * usual))

    def context(self):
        return open_context(Settings(store=self.version))


@contextmanager
def measured_place(
    store: Path | None, boundary_file: Path | None, *, effort: float = 1.0
) -> Iterator[Place]:
    """Raises NoStore, BrokenStore where there is nothing to measure."""
    settings = Settings() if store is None else Settings(store=store)
    version = version_folder(served_place(settings))
    with tempfile.TemporaryDirectory(prefix="berdaya-bench-") as name:
        folder = Path(name)
        version, geometry = _with_geometry(version, folder, boundary_file)
        shapes = folder / "shapes.geojson"
        place = Place(version, shapes, geometry, effort)
        write_geojson(place.context(), shapes)
        yield place


def default_boundary_file() -> Path | None:
    """The file of official polygons beside the checkout, if there is one."""
    shared = Path(os.environ.get("BERDAYA_SHARED", PROJECT.parent / "shared"))
    return next(iter(sorted((shared / "boundaries").glob("*.gpkg"))), None)


def _with_geometry(version: Path, folder: Path, file: Path | None) -> tuple[Path, str]:
    if (version / "geo" / "geo.json").is_file():
        return version, "the store's boundaries"
    if file is None:
        return version, "hexagons: the store has no boundaries, nor is a file given"
    imported = _imported(file, folder / "root")
    if imported is None:
        return version, f"hexagons: {file.name} could not be imported"
    linked = folder / version.name
    linked.mkdir()
    for path in version.iterdir():
        (linked / path.name).symlink_to(path.resolve())
    shutil.copytree(imported, linked / "geo")
    return linked, f"boundaries of {file.name}, imported for this run"


def _imported(file: Path, root: Path) -> Path | None:
    """The set that `boundaries` makes of the file; None where it makes none in time."""
    environment = {"BERDAYA_ROOT": str(root)}
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(
            [sys.executable, "-m", "dashboard", "boundaries", str(file)],
            cwd=PROJECT,
            env=os.environ | environment,
            stdout=subprocess.DEVNULL,
            timeout=BOUNDARY_SECONDS,
            check=False,
        )
    pointer = root / "geo" / "current"
    if not pointer.is_file():
        return None
    return pointer.parent / pointer.read_text(encoding="utf-8").strip()
