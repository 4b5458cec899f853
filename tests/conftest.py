"""Fixtures that every kind of test may use."""

import os
from pathlib import Path

import pytest
from hypothesis import settings as proofs

from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.regions import Regions
from dashboard.settings import PROJECT, Settings
from dashboard.store import Store, open_store
from tests.stores.groups_catalogue import write_groups_catalogue
from tests.stores.once_a_run import Demo, demo_of, once_a_run
from tests.stores.proof import IS_WHOLE
from tests.stores.tiny import write_tiny_store

# files that take half a minute or more by themselves, the longest first: begun last,
# they would be waited for
LONG = (
    *("test_every_page", "test_build_killed", "test_demo_recomputed"),
    *("test_map_page", "test_opened_states", "test_boundaries_shared"),
    *("test_report_corrections", "test_sample_faults", "test_sector_coverage"),
    *("test_sample_make", "test_code_systems", "test_journey_official"),
)

# a machine that is busy is no fault of what is tested
proofs.register_profile("untimed", deadline=None)
proofs.load_profile("untimed")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long files, in the same order on every worker."""
    items.sort(key=lambda item: _place(item.path.stem))


def _place(file: str) -> int:
    return LONG.index(file) if file in LONG else len(LONG)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real public files beside the checkout; never part of it."""
    folder = Path(os.environ.get("BERDAYA_SHARED", PROJECT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no folder of shared real files at {folder}")
    return folder


@pytest.fixture(scope="session")
def regions() -> Regions:
    return Regions.from_csv(Settings().reference / "regions.csv")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real one; it never changes."""
    return load_catalogue(Settings().catalogue, Settings().profiles)


@pytest.fixture(scope="session")
def groups_catalogue(tmp_path_factory) -> Path:
    """A folder of the real files about groups, and of no others."""
    return once_a_run(tmp_path_factory, "catalogue", write_groups_catalogue)


@pytest.fixture
def groups_alone(groups_catalogue, monkeypatch) -> None:
    """Commands know groups alone: a build of theirs takes a third of the time."""
    monkeypatch.setenv("BERDAYA_CATALOGUE", str(groups_catalogue))


@pytest.fixture(scope="session")
def tiny_root(tmp_path_factory) -> Path:
    """A root with one small hand-made version (tests/stores/tiny.py); read only."""
    return once_a_run(tmp_path_factory, "tiny", write_tiny_store)


@pytest.fixture(scope="module")
def two_provinces(tmp_path_factory, regions, catalogue) -> Demo:
    """Yogyakarta (all sectors, programmes and area types) and Papua as the demo has
    them, without faults."""
    return demo_of(tmp_path_factory, ("34", "91"), regions=regions, catalogue=catalogue)


@pytest.fixture(scope="module")
def proven_demo(tmp_path_factory, regions, catalogue) -> Demo:
    """What is recomputed in pandas: `two_provinces`, or the whole demo."""
    provinces = None if IS_WHOLE else ("34", "91")
    return demo_of(tmp_path_factory, provinces, regions=regions, catalogue=catalogue)


@pytest.fixture(scope="module")
def faulty_provinces(tmp_path_factory, regions, catalogue) -> Demo:
    """The same two provinces with a fault in every two-hundredth row."""
    return demo_of(
        tmp_path_factory,
        ("34", "91"),
        regions=regions,
        catalogue=catalogue,
        faults=True,
    )


@pytest.fixture(scope="session")
def tiny_store(tiny_root: Path) -> Store:
    """Opened as an app opens it: one process has one way of opening a file."""
    return open_store(tiny_root, memory_limit=Settings().serve_memory)
