"""Build a new version of the store from all imports of a root.

Everything is written in a hidden folder beside the versions; only when each file is
on disk does the folder get its name and the pointer its new content. A build that
fails or is killed leaves what is served as it was.
"""

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.catalogue import Catalogue
from dashboard.ingest import copies
from dashboard.ingest.figures_totals import write_figures
from dashboard.ingest.indicator_periods import write_indicator_periods
from dashboard.ingest.inputs import Input, active_inputs, write_inputs
from dashboard.ingest.manifest import (
    catalogue_hash,
    content_hash,
    row_counts,
    write_manifest,
)
from dashboard.ingest.versions import building_folder, new_version_name, publish
from dashboard.settings import Settings
from dashboard.store import DATABASE

Progress = Callable[[str, float], None]  # (step, share of the whole work done)

# step -> share of the work before it, measured on the full-size sample
STEPS = {
    "inputs": 0.0,
    "figures": 0.05,
    "periods": 0.80,
    "copies": 0.85,
    "publish": 0.97,
}


class BuildFailed(Exception):
    """The engine could not finish; nothing that is served was touched."""


class NothingToBuild(Exception):
    """The root holds no import."""


class NoSpace(BuildFailed):
    """The disk is full, or a limit of the system was met while writing."""


@dataclass(frozen=True)
class Built:
    """The new version and what it holds."""

    folder: Path
    version: str
    inputs: tuple[Input, ...]
    rows: dict[str, int]


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
    with _engine_faults(), building_folder(store) as folder:
        inputs = active_inputs(root)
        rows = _write_database(folder, inputs, catalogue, settings, progress)
        progress("publish", STEPS["publish"])
        # boundaries are real even under made-up reports: the sample shows them too
        geo = (settings.root if sample else root) / "geo"
        _copy_files(folder, geo, settings)
        return _publish(folder, store, inputs, rows, settings=settings, sample=sample)


@contextmanager
def _engine_faults():
    """Turn the engine's and the system's errors into named ones."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise NoSpace(str(error)) from error
        raise BuildFailed(str(error)) from error
    except duckdb.OutOfMemoryException as error:
        raise NoSpace(str(error)) from error
    except duckdb.Error as error:
        full = os.strerror(errno.ENOSPC), os.strerror(errno.EFBIG)
        kind = NoSpace if any(text in str(error) for text in full) else BuildFailed
        raise kind(str(error)) from error


def _write_database(
    folder: Path,
    inputs: list[Input],
    catalogue: Catalogue,
    settings: Settings,
    progress: Progress,
) -> dict[str, int]:
    """Write berdaya.duckdb and parquet/; returns the rows of each table."""
    scratch = folder / "scratch"
    scratch.mkdir()
    with _engine(folder / DATABASE, scratch, settings) as engine:
        for step, work in _work(inputs, catalogue).items():
            progress(step, STEPS[step])
            work(engine)
        progress("copies", STEPS["copies"])
        rows = row_counts(engine)
        copies.write_parquet(engine, folder / "parquet")
        engine.execute("CHECKPOINT store")
    shutil.rmtree(scratch)
    return rows


def _work(inputs: list[Input], catalogue: Catalogue) -> dict[str, Callable]:
    return {
        "inputs": lambda engine: write_inputs(engine, inputs),
        "figures": lambda engine: write_figures(engine, inputs, catalogue),
        "periods": lambda engine: write_indicator_periods(engine, {}),
    }


def _engine(
    database: Path, scratch: Path, settings: Settings
) -> duckdb.DuckDBPyConnection:
    """An engine in memory for what is not kept; the new database is `store`."""
    engine = duckdb.connect(
        config={
            "memory_limit": settings.engine_memory,
            "temp_directory": str(scratch / "spill"),
            "preserve_insertion_order": False,
        },
    )
    engine.execute(f"ATTACH '{database}' AS store")
    return engine


def _copy_files(folder: Path, geo: Path, settings: Settings) -> None:
    shutil.copyfile(settings.reference / "regions.csv", folder / "regions.csv")
    copies.link_boundaries(geo, folder / "geo")


def _publish(
    folder: Path,
    store: Path,
    inputs: list[Input],
    rows: dict[str, int],
    *,
    settings: Settings,
    sample: bool,
) -> Built:
    definitions = catalogue_hash(settings.catalogue, settings.profiles)
    version = new_version_name(store, content_hash(inputs, definitions))
    write_manifest(
        folder,
        version=version,
        sample=sample,
        inputs=inputs,
        catalogue_hash=definitions,
        rows=rows,
    )
    final = publish(folder, store, version)
    return Built(final, version, tuple(inputs), rows)
