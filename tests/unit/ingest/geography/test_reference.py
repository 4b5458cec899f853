"""The committed register against the published boundary table."""

import geopandas as gpd
import pandas as pd
import pytest
from pyogrio import read_dataframe
from shapely import box

from dashboard.ingest.geography.reference import IncompleteCoverage, write_reference

CORRECTED = {"12.07.20"}  # "SSinembah …" in the published table


@pytest.mark.shared
@pytest.mark.parametrize(
    ("layer", "level"),
    [("prov", "province"), ("kab", "regency"), ("kec", "subdistrict")],
)
def test_register_holds_the_published_codes_and_names(shared, regions, layer, level):
    published = read_dataframe(
        shared / "boundaries" / "indonesia_boundaries.gpkg",
        layer=layer,
        read_geometry=False,
    )

    names = dict(zip(published["code"], published["name"], strict=True))
    ours = {r.code: r.name for r in regions.at_level(level)}
    assert set(ours) == set(names)
    # Roman numerals, which the table writes "Xiii", are capitals in the register
    differing = {c for c in ours if ours[c].casefold() != names[c].casefold()}
    assert differing <= CORRECTED


def test_refuses_polygons_that_leave_regions_out(tmp_path):
    register = tmp_path / "regions.csv"
    columns = (
        "code,name,level,kind,area_type,disadvantaged,valid_from,valid_to,"
        "successors,tile_column,tile_row"
    )
    register.write_text(f"{columns}\n11.01.01,A,subdistrict,,,,,,,,\n")
    before = register.read_bytes()

    with pytest.raises(IncompleteCoverage) as failure:
        write_reference(
            tmp_path,
            gpd.GeoDataFrame({"code": ["11.01.02"], "geometry": [box(0, 0, 1, 1)]}),
        )

    assert failure.value.codes == ["11.01.01"]
    assert register.read_bytes() == before
    assert not (tmp_path / "neighbours.csv").exists()


def test_register_is_sorted_and_without_duplicates(regions):
    codes = pd.Series([region.code for region in regions])

    assert codes.is_unique
    assert all(r.name == r.name.strip() and r.name for r in regions)
