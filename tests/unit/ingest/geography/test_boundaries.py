"""The import as a whole, on a country of four squares."""

import errno
import json

import geopandas as gpd
import numpy as np
import pytest
from shapely import box

from dashboard.ingest.geography.boundaries import LOCK, ShapesOverlap, import_boundaries
from dashboard.ingest.geography.boundary_set import POINTER, current_folder
from dashboard.ingest.geography.geometry import STEPS, decode
from dashboard.ingest.locks import Locked, exclusive_lock
from dashboard.ingest.placing.places import Gazetteer
from dashboard.ingest.refusals import DiskFull, FileDamaged
from dashboard.queries.polygons import NoBoundaries, load_polygons
from dashboard.regions import Region, Regions

CODES = ("11.01.01", "11.01.02", "11.02.01", "12.01.01")
REGISTER = Regions([Region(code, code, "subdistrict") for code in CODES])
GAZETTEER = Gazetteer(REGISTER)
SHAPES = dict(zip(CODES, (box(100 + k, 1, 101 + k, 2) for k in range(4)), strict=True))


def write(folder, shapes, name="batas.gpkg"):
    path = folder / name
    gpd.GeoDataFrame(
        {"code": list(shapes), "geometry": list(shapes.values())}, crs=4326
    ).to_file(path)
    return path


def run(path, root, **options):
    return import_boundaries(path, root=root, gazetteer=GAZETTEER, **options)


def test_writes_wire_files_that_hold_the_shapes(tmp_path):
    report = run(write(tmp_path, SHAPES), tmp_path)

    folder = current_folder(tmp_path)
    geo = json.loads((folder / "geo.json").read_text())
    assert geo["hash"] == report.hash == folder.name
    assert geo["provinces"] == ["11", "12"]
    assert (geo["regions"], geo["missing"]) == (4, 0)
    national = decode(
        (folder / f"{report.hash}-national.kec").read_bytes(), step=STEPS["national"]
    )
    assert list(national) == [0, 1, 2, 3]
    full = decode(
        (folder / f"{report.hash}-full-12.kec").read_bytes(),
        step=STEPS["full"],
        numbered=True,
    )
    assert list(full) == [3]
    assert np.allclose(full[3][0].min(axis=0), [103, 1])


def test_offers_polygons_of_every_level(tmp_path):
    run(write(tmp_path, SHAPES), tmp_path)
    folder = current_folder(tmp_path)

    assert len(load_polygons(folder, "subdistrict")) == 4
    assert list(load_polygons(folder, "province")) == ["11", "12"]
    assert list(load_polygons(folder, "regency"))[:2] == ["11.01", "11.02"]
    assert load_polygons(folder, "nation")["ID"].equals(box(100, 1, 104, 2))
    with pytest.raises(NoBoundaries):
        load_polygons(tmp_path / "nowhere", "nation")


def test_the_same_shapes_are_the_same_set(tmp_path):
    path = write(tmp_path, SHAPES)

    assert run(path, tmp_path).hash == run(path, tmp_path).hash


def test_a_dry_run_reports_and_changes_nothing(tmp_path):
    report = run(write(tmp_path, SHAPES), tmp_path, dry_run=True)

    assert report.regions == 4
    assert report.hash is None
    assert not (tmp_path / "geo").exists()


def test_a_part_of_the_country_lists_what_is_missing(tmp_path):
    report = run(write(tmp_path, {"11.01.01": SHAPES["11.01.01"]}), tmp_path)

    assert report.complete.missing == CODES[1:]


def test_one_region_is_brought_up_to_date_and_the_others_stay(tmp_path):
    run(write(tmp_path, SHAPES), tmp_path)
    moved = {"12.01.01": box(103, 1, 104.5, 2)}

    report = run(write(tmp_path, moved, "baru.gpkg"), tmp_path)

    assert (report.regions, report.replaced, report.kept) == (1, 1, 3)
    shapes = load_polygons(current_folder(tmp_path), "subdistrict")
    assert shapes["12.01.01"].equals(moved["12.01.01"])
    assert report.complete.published["source"].tolist() == ["batas.gpkg"] * 3 + [
        "baru.gpkg"
    ]


def test_shapes_of_another_date_are_refused_and_nothing_changes(tmp_path):
    run(write(tmp_path, SHAPES), tmp_path)
    before = current_folder(tmp_path)

    with pytest.raises(ShapesOverlap):
        run(write(tmp_path, {"12.01.01": box(102, 1, 104, 2)}, "lama.gpkg"), tmp_path)

    assert current_folder(tmp_path) == before


def test_a_cut_off_file_changes_nothing(tmp_path):
    run(write(tmp_path, SHAPES), tmp_path)
    before = current_folder(tmp_path)
    cut = tmp_path / "cut.gpkg"
    cut.write_bytes((tmp_path / "batas.gpkg").read_bytes()[:40_000])

    with pytest.raises(FileDamaged):
        run(cut, tmp_path)

    assert current_folder(tmp_path) == before


def test_finds_the_layer_of_subdistricts_among_several(tmp_path):
    path = tmp_path / "semua.gpkg"
    gpd.GeoDataFrame(
        {"code": ["11"], "geometry": [box(100, 1, 103, 2)]}, crs=4326
    ).to_file(path, layer="prov")
    gpd.GeoDataFrame(
        {"code": CODES, "geometry": list(SHAPES.values())}, crs=4326
    ).to_file(path, layer="kec")

    assert run(path, tmp_path).layer == "kec"


def test_villages_are_dissolved_to_their_subdistrict(tmp_path):
    villages = {
        "11.01.01.2001": box(100, 1, 100.5, 2),
        "11.01.01.2002": box(100.5, 1, 101, 2),
    }

    report = run(write(tmp_path, villages), tmp_path)

    assert report.features == 2
    assert report.complete.published["code"].tolist() == ["11.01.01"]
    assert report.complete.cleaned.geometry[0].equals(SHAPES["11.01.01"])


def test_a_full_disk_changes_nothing(tmp_path, monkeypatch):
    run(write(tmp_path, SHAPES), tmp_path)
    before = current_folder(tmp_path)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("dashboard.ingest.geography.boundary_set._write_polygons", full)
    part = {"12.01.01": box(103, 1, 104.5, 2)}
    with pytest.raises(DiskFull):
        run(write(tmp_path, part, "baru.gpkg"), tmp_path)

    assert current_folder(tmp_path) == before
    assert sorted(p.name for p in (tmp_path / "geo").iterdir()) == sorted(
        [LOCK, POINTER, before.name]
    )


def test_clears_what_a_killed_import_left(tmp_path):
    leftover = tmp_path / "geo" / ".abc.12345678"
    leftover.mkdir(parents=True)

    run(write(tmp_path, SHAPES), tmp_path)

    assert not leftover.exists()


def test_one_import_at_a_time(tmp_path):
    path = write(tmp_path, SHAPES)

    with exclusive_lock(tmp_path / "geo" / LOCK), pytest.raises(Locked):
        run(path, tmp_path)
