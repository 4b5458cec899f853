"""An import that is killed, or meets a full disk, leaves what was there."""

import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from dashboard.commands import command_line
from dashboard.ingest.imports import reading
from dashboard.ingest.locks import exclusive_lock
from dashboard.ingest.raw.records import list_imports
from dashboard.settings import PROJECT

HEADER = "Wilayah,Tahun,Persentase Rumah Mengakses Air Minum Layak\n"
ROW = "Kabupaten Cilacap,2020,93.02\n"


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("BERDAYA_ROOT", str(tmp_path / "root"))
    monkeypatch.setenv("BERDAYA_LOCALE", "en")
    return tmp_path / "root"


def raw_names(root):
    return sorted(p.name for p in (root / "raw").iterdir() if p.name != ".lock")


def sheet(tmp_path, name, rows):
    path = tmp_path / name
    path.write_text(HEADER + "".join(rows))
    return path


def test_a_killed_import_leaves_no_import_and_the_next_one_works(root, tmp_path):
    first = sheet(tmp_path, "first.csv", [ROW])
    years = [ROW.replace("2020", str(1900 + n % 150)) for n in range(60_000)]
    large = sheet(tmp_path, "large.csv", years)
    assert command_line(["import", str(first)]) == 0
    [kept] = list_imports(root)

    for delay in (0.0, 0.4, 1.2):
        _kill_while_importing(large, root, after=delay)
        assert list_imports(root) == [kept]

    assert command_line(["import", str(large)]) == 0
    assert len(list_imports(root)) == 2
    assert raw_names(root) == sorted(one.sha256 for one in list_imports(root))


def _kill_while_importing(path, root, *, after):
    """Wait until the import has its hidden folder, then a little more, then kill."""
    command = [sys.executable, "-m", "dashboard", "import", str(path)]
    with subprocess.Popen(
        command, cwd=PROJECT, env=os.environ, stdout=subprocess.DEVNULL
    ) as running:
        while running.poll() is None and not _under_way(root):
            time.sleep(0.01)
        time.sleep(after)
        running.send_signal(signal.SIGKILL)


def _under_way(root):
    hidden = (p for p in (root / "raw").glob(".*") if p.name != ".lock")
    return any(hidden)


@pytest.mark.parametrize("writer", ["_write_figures", "_record"])
def test_a_full_disk_leaves_nothing_and_is_said(
    root, tmp_path, monkeypatch, capsys, writer
):
    def full(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(reading, writer, full)

    code = command_line(["import", str(sheet(tmp_path, "a.csv", [ROW]))])

    assert code == 1
    assert "The disk is full. Nothing was imported" in capsys.readouterr().err
    assert raw_names(root) == []


def test_a_second_import_at_the_same_time_is_told_to_wait(root, tmp_path, capsys):
    path = sheet(tmp_path, "a.csv", [ROW])
    with exclusive_lock(root / "raw" / ".lock"):
        code = command_line(["import", str(path)])

    assert code == 1
    assert "Another import is running" in capsys.readouterr().err
