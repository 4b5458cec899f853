import geopandas as gpd
import pytest
from shapely import box

from dashboard.ingest.geography.boundary_columns import Features, code_columns
from dashboard.ingest.geography.boundary_places import place
from dashboard.ingest.placing.bridge import Bridge, BridgeMissing
from dashboard.ingest.placing.places import Gazetteer
from dashboard.ingest.refusals import TableNotFound
from dashboard.regions import Region, Regions

REGISTER = Regions(
    [
        Region("12.71", "Kota Medan", "regency", kind="kota"),
        Region("12.71.01", "Medan Kota", "subdistrict"),
        Region("12.73", "Kota Sibolga", "regency", kind="kota"),
        Region("12.73.01", "Sibolga Utara", "subdistrict"),
        Region("12.73.02", "Sibolga Kota", "subdistrict"),
        Region("12.73.03", "Danau Sibolga", "subdistrict"),
        Region("91.24", "Kabupaten Nduga", "regency", valid_to="2022"),
        Region(
            "91.24.07",
            "Mbuwa",
            "subdistrict",
            valid_to="2022",
            successors=("95.08.07",),
        ),
        Region("95.08.07", "Mbuwa", "subdistrict"),
    ]
)
# BPS 1271 is Sibolga; Kemendagri 12.71 is Medan
BRIDGE = Bridge({"1271": "12.73", "1271010": "12.73.01", "1271020": "12.73.02"})


def placed(columns: dict[str, list], *, bridge: Bridge | None = BRIDGE):
    count = len(next(iter(columns.values())))
    table = gpd.GeoDataFrame(columns, geometry=[box(0, 0, 1, 1)] * count, crs=4326)
    features = Features.of(table)
    return place(features, code_columns(features), Gazetteer(REGISTER, bridge=bridge))


def test_reads_dotted_codes_whatever_the_header():
    found = placed({"x": ["12.73.01", "12.73.02"], "area": [4.5, 3.1]})

    assert found.regions == {0: "12.73.01", 1: "12.73.02"}
    assert found.system == "kemendagri"


def test_reads_undotted_codes_that_agree_with_their_names():
    found = placed(
        {"KODE": ["127301", "127302"], "NAMA": ["SIBOLGA UTARA", "Sibolga Kota"]}
    )

    assert list(found.regions.values()) == ["12.73.01", "12.73.02"]


def test_refuses_digits_without_names():
    with pytest.raises(TableNotFound):
        placed({"KODE": ["127301", "127302"], "AREA": ["5", "6"]})


def test_refuses_bps_codes_cut_to_six_digits():
    with pytest.raises(TableNotFound):
        placed(
            {"KODE": ["127101", "127102"], "NAMA": ["Sibolga Utara", "Sibolga Kota"]}
        )


def test_strips_id_and_translates_through_the_bridge():
    found = placed(
        {
            "district_code": ["id1271010", "id1271010", "id1271020"],
            "district": ["Sibolga Utara", "Sibolga Utara", "Sibolga Kota"],
            "village_code": ["id1271010001", "id1271010002", "id1271020001"],
        }
    )

    assert found.column.name == "district_code"
    assert found.system == "bps"
    assert list(found.regions.values()) == ["12.73.01", "12.73.01", "12.73.02"]


def test_bps_codes_need_the_bridge():
    columns = {"code": ["id1271010"], "name": ["Sibolga Utara"]}

    with pytest.raises(BridgeMissing):
        placed(columns, bridge=None)


def test_names_a_subdistrict_the_bridge_lacks_only_where_unique_in_its_regency():
    found = placed(
        {
            "code": ["1271010", "1271020", "1271099", "1271020", "1271010", "1271098"],
            "name": [
                "Sibolga Utara",
                "Sibolga Kota",
                "Danau Sibolga",
                "Sibolga Kota",
                "Sibolga Utara",
                "Medan Kota",
            ],
        }
    )

    assert found.regions[2] == "12.73.03"
    assert found.by_name == {"12.73.03"}
    assert [one.name for one in found.unplaced] == ["Medan Kota"]


def test_drops_forests_and_lakes_with_a_list():
    found = placed(
        {
            "code": ["1271010", "1271020", "1271999", "1399999"],
            "name": ["Sibolga Utara", "Sibolga Kota", "Hutan", "Hutan"],
        }
    )

    assert len(found.regions) == 2
    assert [one.code for one in found.pseudo_regions] == ["1271999", "1399999"]


def test_a_file_of_lakes_alone_says_so():
    with pytest.raises(TableNotFound, match="only forests and lakes"):
        placed({"code": ["id1388888"], "name": ["Danau"]}, bridge=None)


def test_an_old_code_leads_to_todays_region():
    found = placed({"code": ["91.24.07"], "name": ["Mbuwa"]})

    assert found.regions == {0: "95.08.07"}
    assert found.through_successor == {"95.08.07"}


def test_a_name_that_contradicts_its_code_is_left_out():
    found = placed(
        {
            "code": ["12.73.01", "12.73.02", "12.73.03", "95.08.07", "12.71.01"],
            "name": [
                "Sibolga Utara",
                "Sibolga Kota",
                "Danau Sibolga",
                "Mbuwa",
                "Lahewa",
            ],
        }
    )

    assert [one.name for one in found.conflicting] == ["Lahewa"]
    assert "12.71.01" not in found.regions.values()


def test_villages_are_read_by_their_subdistrict():
    found = placed({"KDEPUM": ["12.73.01.1001", "12.73.01.1002", "12.73.02.1001"]})

    assert list(found.regions.values()) == ["12.73.01", "12.73.01", "12.73.02"]
