"""A folder for laptops without network: what is in it, and that nothing is missing."""

import shutil
import subprocess
import zipfile

import pytest

from dashboard.commands import bundle, command_line
from dashboard.commands.wheels import WINDOWS, DownloadFailed, missing_wheels
from dashboard.store import POINTER, open_store
from tests.stores.tiny import VERSION

ENVIRONMENT = WINDOWS | {"python_version": "3.12"}


@pytest.fixture
def made(tiny_root, tmp_path, monkeypatch):
    """A bundle of the tiny store; wheels come from nowhere."""
    asked = []
    monkeypatch.setattr(bundle, "download_wheels", lambda *args: asked.append(args))
    folder = tmp_path / "berdaya"
    store = ["--store", str(tiny_root)]
    assert command_line(["bundle", str(folder), *store, "--python", "3.12"]) == 0
    assert asked[0][2] == ["3.12"]
    return folder


def test_has_the_program_its_definitions_and_the_version_served(made):
    assert (made / "app" / "dashboard" / "__main__.py").is_file()
    assert (made / "app" / "assets" / "theme.css").is_file()
    assert {p.name for p in (made / "app" / "data").iterdir()} == {
        "catalogue",
        "profiles",
        "reference",
    }
    assert (made / "store" / POINTER).read_text() == VERSION
    assert open_store(made / "store").version == VERSION
    assert not list(made.rglob("__pycache__"))


def test_starters_name_the_python_and_suit_their_system(made):
    unix, windows = (made / f"mulai.{ending}" for ending in ("sh", "bat"))

    assert "for version in 3.12;" in unix.read_text()
    assert b"\r\n" not in unix.read_bytes()
    assert windows.read_bytes().count(b"\r\n") == windows.read_bytes().count(b"\n")
    assert VERSION in (made / "BACA-SAYA.txt").read_text()
    checked = subprocess.run(["bash", "-n", str(unix)], check=False)
    assert checked.returncode == 0


def test_a_python_that_is_not_there_is_named(made):
    path = shutil.which("bash"), "-c", "PATH=/nowhere . ./mulai.sh"
    said = subprocess.run(path, cwd=made, capture_output=True, text=True, check=False)

    assert said.returncode == 1
    assert "3.12" in said.stderr


def test_a_folder_that_is_there_is_left_alone(tiny_root, tmp_path, capsys):
    arguments = ["bundle", str(tmp_path), "--store", str(tiny_root)]

    assert command_line(arguments) == 1
    assert "sudah ada" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_download_that_fails_leaves_nothing(tiny_root, tmp_path, monkeypatch, capsys):
    def fail(*_):
        raise DownloadFailed("no such wheel")

    monkeypatch.setattr(bundle, "download_wheels", fail)
    arguments = ["bundle", str(tmp_path / "new"), "--store", str(tiny_root)]

    assert command_line(arguments) == 1
    assert "no such wheel" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_only_windows_needs_is_found_missing(tmp_path):
    write_wheel(tmp_path, "click", 'colorama; platform_system == "Windows"')
    write_wheel(tmp_path, "pandas", "numpy>=2", "pytest; extra == 'test'")
    write_wheel(tmp_path, "numpy")

    assert list(missing_wheels(tmp_path, ENVIRONMENT)) == ["colorama"]
    assert list(missing_wheels(tmp_path, ENVIRONMENT | {"platform_system": "x"})) == []


def write_wheel(folder, name: str, *requirements: str) -> None:
    lines = [f"Requires-Dist: {text}" for text in requirements]
    text = "\n".join(["Metadata-Version: 2.1", f"Name: {name}", "Version: 1", *lines])
    with zipfile.ZipFile(folder / f"{name}-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}-1.dist-info/METADATA", text + "\n")
