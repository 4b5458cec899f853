"""What is dear to make and many tests look at: made once a run, by whoever comes first.

All workers of a run see the same folder. Nobody writes into it: a test that changes
something takes `linked`, a root of its own whose files are the same ones on disk.
"""

import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.catalogue import Catalogue
from dashboard.ingest.building.build import build
from dashboard.ingest.locks import Locked, exclusive_lock
from dashboard.ingest.sample.generate import TABLES
from dashboard.regions import Regions
from dashboard.settings import Settings
from dashboard.store import read_manifest, version_folder
from tests.stores.proof import write_sample

PAUSE = 0.1  # seconds between two looks at another worker's work


@dataclass(frozen=True)
class Demo:
    """The root of a sample: its report files, their imports, and a version of them."""

    root: Path
    folder: Path  # of the version

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def paths(self) -> dict[str, Path]:
        """The report files by table."""
        return {table: self.reports / f"{table}.parquet" for table in TABLES}

    @property
    def rows(self) -> dict[str, int]:
        """How many the version has, by table."""
        return read_manifest(self.folder)["tables"]


def once_a_run(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]
) -> Path:
    """The folder `name` of this run; `make` fills it where no worker has yet."""
    folder = _folder_of_run(factory) / name
    while not folder.is_dir():
        with suppress(Locked), exclusive_lock(folder.with_name(f".{name}.lock")):
            if not folder.is_dir():
                _fill(folder, make)
        time.sleep(PAUSE)
    return folder


def _folder_of_run(factory: pytest.TempPathFactory) -> Path:
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _fill(folder: Path, make: Callable[[Path], object]) -> None:
    """A folder gets its name when it is whole."""
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}")
    make(unfinished)
    unfinished.rename(folder)


def demo_of(
    factory: pytest.TempPathFactory,
    provinces: Sequence[str] | None,
    *,
    regions: Regions,
    catalogue: Catalogue,
    faults: bool = False,
) -> Demo:
    """The demo of some provinces, or of all, imported and built; files of one's own."""

    def make(root: Path) -> None:
        chosen = {"regions": regions, "catalogue": catalogue, "faults": faults}
        write_sample(root, provinces, **chosen)
        build(root, catalogue=catalogue, settings=Settings(), sample=True)

    kind = "faulty" if faults else "demo"
    name = "-".join([kind, *(provinces if provinces is not None else ["all"])])
    made = once_a_run(factory, name, make)
    root = linked(made, factory.mktemp(name) / "root")
    return Demo(root, version_folder(root))


def linked(made: Path, root: Path) -> Path:
    """A root of the same files, without their locks.

    One process opens a store in one way only, which it tells by the path.
    """
    hidden = shutil.ignore_patterns(".*")
    return shutil.copytree(made, root, copy_function=os.link, ignore=hidden)
