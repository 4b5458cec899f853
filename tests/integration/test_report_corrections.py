"""A corrected report: foretold by a dry run, replaced by the build, taken back."""

import duckdb
import pandas as pd
import pytest

from dashboard.catalogue import load_catalogue
from dashboard.ingest.building.build import build
from dashboard.ingest.imports.import_changes import changes_by
from dashboard.ingest.imports.importing import Request, importing
from dashboard.ingest.raw.records import list_imports, withdraw
from dashboard.ingest.sample import SamplePlan, make_sample
from dashboard.settings import Settings
from dashboard.store import open_store

pytestmark = pytest.mark.slow
SETTINGS = Settings()
CORRECTED = 300
NATION = """
    SELECT * FROM map_group_quarters
    WHERE level = 'nation' AND programme = 'ANY' AND sector = 'ANY'
      AND area_type = 'ANY' ORDER BY period
"""


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(SETTINGS.catalogue, SETTINGS.profiles)


@pytest.fixture
def root(tmp_path, regions, catalogue):
    plan = SamplePlan("demo", 1, faults=False, provinces=("91",))
    make_sample(
        tmp_path,
        plan,
        regions=regions,
        catalogue=catalogue,
        settings=SETTINGS,
        extracts=False,
    )
    return tmp_path


@pytest.fixture
def correction(root):
    """The last quarter's first reports, sent a day later with one more saver less."""
    [reports] = [one for one in list_imports(root) if one.table == "group_reports"]
    path = (root / "raw" / reports.sha256 / "data.parquet").as_posix()
    rows = duckdb.sql(
        f"""
        SELECT * EXCLUDE (line) REPLACE (0 AS savers_n,
                                         submitted_on + 1 AS submitted_on)
        FROM '{path}' WHERE quarter = (SELECT max(quarter) FROM '{path}')
          AND savers_n > 0 ORDER BY group_id LIMIT {CORRECTED}
        """
    )
    rows.write_csv((root / "correction.csv").as_posix(), header=True)
    return root / "correction.csv"


def test_a_correction_replaces_never_adds_and_can_be_withdrawn(
    root, correction, catalogue
):
    first = _built(root, catalogue)
    with importing(
        Request(correction), root=root, catalogue=catalogue, settings=SETTINGS
    ) as read:
        changes = changes_by(
            read, root=root, catalogue=catalogue, settings=SETTINGS, rehearse=True
        )
    assert (changes.new, changes.replaced) == (0, CORRECTED)

    second = _built(root, catalogue)
    assert list(second["due"]) == list(first["due"])
    assert list(second["reported"]) == list(first["reported"])
    savers = changes.national.set_index("indicator").loc["grp_savers_share"]
    assert savers["before"] == pytest.approx(_share(first), abs=1e-12)
    assert savers["after"] == pytest.approx(_share(second), abs=1e-12)
    assert savers["after"] < savers["before"]

    withdraw(root, list_imports(root)[-1].sha256[:12])
    pd.testing.assert_frame_equal(_built(root, catalogue), first)


def _built(root, catalogue):
    build(root, catalogue=catalogue, settings=SETTINGS, sample=True)
    return open_store(root).query(NATION).to_pandas()


def _share(nation):
    last = nation.iloc[-1]
    return last["grp_savers_share__num"] / last["grp_savers_share__den"]
