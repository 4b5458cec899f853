import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.store import BrokenStore, NoStore, open_store
from tests.stores.tiny import VERSION, write_tiny_store

LATER = "20250102T000000-0000beef"


def point(root, version):
    (root / "store" / "next").write_text(version)
    (root / "store" / "next").replace(root / "store" / "current")


@pytest.fixture
def root(tmp_path):
    write_tiny_store(tmp_path)
    return tmp_path


def test_opens_a_root_a_store_folder_and_a_version(root):
    for place in (root, root / "store", root / "store" / VERSION):
        store = open_store(place)
        assert store.version == VERSION
        assert store.folder == root / "store" / VERSION
        assert store.is_sample


def test_answers_a_query_with_list_and_dict_parameters(tiny_store):
    by_list = tiny_store.query("SELECT ? + 1 AS two", [1])
    by_dict = tiny_store.query("SELECT $one + 1 AS two", {"one": 1})
    assert by_list.to_pylist() == by_dict.to_pylist() == [{"two": 2}]


def test_threads_ask_at_the_same_time(tiny_store):
    def asked(number):
        return tiny_store.query("SELECT sum(i) AS s FROM range(?) t(i)", [number])

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(asked, [1000] * 40))

    assert {table.to_pylist()[0]["s"] for table in found} == {499_500}


def test_a_statement_is_taken_apart_once(tiny_store):
    opened = tiny_store._opened

    assert opened.statement("SELECT 1") is opened.statement("SELECT 1")
    assert opened.statement("SELECT 1") is not opened.statement("SELECT 2")


def test_a_statement_that_fails_leaves_the_next_one_whole(tiny_store):
    with pytest.raises(Exception, match="nothing_like_it"):
        tiny_store.query("SELECT nothing_like_it")

    assert tiny_store.query("SELECT 1 AS one").to_pylist() == [{"one": 1}]


def test_cannot_write_and_cannot_read_other_files(tiny_store):
    with pytest.raises(Exception, match="read-only"):
        tiny_store.query("CREATE TABLE x (i INT)")
    with pytest.raises(Exception, match="disabled by configuration"):
        tiny_store.query(f"SELECT * FROM read_text('{__file__}')")


def test_says_that_nothing_was_built_yet(tmp_path):
    with pytest.raises(NoStore, match="no built store"):
        open_store(tmp_path)


def test_says_that_the_version_pointed_to_is_gone(root):
    point(root, "20990101T000000-00000000")
    with pytest.raises(BrokenStore, match="20990101T000000-00000000"):
        open_store(root)


@pytest.mark.parametrize("name", ["berdaya.duckdb", "regions.csv"])
def test_says_which_file_is_cut_short_or_missing(root, name):
    path = root / "store" / VERSION / name
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(BrokenStore, match=name):
        open_store(root)
    path.unlink()
    with pytest.raises(BrokenStore, match=f"{name} is missing"):
        open_store(root)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}"])
def test_says_that_the_manifest_is_unreadable(root, text):
    (root / "store" / VERSION / "manifest.json").write_text(text)
    with pytest.raises(BrokenStore, match="manifest"):
        open_store(root)


def test_says_that_the_database_is_damaged(root):
    path = root / "store" / VERSION / "berdaya.duckdb"
    path.write_bytes(b"x" * path.stat().st_size)
    with pytest.raises(BrokenStore, match="cannot be opened"):
        open_store(root)


def test_follows_the_pointer_when_asked(root):
    store = open_store(root)
    assert store.refresh() is False

    write_tiny_store(root, version=LATER)
    assert store.version == VERSION
    assert store.refresh() is True
    assert store.version == LATER
    assert store.query("SELECT 1 AS one").num_rows == 1

    point(root, VERSION)
    assert store.refresh() is True
    assert store.version == VERSION


def test_keeps_the_old_version_when_the_new_one_is_broken(root):
    store = open_store(root)
    point(root, LATER)
    with pytest.raises(BrokenStore):
        store.refresh()
    assert store.version == VERSION
    assert store.query("SELECT 1 AS one").num_rows == 1


def test_tiny_store_holds_every_combination_once(tiny_store):
    rows = tiny_store.query("FROM map_group_quarters").to_pandas()
    rows = rows.astype(dict.fromkeys(rows.select_dtypes("category"), "str"))
    key = ["level", "programme", "sector", "area_type", "period", "region"]
    assert not rows.duplicated(key).any()
    assert rows.set_index(key).index.is_monotonic_increasing
    nation = rows.query(
        "level == 'nation' and programme == sector == area_type == 'ANY'"
    )
    assert list(nation["due"]) == [98] * 8
