"""Build a new version of the store from all imports of a root.

Everything is written in a hidden folder beside the versions; only when each file is
on disk does the folder get its name and the pointer its new content. A build that
fails or is killed leaves what is served as it was.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import duckdb

from dashboard.catalogue import Catalogue
from dashboard.ingest.building import copies
from dashboard.ingest.building.completeness import create_completeness
from dashboard.ingest.building.engine import build_engine, named_faults
from dashboard.ingest.building.figures_totals import write_figures
from dashboard.ingest.building.indicator_periods import write_indicator_periods
from dashboard.ingest.building.lanes import run_in_lanes
from dashboard.ingest.building.manifest import (
    catalogue_hash,
    content_hash,
    row_counts,
    write_manifest,
)
from dashboard.ingest.building.register import create_register
from dashboard.ingest.building.report_totals import write_reports
from dashboard.ingest.building.spreads import write_spreads
from dashboard.ingest.building.versions import (
    building_folder,
    new_version_name,
    publish,
)
from dashboard.ingest.raw.inputs import Input, active_inputs, write_inputs
from dashboard.regions import Regions
from dashboard.settings import Settings
from dashboard.store import DATABASE

Progress = Callable[[str, float], None]  # (step, share of the whole work done)

# step -> share of the work done before it, measured on the full-size sample
STEPS = {
    "inputs": 0.0,
    "figures": 0.005,
    "reports": 0.01,
    "periods": 0.92,
    "copies": 0.925,
    "publish": 0.99,
}


class NothingToBuild(Exception):
    """The root holds no import."""


@dataclass(frozen=True)
class Built:
    """The new version and what it holds."""

    folder: Path
    version: str
    inputs: tuple[Input, ...]
    rows: dict[str, int]


@dataclass(frozen=True)
class _Job:
    """What one build works from and where to."""

    root: Path
    store: Path
    catalogue: Catalogue
    settings: Settings
    sample: bool
    progress: Progress

    @cached_property
    def regions(self) -> Regions:
        return Regions.from_csv(self.settings.reference / "regions.csv")

    @property
    def boundaries(self) -> Path | None:
        """Real ones even under made-up reports: the sample shows them too."""
        return copies.boundary_folder(self.settings.root if self.sample else self.root)

    def begin(self, step: str) -> None:
        self.progress(step, STEPS[step])

    def within(self, step: str, share: float) -> None:
        """`share` of a step is done."""
        steps = list(STEPS)
        following = STEPS[steps[steps.index(step) + 1]]
        self.progress(step, STEPS[step] + share * (following - STEPS[step]))


def build(
    root: Path,
    *,
    catalogue: Catalogue,
    settings: Settings,
    store: Path | None = None,
    sample: bool = False,
    progress: Progress = lambda step, share: None,
) -> Built:
    """Build and serve a new version of what the root's imports say.

    Raises NothingToBuild, BuildRunning, BrokenInput, UnknownFigures, NoSpace and
    BuildFailed; after each of them the old version is served.
    """
    if not (root / "raw").is_dir():
        raise NothingToBuild(str(root))
    store = store or root / "store"
    job = _Job(root, store, catalogue, settings, sample, progress)
    with named_faults(), building_folder(store) as folder:
        inputs = active_inputs(root)
        rows = _write_database(job, folder, inputs)
        job.begin("publish")
        shutil.copyfile(settings.reference / "regions.csv", folder / "regions.csv")
        copies.link_boundaries(job.boundaries, folder / "geo")
        return _publish(job, folder, inputs, rows)


def _write_database(job: _Job, folder: Path, inputs: list[Input]) -> dict[str, int]:
    """Write berdaya.duckdb and parquet/; returns the rows of each table."""
    scratch = folder / "scratch"
    limit = job.settings.engine_memory
    with build_engine(folder / DATABASE, scratch, memory_limit=limit) as engine:
        for step, work in _WORK.items():
            job.begin(step)
            work(engine, job, inputs)
        job.begin("copies")
        _write_copies(engine, job, folder / "parquet")
        rows = row_counts(engine)
    shutil.rmtree(scratch)
    return rows


def _write_inputs(engine, job: _Job, inputs: list[Input]) -> None:
    write_inputs(engine, inputs)


def _write_figures(engine, job: _Job, inputs: list[Input]) -> None:
    write_figures(engine, inputs, job.catalogue)


def _write_reports(engine, job: _Job, inputs: list[Input]) -> None:
    create_register(
        engine,
        regions=job.regions,
        catalogue=job.catalogue,
        boundaries=copies.boundary_codes(job.boundaries),
    )
    create_completeness(engine)
    progress = partial(job.within, "reports")
    write_reports(engine, inputs, job.catalogue, progress=progress)


def _write_periods(engine, job: _Job, inputs: list[Input]) -> None:
    write_indicator_periods(engine, job.catalogue)


def _write_copies(engine, job: _Job, folder: Path) -> None:
    """Copies of all tables; beside the first the spreads, which keep to Python."""
    folder.mkdir()
    spreads = partial(write_spreads, catalogue=job.catalogue, regions=job.regions)
    tables = [
        partial(copies.write_parquet, table=name, folder=folder)
        for name in copies.copied_tables(engine)
    ]
    run_in_lanes(engine, [spreads, *tables], lanes=2)
    copies.write_parquet(engine, "spreads", folder=folder)


_WORK: dict[str, Callable[[duckdb.DuckDBPyConnection, _Job, list[Input]], None]] = {
    "inputs": _write_inputs,
    "figures": _write_figures,
    "reports": _write_reports,
    "periods": _write_periods,
}


def _publish(
    job: _Job, folder: Path, inputs: list[Input], rows: dict[str, int]
) -> Built:
    definitions = catalogue_hash(job.settings.catalogue, job.settings.profiles)
    version = new_version_name(job.store, content_hash(inputs, definitions))
    write_manifest(
        folder,
        version=version,
        sample=job.sample,
        inputs=inputs,
        catalogue_hash=definitions,
        rows=rows,
    )
    final = publish(folder, job.store, version)
    return Built(final, version, tuple(inputs), rows)
