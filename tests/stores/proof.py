"""How much the proofs run on: little in CI, much where `BERDAYA_PROOF=whole` asks.

Nothing but the size differs.
"""

import os
import random
from collections.abc import Sequence
from pathlib import Path

import duckdb

from dashboard.catalogue import Catalogue
from dashboard.ingest.imports.importing import Request, importing
from dashboard.ingest.sample import SamplePlan, make_sample
from dashboard.ingest.sample.generate import write_reports
from dashboard.regions import Regions
from dashboard.settings import Settings
from tests.spec.reports import catalogue_of_groups

IS_WHOLE = os.environ.get("BERDAYA_PROOF") == "whole"
PATIENCE = 7200 if IS_WHOLE else 300  # seconds a test may take


def write_sample(
    root: Path,
    provinces: Sequence[str] | None,
    *,
    regions: Regions,
    catalogue: Catalogue,
    faults: bool = False,
) -> dict[str, Path]:
    """The demo of some provinces, or of all; returns its report files by table."""
    chosen = tuple(provinces) if provinces is not None else None
    return make_sample(
        root,
        SamplePlan("demo", 1, faults=faults, provinces=chosen),
        regions=regions,
        catalogue=catalogue,
        settings=Settings(),
        extracts=False,
    )


def write_groups_sample(
    root: Path,
    provinces: Sequence[str] | None,
    *,
    regions: Regions,
    catalogue: Catalogue,
) -> None:
    """Of the demo's reports those that `catalogue_of_groups` knows, imported."""
    plan = SamplePlan("demo", 1, provinces=provinces)
    paths = write_reports(
        root / "reports",
        plan,
        regions=regions,
        catalogue=catalogue,
        progress=lambda _: None,
    )
    for table in catalogue_of_groups().tables:
        request = Request(paths[table], kind=table)
        with importing(request, root=root, catalogue=catalogue, settings=Settings()):
            pass


def import_shuffled(
    paths: dict[str, Path], root: Path, *, catalogue: Catalogue, seed: int
) -> None:
    """The same files with their rows, and themselves, in another order."""
    tables = sorted(paths)
    random.Random(seed).shuffle(tables)
    root.mkdir(parents=True)
    for table in tables:
        path = root / f"{table}.parquet"
        _copy_shuffled(paths[table], path, seed=seed)
        with importing(
            Request(path, kind=table),
            root=root,
            catalogue=catalogue,
            settings=Settings(),
        ):
            pass


def _copy_shuffled(old: Path, new: Path, *, seed: int) -> None:
    with duckdb.connect() as engine:
        engine.execute(
            "COPY (SELECT * EXCLUDE (file_row_number)"
            f" FROM read_parquet('{old.as_posix()}', file_row_number = true)"
            f" ORDER BY hash(file_row_number + {seed})) TO '{new.as_posix()}'"
            " (FORMAT parquet)"
        )
