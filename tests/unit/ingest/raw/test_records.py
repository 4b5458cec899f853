"""Records of imports: sequence, whole folders, withdrawal."""

import pytest

from dashboard.ingest.locks import Locked, exclusive_lock
from dashboard.ingest.raw.records import (
    ImportRecord,
    UnknownImport,
    file_sha256,
    find_import,
    list_imports,
    new_import,
    withdraw,
)


def record(sha="ab" * 32, **changes):
    values = {
        "sha256": sha,
        "file_name": "a.csv",
        "kind": "figures",
        "table": None,
        "profile": "idm",
        "imported_at": "2026-11-22T00:00:00+00:00",
        "imported_by": "tester",
        "rows_read": 3,
        "rows_kept": 2,
        "code_system": "kemendagri",
        "placement": {"placed": 2, "unplaced": 1, "conflicting": 0, "skipped": 0},
    }
    return ImportRecord(**values | changes)


def keep_import(root, record):
    with new_import(root, record.sha256) as (folder, keep):
        (folder / "data.parquet").write_bytes(b"rows")
        keep(record)


def test_imports_are_numbered_in_their_order(tmp_path):
    keep_import(tmp_path, record())
    keep_import(tmp_path, record("cd" * 32))

    assert [(r.sha256[:2], r.sequence) for r in list_imports(tmp_path)] == [
        ("ab", 1),
        ("cd", 2),
    ]
    assert find_import(tmp_path, "ab" * 32).rows_kept == 2
    assert (tmp_path / "raw" / ("ab" * 32) / "data.parquet").read_bytes() == b"rows"


def test_a_failed_import_leaves_nothing(tmp_path):
    with (
        pytest.raises(OSError, match="No space"),
        new_import(tmp_path, "ab" * 32) as (folder, _keep),
    ):
        (folder / "data.parquet").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    assert list_imports(tmp_path) == []
    assert [p.name for p in (tmp_path / "raw").iterdir()] == [".lock"]


def test_an_import_without_a_record_leaves_nothing(tmp_path):
    with new_import(tmp_path, "ab" * 32) as (folder, _keep):
        (folder / "data.parquet").write_bytes(b"not wanted")

    assert [p.name for p in (tmp_path / "raw").iterdir()] == [".lock"]


def test_a_withdrawn_import_keeps_its_record_and_no_row(tmp_path):
    keep_import(tmp_path, record())
    folder = tmp_path / "raw" / record().sha256
    for name in ("data.parquet", "findings.parquet", "placement.parquet"):
        (folder / name).write_text("3201011503850003")

    withdraw(tmp_path, "ABABAB")

    [kept] = list_imports(tmp_path)
    assert not kept.is_active and kept.withdrawn_at
    assert [path.name for path in folder.iterdir()] == ["meta.json"]


def test_a_withdrawn_file_may_be_imported_again_as_the_newest(tmp_path):
    keep_import(tmp_path, record())
    keep_import(tmp_path, record("cd" * 32))
    withdraw(tmp_path, "ababab")

    keep_import(tmp_path, record())

    assert [(r.sha256[:2], r.is_active) for r in list_imports(tmp_path)] == [
        ("cd", True),
        ("ab", True),
    ]


@pytest.mark.parametrize("beginning", ["ffffff", "ab", ""])
def test_withdrawing_needs_enough_of_one_imports_name(tmp_path, beginning):
    keep_import(tmp_path, record())

    with pytest.raises(UnknownImport):
        withdraw(tmp_path, beginning)


def test_two_imports_with_one_beginning_are_not_told_apart(tmp_path):
    keep_import(tmp_path, record("ababab" + "0" * 58))
    keep_import(tmp_path, record("ababab" + "1" * 58))

    with pytest.raises(UnknownImport):
        withdraw(tmp_path, "ababab")


def test_two_processes_do_not_write_at_once(tmp_path):
    with exclusive_lock(tmp_path / "raw" / ".lock"), pytest.raises(Locked):
        keep_import(tmp_path, record())


def test_a_root_without_imports_lists_none(tmp_path):
    assert list_imports(tmp_path) == []


def test_the_hash_is_of_the_bytes(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")

    assert file_sha256(tmp_path / "a").startswith("ba7816bf")
