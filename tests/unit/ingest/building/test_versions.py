from datetime import UTC, datetime

import pytest

from dashboard.ingest.building.versions import (
    BuildRunning,
    UnknownVersion,
    build_lock,
    building_folder,
    current_version,
    list_versions,
    new_version_name,
    use_version,
)
from dashboard.store import BrokenStore
from tests.stores.tiny import write_tiny_store

OLD, NEW = "20250101T000000-0000feed", "20250102T000000-0000beef"
NOON = datetime(2025, 3, 4, 12, 0, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    for version in (OLD, NEW):
        write_tiny_store(tmp_path, version=version)
    return tmp_path / "store"


def test_names_a_version_by_time_and_content(tmp_path):
    name = new_version_name(tmp_path, "0123456789abcdef", now=NOON)
    assert name == "20250304T120000-01234567"

    (tmp_path / name).mkdir()
    again = new_version_name(tmp_path, "0123456789abcdef", now=NOON)
    assert again == "20250304T120001-01234567"


def test_lists_versions_newest_first_with_sizes(store):
    newest, oldest = list_versions(store)
    assert (newest.name, newest.is_current) == (NEW, True)
    assert (oldest.name, oldest.is_current) == (OLD, False)
    assert newest.size == sum(p.stat().st_size for p in (store / NEW).iterdir())


def test_lists_a_broken_version_with_what_is_wrong(store):
    (store / OLD / "regions.csv").unlink()
    assert "regions.csv is missing" in list_versions(store)[1].fault


def test_an_empty_place_has_no_versions(tmp_path):
    assert list_versions(tmp_path / "store") == []
    assert current_version(tmp_path / "store") is None


def test_brings_an_old_version_back(store):
    use_version(store, OLD)
    assert current_version(store) == OLD


def test_refuses_an_unknown_and_a_broken_version(store):
    with pytest.raises(UnknownVersion):
        use_version(store, "20260101T000000-00000000")
    with pytest.raises(UnknownVersion):
        use_version(store, "../store")
    (store / OLD / "berdaya.duckdb").unlink()
    with pytest.raises(BrokenStore):
        use_version(store, OLD)
    assert current_version(store) == NEW


def test_only_one_build_at_a_time(store):
    with building_folder(store):
        with pytest.raises(BuildRunning), building_folder(store):
            pass
        with pytest.raises(BuildRunning):
            use_version(store, OLD)
    with build_lock(store):
        pass


def test_clears_away_what_a_killed_build_left(store):
    leftover = store / ".building-1"
    (leftover / "scratch").mkdir(parents=True)
    with building_folder(store) as folder:
        assert not leftover.exists()
        assert folder.is_dir()
    assert not folder.exists()
