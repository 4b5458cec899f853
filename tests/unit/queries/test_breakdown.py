from dataclasses import replace

import pytest

from dashboard.queries.breakdown import breakdown
from dashboard.queries.moments import NotApplicable, Slice
from dashboard.queries.values import COLUMNS, values
from dashboard.selection import Selection
from tests.stores.units import PROGRAMMES

HERE = Selection("grp_repay_rate", period="2024Q4")


def parts(source, region: str = "32", *, by: str, selection: Selection = HERE):
    rows = breakdown(source, "grp_repay_rate", region, selection, by=by)
    return {row["part"]: row for row in rows}


def test_each_part_is_what_the_filter_by_it_gives(source):
    found = parts(source, by="sector")

    assert set(found) == set(PROGRAMMES.values())
    for sector, row in found.items():
        slice_ = Slice("grp_repay_rate", "province", sector=sector)
        filtered = values(source, slice_, "2024Q4").records(COLUMNS)
        [same] = [one for one in filtered if one["region"] == "32"]
        assert {name: row[name] for name in COLUMNS} == same


def test_parts_come_in_the_order_of_the_catalogue(source):
    kinds = list(parts(source, "ID", by="area_type"))

    assert kinds == [k for k in source.catalogue.area_types if k in kinds]
    assert len(kinds) == 3


def test_other_filters_hold_and_that_of_the_dimension_does_not(source):
    chosen = replace(HERE, sector="savings_credit")

    assert set(parts(source, by="sector", selection=chosen)) == set(PROGRAMMES.values())
    assert set(parts(source, by="programme", selection=chosen)) == {"P1"}


def test_sector_and_area_type_are_not_combined(source):
    with pytest.raises(NotApplicable):
        parts(source, by="sector", selection=replace(HERE, area_type="urban"))


def test_a_subdistrict_has_no_parts_by_area_type(source):
    with pytest.raises(NotApplicable):
        parts(source, "32.04.05", by="area_type")


def test_few_groups_of_a_part_stay_hidden(source):
    [row] = [
        row
        for row in parts(source, "11.01.02", by="programme").values()
        if row["part"] == "P1"
    ]

    assert row["flag"] == "suppressed"
    assert row["value"] is row["n"] is None
