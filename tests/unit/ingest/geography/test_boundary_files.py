import json
import zipfile

import geopandas as gpd
import pytest
from shapely import box

from dashboard.ingest.geography.boundary_files import check_layer, layers, read_layer
from dashboard.ingest.readers.limits import Limits
from dashboard.ingest.refusals import (
    FileDamaged,
    FileEmpty,
    FileUnreadable,
    FormatRefused,
    LimitExceeded,
    TableNotFound,
)

PLACES = gpd.GeoDataFrame(
    {"code": ["12.73.01", "12.73.02"], "name": ["A", "B"]},
    geometry=[box(98, 1, 99, 2), box(99, 1, 100, 2)],
    crs=4326,
)


def read(path, limits=None):
    names = layers(path, limits or Limits())
    return read_layer(path, names[0])


def write(folder, kind):
    path = folder / f"places.{kind}"
    match kind:
        case "parquet":
            PLACES.to_parquet(path)
        case "zip":
            PLACES.to_file(folder / "places.shp")
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for part in folder.glob("places.*"):
                    if part.suffix != ".zip":
                        archive.write(part, part.name)
        case "topojson":
            path.write_text(json.dumps(_topology()))
        case _:
            PLACES.to_file(path)
    return path


def _topology():
    arcs = [
        [list(point) for point in shape.exterior.coords] for shape in PLACES.geometry
    ]
    return {
        "type": "Topology",
        "arcs": arcs,
        "objects": {
            "kec": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[k]], "properties": {"code": code}}
                    for k, code in enumerate(PLACES["code"])
                ],
            }
        },
    }


@pytest.mark.parametrize(
    "kind", ["geojson", "gpkg", "shp", "zip", "topojson", "parquet", "fgb"]
)
def test_reads_every_usual_format(tmp_path, kind):
    found = read(write(tmp_path, kind))

    assert set(found["code"]) == set(PLACES["code"])
    assert found.crs.to_epsg() == 4326
    assert found.total_bounds.tolist() == [98, 1, 100, 2]


def test_brings_other_coordinates_to_degrees(tmp_path):
    path = tmp_path / "metres.gpkg"
    PLACES.to_crs(3857).to_file(path)

    assert read(path).total_bounds == pytest.approx([98, 1, 100, 2])


def test_refuses_metres_that_do_not_say_so(tmp_path):
    path = tmp_path / "metres.parquet"
    PLACES.to_crs(3857).set_crs(None, allow_override=True).to_parquet(path)

    with pytest.raises(FormatRefused, match="EPSG:4326"):
        read(path)


@pytest.mark.parametrize("kind", ["geojson", "gpkg", "shp", "topojson", "parquet"])
def test_a_file_cut_off_is_damaged(tmp_path, kind):
    path = write(tmp_path, kind)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])

    with pytest.raises(FileDamaged):
        read(path)


def test_a_zip_with_a_short_shapefile_is_damaged(tmp_path):
    shape = write(tmp_path, "shp")
    shape.write_bytes(shape.read_bytes()[:-40])
    path = tmp_path / "short.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for part in tmp_path.glob("places.*"):
            archive.write(part, part.name)

    with pytest.raises(FileDamaged):
        read(path)


def test_a_shapefile_needs_its_companions(tmp_path):
    path = write(tmp_path, "shp")
    path.with_suffix(".shx").unlink()

    with pytest.raises(FormatRefused, match="companion"):
        read(path)


def test_refuses_what_is_no_boundary_file(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("nothing here")
    empty = tmp_path / "empty.geojson"
    empty.touch()

    with pytest.raises(FormatRefused):
        read(text)
    with pytest.raises(FileEmpty):
        read(empty)
    with pytest.raises(FileUnreadable):
        read(tmp_path / "absent.gpkg")


def test_refuses_points(tmp_path):
    path = tmp_path / "points.gpkg"
    PLACES.set_geometry(PLACES.geometry.representative_point()).to_file(path)

    names = layers(path, Limits())
    with pytest.raises(TableNotFound):
        check_layer(path, "points", names)


def test_limits_the_size_of_a_file_and_of_what_a_zip_unpacks_to(tmp_path):
    path = write(tmp_path, "zip")

    with pytest.raises(LimitExceeded):
        read(path, Limits(file_bytes=10))
    with pytest.raises(LimitExceeded):
        read(path, Limits(unzipped_bytes=10))


def test_a_layer_by_name(tmp_path):
    path = tmp_path / "two.gpkg"
    PLACES.to_file(path, layer="kec")
    PLACES.dissolve().to_file(path, layer="prov")

    assert layers(path, Limits()) == ["kec", "prov"]
    with pytest.raises(TableNotFound, match="kec, prov"):
        check_layer(path, "desa", ["kec", "prov"])
