"""A region outside an area-type filter is no region without a programme."""

import pytest

from dashboard.disclosure import flags
from dashboard.queries.area_types import of_area_type
from dashboard.queries.moments import Slice
from dashboard.queries.values import COLUMNS, disclosed
from dashboard.queries.views import map_change

REPAY = "grp_repay_rate"


def flags_of(source, level: str, *, area_type: str, region: str | None = None):
    slice_ = Slice(REPAY, level, area_type=area_type)
    found = disclosed(source, slice_, ["2024Q3"], region=region).records(COLUMNS)
    return {row["region"]: row["flag"] for row in found}


@pytest.mark.parametrize(
    ("level", "inside", "outside"),
    [("subdistrict", "32.73.01", "32.04.05"), ("regency", "32.73", "32.04")],
)
def test_a_region_without_the_area_type_is_outside(source, level, inside, outside):
    found = flags_of(source, level, area_type="urban")

    assert found[inside] in flags.SHOWN
    assert found[outside] == flags.OUTSIDE_FILTER


def test_a_region_of_the_area_type_without_groups_has_no_programme(source):
    found = flags_of(source, "subdistrict", area_type="urban")

    assert found["31.71.01"] == flags.NO_PROGRAMME


def test_one_region_alone_is_judged_alike(source):
    found = flags_of(source, "subdistrict", area_type="urban", region="32.04.05")

    assert found == {"32.04.05": flags.OUTSIDE_FILTER}


def test_without_the_filter_nothing_is_outside(source):
    assert flags.OUTSIDE_FILTER not in set(flags_of(source, "regency", area_type="ANY"))


def test_a_change_keeps_the_reason(source):
    slice_ = Slice(REPAY, "subdistrict", area_type="urban")

    cells = map_change(source, slice_, "2024Q3", "2023Q3").grid.cells

    outside = flags.NUMBER[flags.OUTSIDE_FILTER]
    codes = source.regions.codes("subdistrict")
    assert cells["flag"][0][codes.index("32.04.05")] == outside


def test_the_nation_has_every_area_type(regions):
    assert of_area_type(regions, "suburb", level="nation") == {"ID"}
