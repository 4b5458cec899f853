import shutil

import pytest

from dashboard.commands import command_line
from dashboard.ingest.building.versions import build_lock, current_version
from tests.stores.raw import withdraw, write_figures_import

ROW = {"indicator": "gone", "region": "11", "period": "2024", "value": 1}

pytestmark = pytest.mark.usefixtures("groups_alone")


@pytest.fixture(autouse=True)
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("BERDAYA_ROOT", str(tmp_path))
    monkeypatch.setenv("BERDAYA_SAMPLE_ROOT", str(tmp_path / "sample"))
    monkeypatch.setenv("BERDAYA_LOCALE", "en")
    monkeypatch.setenv("COLUMNS", "300")
    return tmp_path


@pytest.fixture
def import_folder(root):
    """An import of figures that was withdrawn: the store built of it is empty."""
    folder = write_figures_import(root, [ROW], sequence=1)
    withdraw(folder)
    return folder


def run(capsys, *arguments):
    code = command_line(list(arguments))
    captured = capsys.readouterr()
    return code, " ".join((captured.out + captured.err).split())


def test_builds_lists_and_brings_back(root, import_folder, capsys):
    assert run(capsys, "build")[0] == 0
    first = current_version(root / "store")
    assert run(capsys, "build")[0] == 0
    second = current_version(root / "store")

    code, text = run(capsys, "versions")
    assert code == 0
    assert text.index(second) < text.index(first)
    assert f"* {second}" in text
    assert "2 versions" in text

    assert run(capsys, "use", first) == (
        0,
        f"Version {first} is served from now on.",
    )
    assert current_version(root / "store") == first


def test_builds_into_another_folder(root, import_folder, capsys):
    assert run(capsys, "build", "--store", str(root / "else"))[0] == 0
    assert current_version(root / "else")
    assert not (root / "store").exists()


def test_says_what_to_do_when_nothing_was_imported(capsys):
    code, text = run(capsys, "build")
    assert code == 1
    assert "no file was imported yet" in text
    code, text = run(capsys, "versions")
    assert code == 1
    assert "no built store yet" in text


def test_says_that_another_build_is_running(root, import_folder, capsys):
    (root / "store").mkdir()
    with build_lock(root / "store"):
        code, text = run(capsys, "build")
    assert code == 1
    assert "Another build is running" in text


def test_says_which_import_is_damaged(root, import_folder, capsys):
    folder = write_figures_import(root, [ROW], sequence=2)
    (folder / "data.parquet").write_bytes(b"PAR1")
    code, text = run(capsys, "build")
    assert code == 1
    assert "The import of file2.csv is damaged" in text
    assert "still served" in text


def test_says_which_figures_lost_their_profile(root, capsys):
    write_figures_import(root, [ROW], sequence=1)
    code, text = run(capsys, "build")
    assert code == 1
    assert "file1.csv holds figures of “gone”" in text


def test_refuses_an_unknown_and_a_damaged_version(root, import_folder, capsys):
    run(capsys, "build")
    old = current_version(root / "store")
    assert run(capsys, "build")[0] == 0
    served = current_version(root / "store")
    (root / "store" / old / "regions.csv").unlink()

    code, text = run(capsys, "use", old)
    assert code == 1
    assert "damaged" in text
    assert current_version(root / "store") == served
    code, text = run(capsys, "versions")
    assert code == 0
    assert "damaged" in text

    shutil.rmtree(root / "store" / old)
    code, text = run(capsys, "use", old)
    assert code == 1
    assert f"no version “{old}”" in text
    assert current_version(root / "store") == served
