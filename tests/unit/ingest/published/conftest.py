"""Reads the text of a sheet by a profile, on six regions of Java."""

from pathlib import Path

import pytest

from dashboard.ingest.placing.places import Gazetteer
from dashboard.ingest.published.published_figures import read_figures
from dashboard.ingest.readers import read_table
from dashboard.regions import Region, Regions

REGISTER = Regions(
    [
        Region("ID", "Indonesia", "nation"),
        Region("32", "Jawa Barat", "province"),
        Region("32.01", "Kabupaten Bogor", "regency", kind="kabupaten"),
        Region("32.02", "Kabupaten Sukabumi", "regency", kind="kabupaten"),
        Region("32.01.01", "Cibinong", "subdistrict"),
        Region("32.01.02", "Citeureup", "subdistrict"),
    ]
)


@pytest.fixture
def read(tmp_path):
    def read(text, profile, *, name="sheet.csv", **more):
        path = Path(tmp_path / name)
        path.write_text(text, encoding="utf-8")
        return read_figures(read_table(path), profile, Gazetteer(REGISTER), **more)

    return read
