"""Files and folders appear whole or not at all."""

import pytest

from dashboard.ingest.replacing import (
    remove_leftovers,
    replaced_file,
    replaced_folder,
)


class Killed(BaseException):
    """Stands for whatever ends a process in the middle."""


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_when_the_block_ends(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")

    with replaced_file(path) as temporary:
        temporary.write_text("new")
        assert path.read_text() == "old"

    assert path.read_text() == "new"
    assert names(tmp_path) == ["a.txt"]


def test_a_failed_file_leaves_what_was_there(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")

    with pytest.raises(OSError), replaced_file(path) as temporary:
        temporary.write_text("half")
        raise OSError(28, "No space left on device")

    assert path.read_text() == "old"
    assert names(tmp_path) == ["a.txt"]


def test_a_folder_takes_the_place_of_another(tmp_path):
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "old").touch()

    with replaced_folder(tmp_path / "f") as folder:
        (folder / "new").touch()

    assert names(tmp_path) == ["f"]
    assert names(tmp_path / "f") == ["new"]


def test_a_failed_folder_leaves_what_was_there(tmp_path):
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "old").touch()

    with pytest.raises(Killed), replaced_folder(tmp_path / "f") as folder:
        (folder / "half").touch()
        raise Killed

    assert names(tmp_path) == ["f"]
    assert names(tmp_path / "f") == ["old"]


def test_leftovers_of_a_killed_process_are_cleared_away(tmp_path):
    (tmp_path / ".lock").touch()
    (tmp_path / ".abc.12345678").mkdir()
    (tmp_path / ".abc.12345678" / "half").touch()
    (tmp_path / ".meta.json.12345678").touch()
    (tmp_path / "abc").mkdir()

    remove_leftovers(tmp_path)

    assert names(tmp_path) == [".lock", "abc"]


def test_a_folder_moved_aside_comes_back_where_nothing_took_its_place(tmp_path):
    (tmp_path / ".abc.12345678.old").mkdir()
    (tmp_path / ".abc.12345678.old" / "meta.json").touch()

    remove_leftovers(tmp_path)

    assert names(tmp_path) == ["abc"]
    assert names(tmp_path / "abc") == ["meta.json"]
