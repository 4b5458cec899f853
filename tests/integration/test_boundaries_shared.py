"""The import of real boundary files: all sub-districts, and BPS-coded regencies."""

import json

import numpy as np
import pytest
import shapely

from dashboard.ingest.geography.boundaries import import_boundaries
from dashboard.ingest.geography.boundary_set import current_folder
from dashboard.ingest.geography.geometry import ORIGIN, STEPS, decode
from dashboard.ingest.geography.neighbours import area_types, neighbour_table
from dashboard.ingest.placing.bridge import BridgeMissing, import_bridge, load_bridge
from dashboard.ingest.placing.places import Gazetteer
from dashboard.ingest.refusals import TableNotFound
from dashboard.queries.polygons import load_polygons
from dashboard.regions import neighbours_by_code
from dashboard.settings import Settings

pytestmark = [pytest.mark.shared, pytest.mark.slow]


@pytest.fixture(scope="module")
def imported(shared, regions, tmp_path_factory):
    """The report and the folder of the full import."""
    root = tmp_path_factory.mktemp("root")
    report = import_boundaries(
        shared / "boundaries" / "indonesia_boundaries.gpkg",
        root=root,
        gazetteer=Gazetteer(regions),
    )
    return report, current_folder(root)


@pytest.fixture
def bps(shared, regions, tmp_path):
    """A root and a gazetteer with the bridge of 2020."""
    import_bridge(
        shared / "realdata" / "05_bps_kemendagri_bridge_2020",
        root=tmp_path,
        regions=regions,
    )
    return tmp_path, Gazetteer(regions, bridge=load_bridge(tmp_path))


def test_places_every_subdistrict(imported):
    report, folder = imported

    assert report.layer == "kec"
    assert report.regions == 7285
    assert report.complete.missing == ()
    geo = json.loads((folder / "geo.json").read_text())
    assert len(geo["provinces"]) == 38
    # cleaning resolves overlaps of the source: some 300 areas move, see findings.json
    assert 250 < geo["moved"] < 350


def test_cleaned_shapes_are_one_coverage(imported):
    report, _ = imported
    shapes = report.complete.cleaned.geometry.to_numpy()

    assert shapely.is_valid(shapes).all()
    assert not shapely.is_empty(shapes).any()
    java = report.complete.cleaned["code"].str[:2].isin(["32", "33"]).to_numpy()
    assert shapely.coverage_is_valid(shapes[java])


def test_national_detail_is_small_and_holds_everyone(imported):
    report, folder = imported
    data = (folder / f"{report.hash}-national.kec").read_bytes()

    rings = decode(data, step=STEPS["national"])

    assert len(rings) == 7285
    assert all(rings.values())
    assert len(data) < 300_000
    points = np.concatenate([ring for found in rings.values() for ring in found])
    assert (points.min(axis=0) >= ORIGIN).all()
    assert (points.max(axis=0) <= [141.1, 6.2]).all()


def test_outlines_are_dissolved_without_specks(imported):
    _, folder = imported

    assert len(load_polygons(folder, "province")) == 38
    assert len(load_polygons(folder, "regency")) == 514
    nation = load_polygons(folder, "nation")["ID"]
    assert nation.is_valid
    assert (
        1.4e6 < nation.area * 111.2**2 < 2.1e6
    )  # square kilometres, about 1.9 million


def test_committed_reference_files_follow_from_these_polygons(imported, regions):
    report, _ = imported
    table = neighbour_table(report.complete.cleaned)

    committed = neighbours_by_code(Settings().reference / "neighbours.csv")
    pairs = {(a, b) for a, others in committed.items() for b in others if a < b}
    assert pairs == set(table.itertuples(index=False, name=None))
    types = {r.code: r.area_type for r in regions.at_level("subdistrict")}
    assert area_types(table, regions) == types


def test_bps_coded_villages_become_subdistricts(shared, bps):
    root, gazetteer = bps
    path = shared / "realdata" / "13_boundaries_bps" / "id1271_kota_sibolga.geojson"

    report = import_boundaries(path, root=root, gazetteer=gazetteer)

    assert report.placed.system == "bps"
    assert report.complete.published["code"].tolist() == [
        "12.73.01",
        "12.73.02",
        "12.73.03",
        "12.73.04",
    ]


def test_nduga_before_the_split_is_found_by_name(shared, bps):
    root, gazetteer = bps
    path = shared / "realdata" / "13_boundaries_bps" / "id9429_nduga.geojson"

    report = import_boundaries(path, root=root, gazetteer=gazetteer)

    assert report.features == 32
    assert report.regions == len(report.placed.by_name) == 8
    assert all(code.startswith("95.08.") for code in report.placed.by_name)


def test_bps_codes_are_refused_without_the_bridge(shared, regions, tmp_path):
    path = shared / "realdata" / "13_boundaries_bps" / "id1271_kota_sibolga.geojson"

    with pytest.raises(BridgeMissing, match="dashboard bridge FOLDER"):
        import_boundaries(path, root=tmp_path, gazetteer=Gazetteer(regions))


@pytest.mark.parametrize("name", ["id1388_danau", "id3399_hutan"])
def test_forests_and_lakes_are_no_regions(shared, bps, name):
    root, gazetteer = bps
    path = shared / "realdata" / "13_boundaries_bps" / f"{name}.geojson"

    with pytest.raises(TableNotFound, match="only forests and lakes"):
        import_boundaries(path, root=root, gazetteer=gazetteer)
    assert current_folder(root) is None


def test_a_forest_beside_real_regions_is_dropped_with_a_list(shared, bps):
    root, gazetteer = bps
    folder = shared / "realdata" / "13_boundaries_bps"
    together = json.loads((folder / "id1271_kota_sibolga.geojson").read_text())
    for name in ("id1388_danau", "id3399_hutan"):
        more = json.loads((folder / f"{name}.geojson").read_text())
        together["features"] += more["features"]
    path = root / "gabungan.geojson"
    path.write_text(json.dumps(together))

    report = import_boundaries(path, root=root, gazetteer=gazetteer)

    assert report.regions == 4
    assert {one.code for one in report.placed.pseudo_regions} == {
        "id1388888",
        "id3399999",
    }
