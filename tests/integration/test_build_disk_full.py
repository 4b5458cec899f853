"""A build that meets a full disk says so and changes nothing that is served."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dashboard.commands import command_line
from dashboard.store import open_store
from tests.stores.raw import write_figures_import

pytestmark = pytest.mark.usefixtures("groups_alone")


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("BERDAYA_ROOT", str(tmp_path))
    monkeypatch.setenv("BERDAYA_LOCALE", "en")
    monkeypatch.setenv("COLUMNS", "300")
    rows = [
        {
            "indicator": "idm_iks",
            "region": f"11.{regency:02d}.01.{2000 + village}",
            "period": "2024",
            "numerator": f"0.{village % 9 + 1}",
            "denominator": 1,
        }
        for regency in range(1, 20)
        for village in range(1, 300)
    ]
    write_figures_import(tmp_path, rows, sequence=1)
    return tmp_path


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """A disk that is full once a file has so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def served(root):
    store = open_store(root)
    return store.version, store.query("FROM map_figures").to_pydict()


def test_a_full_disk_stops_the_build_with_a_sentence(root, capsys):
    assert command_line(["build"]) == 0
    before = served(root)

    for kilobytes in (4, 64, 256):
        with files_up_to(kilobytes * 1024):
            assert command_line(["build"]) == 1
        told = capsys.readouterr().err
        assert "The disk or the memory allowed is full" in told
        assert "What was served before is still served." in told
        assert not list((root / "store").glob(".building-*"))
        assert served(root) == before

    assert command_line(["build"]) == 0
    assert served(root)[1] == before[1]
