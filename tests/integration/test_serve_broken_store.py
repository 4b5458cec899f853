"""A running server meets stores that are missing or half-written, and goes on."""

import json
import shutil

import pytest

from tests.stores.served import serving
from tests.stores.tiny import VERSION, write_tiny_store

pytestmark = pytest.mark.slow

LATER = "20250201T000000-0000beef"
NEWEST = "20250301T000000-0000cafe"
VALUES = "/api/v1/values?indicator=grp_repay_rate&level=regency"


@pytest.fixture
def store(tmp_path):
    write_tiny_store(tmp_path)
    return tmp_path / "store"


def _without_a_file(store):
    (write_tiny_store(store.parent, version=LATER) / "regions.csv").unlink()


def _with_half_a_database(store):
    path = write_tiny_store(store.parent, version=LATER) / "berdaya.duckdb"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _without_a_manifest(store):
    (write_tiny_store(store.parent, version=LATER) / "manifest.json").unlink()


def _to_a_version_that_is_gone(store):
    (store / "current").write_text("20250202T000000-00000000")


def _without_a_pointer(store):
    (store / "current").unlink()


FAULTS = (
    _without_a_file,
    _with_half_a_database,
    _without_a_manifest,
    _to_a_version_that_is_gone,
    _without_a_pointer,
)


def test_a_server_keeps_the_version_that_is_whole_and_takes_the_next_whole_one(store):
    with serving(store) as served:
        before = json.loads(served.get(VALUES))
        assert before["version"] == VERSION and before["values"]

        for break_it in FAULTS:
            break_it(store)
            assert served.version() == VERSION, break_it
            assert json.loads(served.get(VALUES)) == before
            assert b"Berdaya" in served.get("/map")
            shutil.rmtree(store / LATER, ignore_errors=True)

        write_tiny_store(store.parent, version=NEWEST)
        assert json.loads(served.get(VALUES)) == before | {"version": NEWEST}
