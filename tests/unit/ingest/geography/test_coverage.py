import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import Polygon, box

from dashboard.ingest.geography.coverage import (
    clean,
    dissolved,
    moved_areas,
    national_detail,
    valid_polygons,
)


def test_repairs_a_bow_tie_into_polygons():
    bow_tie = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])

    (repaired,) = valid_polygons(np.array([bow_tie]))

    assert repaired.is_valid
    assert repaired.geom_type in ("Polygon", "MultiPolygon")


def test_neighbours_share_their_border_after_cleaning():
    overlapping = np.array([box(0, 0, 1.0005, 1), box(1, 0, 2, 1), box(5, 5, 6, 6)])
    gap = np.array([box(0, 0, 0.999, 1), box(1, 0, 2, 1)])

    assert not shapely.coverage_is_valid(overlapping)
    for shapes in (overlapping, gap):
        cleaned = clean(shapes)
        assert shapely.coverage_is_valid(cleaned)
        assert shapely.area(cleaned) == pytest.approx(shapely.area(shapes), abs=0.002)


def test_cleaning_keeps_the_order_and_tells_how_far_it_is():
    shapes = np.array([box(9, 9, 10, 10), box(0, 0, 1, 1), box(1, 0, 2, 1)])
    shares = []

    cleaned = clean(shapes, progress=shares.append)

    assert shapely.equals(shapely.envelope(cleaned), shapes).all()
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_national_detail_drops_islets_but_never_a_region():
    main = box(0, 0, 1, 1).union(box(3, 3, 3.01, 3.01))
    islet = box(8, 8, 8.01, 8.01)

    national = national_detail(np.array([main, islet]))

    assert shapely.get_num_geometries(national).tolist() == [1, 1]
    assert not shapely.is_empty(national).any()


def test_outlines_fill_specks_and_keep_lakes():
    land = box(0, 0, 4, 4)
    speck, lake = box(1, 1, 1.05, 1.05), box(2, 2, 3, 3)
    west = land.difference(speck).difference(lake).intersection(box(0, 0, 2.5, 4))
    east = land.difference(speck).difference(lake).intersection(box(2.5, 0, 4, 4))
    subdistricts = gpd.GeoDataFrame(
        {"code": ["11.01.01", "11.02.01"], "geometry": [west, east]}, crs=4326
    )

    province = dissolved(subdistricts, "province")

    assert province["code"].tolist() == ["11"]
    assert province.geometry.iloc[0].equals(land.difference(lake))
    assert dissolved(subdistricts, "regency")["code"].tolist() == ["11.01", "11.02"]


def test_lists_areas_that_moved_by_more_than_five_per_cent():
    before = np.array([box(0, 0, 1, 1), box(0, 0, 1, 1)])
    after = np.array([box(0, 0, 1, 0.94), box(0, 0, 1, 0.96)])

    assert moved_areas(pd.Series(["a", "b"]), before, after) == {"a": 0.94}
