"""The real public files, each folder read with the bridge and nothing else imported.

The totals the tests compare with are those of ../shared/realdata/README.md; IDM's come
from the ministry's own recap beside the file.
"""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.ingest.imports.reading import Request, read_file
from dashboard.ingest.placing.bridge import import_bridge, load_bridge
from dashboard.settings import Settings
from tests.integration.published.sheets import Read, dotted

SETTINGS = Settings()


@pytest.fixture(scope="session")
def folder(shared) -> Path:
    return shared / "realdata"


@pytest.fixture(scope="session")
def root(tmp_path_factory, folder, regions) -> Path:
    """A root that has the bridge and no import."""
    root = tmp_path_factory.mktemp("root")
    import_bridge(folder / "05_bps_kemendagri_bridge_2020", root=root, regions=regions)
    return root


@pytest.fixture(scope="session")
def read(root, catalogue, tmp_path_factory):
    """Reads a file whether it is refused or not."""

    def read(path, **request):
        folder = tmp_path_factory.mktemp("read")
        request = Request(path, **request)
        found = Read(
            read_file(
                request, folder, root=root, catalogue=catalogue, settings=SETTINGS
            )
        )
        assert found.refused or found.loses_no_row()
        return found

    return read


@pytest.fixture(scope="session")
def idm_file(folder) -> Path:
    return folder / "06_idm_2024" / "idm_2024_villages.csv"


@pytest.fixture(scope="session")
def idm(read, idm_file):
    return read(idm_file)


@pytest.fixture(scope="session")
def villages(idm_file) -> pd.DataFrame:
    return pd.read_csv(idm_file, dtype=str, keep_default_na=False)


@pytest.fixture(scope="session")
def bps_copy(root, villages) -> pd.DataFrame:
    bridge = load_bridge(root).kemendagri_by_bps
    bps_by_kemendagri = {theirs: bps for bps, theirs in bridge.items()}
    codes = dotted(villages["kode_kecamatan"]).map(bps_by_kemendagri)
    known = villages[codes.notna()].assign(kode_kecamatan=codes.dropna())
    assert known["kode_kecamatan"].str.len().eq(7).all()
    return known
