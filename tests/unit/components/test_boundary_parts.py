import json
from types import SimpleNamespace

import pytest

from dashboard.components.boundary_parts import boundaries_section
from dashboard.regions import Region, Regions
from tests.unit.components.test_data_table import text


@pytest.fixture
def context(tmp_path):
    regions = Regions(
        [Region("ID", "Indonesia", "nation"), Region("11", "Aceh", "province")]
    )
    return SimpleNamespace(store=SimpleNamespace(folder=tmp_path), regions=regions)


def write(folder, name, content):
    (folder / "geo").mkdir(exist_ok=True)
    (folder / "geo" / name).write_text(json.dumps(content), encoding="utf-8")


def test_without_boundaries_it_says_how_to_bring_them_in(context):
    assert "python -m dashboard boundaries" in text(boundaries_section(context, "en"))


def test_findings_are_counted_and_listed_one_by_one(context, tmp_path):
    write(tmp_path, "geo.json", {"sources": ["a.shp"], "regions": 7285, "missing": 0})
    write(
        tmp_path,
        "findings.json",
        {"left_out": {"unplaced": [["99", "HUTAN"]]}, "moved": {"11": 0.9257}},
    )

    words = text(boundaries_section(context, "en"))

    assert "a.shp: polygons of 7,285 sub-districts" in words
    assert "Show all 2 findings" in words
    assert "HUTAN" in words and "Aceh" in words
    assert "−7.4" in words
