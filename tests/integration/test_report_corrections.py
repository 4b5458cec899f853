"""A corrected report: foretold by a dry run, replaced by the build, taken back.

Taken back by `withdraw` and a build, or by `use`: every table of the store is then the
same as before, to the last bit, and every question gets the answer it got before. So
building the same imports twice gives identical tables.
"""

import duckdb
import pytest
from flask import Flask

from dashboard.api import register
from dashboard.context import Context
from dashboard.ingest.building.build import build
from dashboard.ingest.building.versions import use_version
from dashboard.ingest.imports.import_changes import changes_by
from dashboard.ingest.imports.importing import Request, importing
from dashboard.ingest.raw.records import list_imports, withdraw
from dashboard.settings import Settings
from dashboard.store import open_store
from tests.stores.identical import assert_identical

pytestmark = pytest.mark.slow
SETTINGS = Settings()
CORRECTED = 300
LEVELS = ("nation", "province", "regency", "subdistrict")
NATION = """
    SELECT * FROM map_group_quarters
    WHERE level = 'nation' AND programme = 'ANY' AND sector = 'ANY'
      AND area_type = 'ANY' ORDER BY period
"""


@pytest.fixture
def root(two_provinces):
    return two_provinces.root


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


@pytest.fixture
def corrected(two_provinces, root, correction, catalogue):
    """The version before the correction, the one after, and what a dry run foretold."""
    with importing(
        Request(correction), root=root, catalogue=catalogue, settings=SETTINGS
    ) as read:
        changes = changes_by(
            read, root=root, catalogue=catalogue, settings=SETTINGS, rehearse=True
        )
    return two_provinces, _build(root, catalogue), changes


def test_a_correction_replaces_never_adds_and_can_be_taken_back(
    root, corrected, catalogue, regions
):
    before, after, changes = corrected
    _assert_replaced(before, after, changes)

    withdraw(root, list_imports(root)[-1].sha256[:12])
    assert_identical(_build(root, catalogue).folder, before.folder)

    server = _Server(root, catalogue, regions)
    use_version(root / "store", after.version)
    answers_after = server.answers()
    use_version(root / "store", before.folder.name)
    assert server.version() == before.folder.name
    assert server.answers() == _answers_of(before, catalogue, regions)
    assert server.answers() != answers_after
    assert answers_after == _answers_of(after, catalogue, regions)


def _assert_replaced(before, after, changes) -> None:
    assert (changes.new, changes.replaced) == (0, CORRECTED)
    first, second = _nation(before), _nation(after)
    assert list(second["due"]) == list(first["due"])
    assert list(second["reported"]) == list(first["reported"])
    savers = changes.national.set_index("indicator").loc["grp_savers_share"]
    assert savers["before"] == pytest.approx(_share(first), abs=1e-12)
    assert savers["after"] == pytest.approx(_share(second), abs=1e-12)
    assert savers["after"] < savers["before"]
    _assert_told_of_one_place(changes.local)


def _assert_told_of_one_place(local) -> None:
    """The first groups by their hashes lie in both provinces."""
    assert local.region == "ID"
    [savers] = local.rows.query("indicator == 'grp_savers_share'").itertuples()
    assert savers.after < savers.before


class _Server:
    """The API on a place whose version may change."""

    def __init__(self, place, catalogue, regions):
        self.catalogue = catalogue
        store = open_store(place)
        server = Flask("api")

        @server.before_request
        def follow_the_store() -> None:
            store.refresh()

        register(server, Context(store, catalogue, regions, SETTINGS))
        self.client = server.test_client()

    def version(self) -> str:
        return self.client.get("/readyz").get_json()["version"]

    def answers(self) -> list[bytes]:
        """Every indicator at each level, in the quarter that was corrected."""
        asked = [
            self.client.get(f"/api/v1/values?indicator={one.id}&level={level}")
            for one in self.catalogue.indicators_of("group_quarters")
            for level in LEVELS
        ]
        assert {one.status_code for one in asked} == {200}
        return [one.data for one in asked]


def _answers_of(built, catalogue, regions) -> list[bytes]:
    """What a server says that never served another version."""
    return _Server(built.folder, catalogue, regions).answers()


def _build(root, catalogue):
    return build(root, catalogue=catalogue, settings=SETTINGS, sample=True)


def _nation(built):
    return open_store(built.folder).query(NATION).to_pandas()


def _share(nation):
    last = nation.iloc[-1]
    return last["grp_savers_share__num"] / last["grp_savers_share__den"]
