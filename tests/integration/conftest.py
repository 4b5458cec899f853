"""What several tests of one store share: it is made once a process."""

from pathlib import Path

import pytest

from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.ingest.building.build import Built, build
from dashboard.settings import Settings
from tests.stores.proof import write_sample


@pytest.fixture(scope="session")
def whole_catalogue() -> Catalogue:
    return load_catalogue(Settings().catalogue, Settings().profiles)


@pytest.fixture(scope="session")
def two_provinces(tmp_path_factory, regions, whole_catalogue) -> tuple[Built, Path]:
    """Yogyakarta and Papua as the demo has them, without faults: the version that was
    built of them, and the folder of their report files."""
    root = tmp_path_factory.mktemp("two-provinces")
    paths = write_sample(root, ("34", "91"), regions=regions, catalogue=whole_catalogue)
    store = build(root, catalogue=whole_catalogue, settings=Settings(), sample=True)
    return store, paths["groups"].parent
