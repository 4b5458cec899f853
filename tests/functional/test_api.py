"""Data by URL, asked as a script would ask."""

import csv
import gzip
import io
import json
import shutil
import struct
from dataclasses import replace

import geopandas as gpd
import pytest
import shapely
from flask import Flask

from dashboard.api import register
from dashboard.queries.moments import Slice
from dashboard.queries.values import values
from dashboard.store import open_store

REPAY = "indicator=grp_repay_rate&period=2024Q3"
FIELDS = {
    "region",
    "region_name",
    "level",
    "period",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "n",
    "flag",
}


def get(api, path: str) -> dict:
    answer = api.get(path)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def test_lists_indicators_that_have_data(api):
    found = get(api, "/api/v1/indicators")["indicators"]

    repay = next(i for i in found if i["id"] == "grp_repay_rate")
    assert repay["periods"][-1] == "2024Q4"
    assert repay["name"]["id"] == "Tingkat pengembalian tepat waktu"
    assert repay["source"].keys() == {"id", "en"}
    assert "grp_par30" not in {i["id"] for i in found}


def test_lists_regions_inside_a_parent(api):
    found = get(api, "/api/v1/regions?level=subdistrict&parent=16.71")["regions"]

    assert {"16.71.18"} <= {r["code"] for r in found}
    assert {r["parent"] for r in found} == {"16.71"}


def test_values_are_those_of_the_pages(api, context):
    found = get(api, f"/api/v1/values?{REPAY}&level=regency")["values"]

    expected = values(context, Slice("grp_repay_rate", "regency"), "2024Q3")
    assert len(found) == 514
    assert set(found[0]) == FIELDS
    assert [r["value"] for r in found] == expected.lists(["value"])["value"]


def test_hidden_values_are_null_and_say_why(api):
    found = get(api, f"/api/v1/values?{REPAY}&level=subdistrict&parent=11.01")["values"]

    hidden = next(r for r in found if r["flag"] == "suppressed")
    assert hidden["value"] is hidden["numerator"] is hidden["n"] is None


def test_says_that_a_sample_is_a_sample(api):
    assert "bukan angka resmi" in get(api, "/api/v1/indicators")["note"]
    answer = api.get(f"/api/v1/values?{REPAY}&format=csv")
    assert "DATA_CONTOH" in answer.headers["Content-Disposition"]


def test_csv_has_the_same_rows(api):
    text = api.get(f"/api/v1/values?{REPAY}&level=province&format=csv").text

    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 38
    assert set(rows[0]) == FIELDS


def test_geojson_has_the_polygons_and_the_same_rows(context, tiny_root, tmp_path):
    root = tmp_path / "with_shapes"
    shutil.copytree(tiny_root, root)
    geo = next((root / "store").glob("*/")) / "geo"
    geo.mkdir()
    square = shapely.box(95, 5, 96, 6)
    shapes = gpd.GeoDataFrame(
        {"code": ["11"], "level": ["province"]}, geometry=[square]
    )
    shapes.to_parquet(geo / "national.parquet")
    server = Flask("geo")
    register(server, replace(context, store=open_store(root)))

    path = f"/api/v1/values?{REPAY}&level=province&format=geojson"
    features = get(server.test_client(), path)["features"]

    assert len(features) == 38
    assert features[0]["properties"]["region"] == "11"
    assert features[0]["geometry"]["type"] == "Polygon"
    assert features[1]["geometry"] is None


def test_series_has_a_row_per_period(api):
    path = "/api/v1/series?indicator=grp_repay_rate&region=32.04"

    assert [r["period"] for r in get(api, path)["values"]][:2] == ["2023Q1", "2023Q2"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("values?level=regency", "missing_parameter"),
        ("values?indicator=none", "bad_parameter"),
        (f"values?{REPAY}&level=street", "bad_parameter"),
        (f"values?{REPAY}&sector=none", "bad_parameter"),
        (f"values?{REPAY}&parent=77.77", "unknown_region"),
        (f"values?{REPAY}&format=xml", "bad_parameter"),
        (f"values?{REPAY}&format=geojson", "no_boundaries"),
        (f"values?{REPAY}&sector=education&area_type=urban", "not_applicable"),
        ("values?indicator=grp_repay_rate&period=2024-09", "bad_parameter"),
        ("series?indicator=grp_repay_rate&region=x", "unknown_region"),
    ],
)
def test_bad_parameters_get_400_with_a_message(api, path, code):
    answer = api.get(f"/api/v1/{path}")

    assert answer.status_code == 400
    assert answer.get_json()["error"] == code
    assert answer.get_json()["message"]


@pytest.mark.parametrize(
    "path", [f"values?{REPAY}&parent=91.01", "series?indicator=idm_iks&region=91.01"]
)
def test_an_old_region_code_gets_todays(api, path):
    """Answering with nothing would say that there is nothing."""
    answer = api.get(f"/api/v1/{path}")

    assert answer.status_code == 400
    assert answer.get_json()["error"] == "past_region"
    assert "ended in 2022; today it is: Kab. Merauke (93.01)" in answer.text


