import geopandas as gpd
from shapely import box

from dashboard.ingest.geography.neighbours import area_types, neighbour_table
from dashboard.regions import Region, Regions, neighbours_by_code
from dashboard.settings import Settings

REGISTER = Regions(
    [
        Region("11.01", "Kabupaten A", "regency", kind="kabupaten"),
        Region("11.71", "Kota B", "regency", kind="kota"),
        *(
            Region(code, code, "subdistrict")
            for code in ("11.01.01", "11.01.02", "11.71.01")
        ),
    ]
)
ROW = gpd.GeoDataFrame(
    {
        "code": ["11.71.01", "11.01.01", "11.01.02"],
        "geometry": [box(0, 0, 1, 1), box(1.0005, 0, 2, 1), box(2, 0, 3, 1)],
    }
)


def test_neighbours_bridge_a_sliver_and_count_once():
    table = neighbour_table(ROW)

    assert list(table.itertuples(index=False, name=None)) == [
        ("11.01", "11.71"),
        ("11.01.01", "11.01.02"),
        ("11.01.01", "11.71.01"),
    ]


def test_suburb_touches_a_kota():
    assert area_types(neighbour_table(ROW), REGISTER) == {
        "11.71.01": "urban",
        "11.01.01": "suburb",
        "11.01.02": "rural",
    }


def test_committed_neighbours_are_current_regions_of_one_level(regions):
    found = neighbours_by_code(Settings().reference / "neighbours.csv")

    for code, others in found.items():
        assert regions[code].is_current
        assert {regions[other].level for other in others} == {regions[code].level}
        assert all(code in found[other] for other in others)
    assert "31.71" in found["36.71"] or "31.73" in found["36.71"]  # Tangerang, Jakarta


def test_committed_area_types_follow_from_the_committed_neighbours(regions):
    found = neighbours_by_code(Settings().reference / "neighbours.csv")
    for region in regions.at_level("subdistrict"):
        beside = {regions[code].area_type for code in found.get(region.code, ())}
        if region.area_type == "suburb":
            assert "urban" in beside
        if region.area_type == "rural":
            assert "urban" not in beside
