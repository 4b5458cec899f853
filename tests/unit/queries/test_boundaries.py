import json
from types import SimpleNamespace

from dashboard.queries.boundaries import BoundaryFinding, boundary_import

DESCRIBED = {"sources": ["a.gpkg"], "regions": 7280, "missing": 1}
NOTED = {
    "left_out": {"pseudo_regions": [["888888", "HUTAN"]], "unplaced": []},
    "missing": ["95.01.01"],
    "by_name": [],
    "through_successor": ["95.02.01"],
    "moved": {"11.02.14": 0.93},
}


def source(folder):
    return SimpleNamespace(store=SimpleNamespace(folder=folder))


def test_a_store_without_boundaries_has_no_findings(tmp_path):
    assert boundary_import(source(tmp_path)) is None


def test_every_finding_of_the_import_is_listed(tmp_path):
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo" / "geo.json").write_text(json.dumps(DESCRIBED))
    (tmp_path / "geo" / "findings.json").write_text(json.dumps(NOTED))

    found = boundary_import(source(tmp_path))

    assert (found.files, found.regions, found.missing) == (["a.gpkg"], 7280, 1)
    assert found.findings == [
        BoundaryFinding("pseudo_regions", "888888", "HUTAN"),
        BoundaryFinding("missing", "95.01.01"),
        BoundaryFinding("through_successor", "95.02.01"),
        BoundaryFinding("moved", "11.02.14", share=0.93),
    ]