def test_the_public_gets_no_sub_districts(context):
    settings = context.settings.model_copy(update={"audience": "public"})
    server = Flask("public")
    register(server, replace(context, settings=settings))

    client = server.test_client()
    version = context.store.version
    paths = (
        f"/api/v1/values?{REPAY}&level=subdistrict",
        "/api/v1/series?indicator=grp_repay_rate&region=32.04.05",
        f"/map/{version}/grp_repay_rate/subdistrict.bin?period=2024Q3",
        f"/map/{version}/grp_repay_rate/subdistrict/strip.bin",
        f"/map/{version}/grp_repay_rate/subdistrict/values.json?period=2024Q3",
    )
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 400, path
        assert answer.get_json()["error"] == "level_not_open"


def unframe(answer) -> tuple[dict, bytes]:
    body = gzip.decompress(answer.data)
    (length,) = struct.unpack_from("<I", body)
    return json.loads(body[4 : 4 + length]), body[4 + length :]


def test_map_classes_are_one_byte_a_region(api, context):
    version = context.store.version

    answer = api.get(f"/map/{version}/grp_repay_rate/regency.bin?period=2024Q3")

    header, body = unframe(answer)
    assert len(body) == header["regions"] == 514
    assert any(byte & 15 != 15 for byte in body)
    assert "immutable" in answer.headers["Cache-Control"]


def test_a_change_is_the_difference_of_two_shown_periods(api, context):
    path = f"/map/{context.store.version}/grp_repay_rate/regency"

    header, _ = unframe(api.get(f"{path}.bin?period=2024Q3&against=2023Q3"))
    changes, now, before = (
        json.loads(gzip.decompress(api.get(f"{path}/values.json?{query}").data))
        for query in (
            "period=2024Q3&against=2023Q3",
            "period=2024Q3",
            "period=2023Q3",
        )
    )

    at = context.regions.codes("regency").index("32.04")
    expected = now["value"][at] - before["value"][at]
    assert changes["value"][at] == pytest.approx(expected, abs=1e-6)
    assert header["palette"] == "diverging"
    assert header["unit"] == "points"
    assert header["counted"] == "groups"
    assert len(header["breaks"]) == 4
    without = context.regions.codes("regency").index("16.71")
    assert changes["value"][without] is None


def test_a_bad_earlier_period_is_refused(api, context):
    path = f"/map/{context.store.version}/grp_repay_rate/regency.bin"

    assert api.get(f"{path}?period=2024Q3&against=x").status_code == 400


def test_a_known_map_answer_is_not_sent_again(api, context):
    path = f"/map/{context.store.version}/grp_repay_rate/regency.bin?period=2024Q3"
    etag = api.get(path).headers["ETag"]

    assert api.get(path, headers={"If-None-Match": etag}).status_code == 304


def test_strip_holds_every_period(api, context):
    path = f"/map/{context.store.version}/grp_repay_rate"

    header, body = unframe(api.get(f"{path}/subdistrict/strip.bin"))
    last, one = unframe(api.get(f"{path}/subdistrict.bin?period=2024Q4"))

    assert len(body) == len(header["periods"]) * 7285
    assert last["fell_back"] or body[-7285:] == one


def test_sub_districts_that_cannot_be_shown_fall_back_to_regencies(api, context):
    path = f"/map/{context.store.version}/grp_repay_rate/subdistrict.bin"

    header, body = unframe(api.get(f"{path}?period=2024Q3&programme=P1"))

    assert header["level"] in ("subdistrict", "regency")
    assert len(body) == header["regions"]


def test_hover_values_stand_in_region_order(api, context):
    version = context.store.version

    path = f"/map/{version}/grp_repay_rate/province/values.json?period=2024Q3"
    found = json.loads(gzip.decompress(api.get(path).data))

    assert len(found["value"]) == len(found["flag"]) == 38


def test_an_old_version_is_told_the_new_one(api, context):
    answer = api.get("/map/19990101T000000-00000000/grp_repay_rate/regency.bin")

    assert answer.status_code == 409
    assert answer.get_json()["version"] == context.store.version


def test_register_of_regions_has_parents_and_tiles(api, context):
    path = f"/geo/{context.store.version}/regions.json"

    found = json.loads(gzip.decompress(api.get(path).data))

    regencies = found["levels"]["regency"]
    parent = regencies["parents"][regencies["codes"].index("16.71")]
    assert found["levels"]["province"]["codes"][parent] == "16"
    assert len(found["levels"]["subdistrict"]["tile_columns"]) == 7285
    assert found["geo"] is None


def test_refuses_files_that_are_no_geometry(api):
    for name in ("../manifest.json", "..%2fmanifest.json", "x-national.kec"):
        assert api.get(f"/geo/{name}").status_code == 404


def test_health_and_readiness(api):
    assert get(api, "/healthz")["status"] == "ok"
    assert get(api, "/readyz")["status"] == "ready"


def test_indicators_are_as_described(api):
    described = get(api, "/api/v1/openapi.json")["components"]["schemas"]["Indicator"]

    for indicator in get(api, "/api/v1/indicators")["indicators"]:
        assert indicator.keys() == described["properties"].keys()
        for name, part in described["properties"].items():
            if part["type"] == "object":
                assert indicator[name].keys() == part["properties"].keys()


def test_every_route_of_the_description_answers(api):
    document = get(api, "/api/v1/openapi.json")

    assert document["openapi"].startswith("3.1")
    for path in document["paths"]:
        assert api.get(f"{path}?{REPAY}&region=32.04").status_code == 200
