"""A file that was cut off is refused in a sentence, and what was there stays."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from dashboard.commands import command_line
from dashboard.ingest.geography.boundary_set import current_folder
from dashboard.ingest.raw.records import list_imports
from dashboard.store import open_store

PRICES = {
    "area_code": ["11", "32"],
    "urban_rural": ["U", "R"],
    "month": ["2024-03", "2024-06"],
    "cpi": [101.5, 102.0],
    "base": [2022, 2022],
    "link_factor": [1.0, 1.0],
    "poverty_line_rp": [500_000, 600_000],
    "submission_id": ["sub-1", "sub-1"],
}

pytestmark = pytest.mark.usefixtures("groups_alone")


@pytest.fixture
def root(tmp_path, monkeypatch, capsys):
    """A root with an import, boundaries and a store of both."""
    monkeypatch.setenv("BERDAYA_ROOT", str(tmp_path / "data"))
    monkeypatch.setenv("BERDAYA_SAMPLE_ROOT", str(tmp_path / "sample"))
    monkeypatch.setenv("BERDAYA_LOCALE", "en")
    monkeypatch.setenv("COLUMNS", "300")
    pd.DataFrame(PRICES).to_parquet(tmp_path / "prices.parquet")
    pd.DataFrame(PRICES).to_excel(tmp_path / "prices.xlsx", index=False)
    _shapes(16).to_file(tmp_path / "batas.gpkg")
    for command in (
        ["import", str(tmp_path / "prices.parquet")],
        ["boundaries", str(tmp_path / "batas.gpkg")],
        ["build"],
    ):
        assert command_line(command) == 0, capsys.readouterr()
    return tmp_path / "data"


def _shapes(count: int) -> gpd.GeoDataFrame:
    """Sub-districts of Palembang in a row."""
    numbers = range(1, count + 1)
    return gpd.GeoDataFrame(
        {
            "kode": [f"16.71.{number:02d}" for number in numbers],
            "geometry": [box(104 + n / 10, -3, 104.1 + n / 10, -2.9) for n in numbers],
        },
        crs=4326,
    )


@pytest.mark.parametrize(
    ("command", "name", "words"),
    [
        ("import", "prices.parquet", "cut off"),
        ("import", "prices.xlsx", "cut off"),
        ("boundaries", "batas.gpkg", "damaged"),
    ],
)
def test_a_file_cut_off_is_refused_and_what_was_there_stays(
    root, tmp_path, capsys, command, name, words
):
    before = _state(root)
    whole = (tmp_path / name).read_bytes()
    cut = tmp_path / f"cut_{name}"
    cut.write_bytes(whole[: len(whole) // 2])
    capsys.readouterr()

    assert command_line([command, str(cut)]) == 1

    told = capsys.readouterr()
    assert cut.name in told.err and words in told.err
    assert "Traceback" not in told.err
    assert _state(root) == before
    assert command_line(["build"]) == 0


def _state(root):
    """What a later build reads, and what is served."""
    store = open_store(root)
    files = {p: p.stat().st_size for p in root.rglob("*") if p.is_file()}
    return list_imports(root), current_folder(root), store.version, files
