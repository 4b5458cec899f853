"""Against the tiny store, recomputed from its units in plain pandas."""

import numpy as np
import pandas as pd
import pytest

from dashboard.disclosure import flags
from dashboard.queries.moments import NotApplicable, Slice, UnknownIndicator
from dashboard.queries.values import (
    COLUMNS,
    disclosed,
    series,
    strip,
    values,
    with_regencies,
)
from tests.stores.units import FEW_GROUPS, PERIODS, tiny_units

REPAY = "grp_repay_rate"


def table(grid) -> pd.DataFrame:
    return pd.DataFrame(grid.records(COLUMNS))


@pytest.fixture(scope="module")
def units():
    return tiny_units()


def test_one_row_per_current_region_in_code_order(source):
    found = table(values(source, Slice(REPAY, "subdistrict"), "2024Q3"))

    assert list(found.columns) == COLUMNS
    assert found["region"].tolist() == list(source.regions.codes("subdistrict"))
    assert set(found["period"]) == {"2024Q3"}


@pytest.mark.parametrize("level", ["nation", "province", "regency"])
def test_value_is_sum_over_sum(source, units, level):
    digits = {"nation": 0, "province": 2, "regency": 5}[level]
    due = units[(units.period == "2024Q3") & units[f"{REPAY}__den"].notna()]
    place = due.region.str[:digits] if digits else "ID"
    sums = (
        due.assign(place=place)
        .groupby("place")[[f"{REPAY}__num", f"{REPAY}__den"]]
        .sum()
    )

    found = table(values(source, Slice(REPAY, level), "2024Q3")).set_index("region")
    shown = found[found["flag"].isin(flags.SHOWN_OWN)]

    assert len(shown) >= 1
    for region, row in shown.iterrows():
        expected = sums.loc[region]
        assert row["numerator"] == expected.iloc[0]
        assert row["value"] == pytest.approx(expected.iloc[0] / expected.iloc[1])
        assert row["lower"] < row["value"] < row["upper"]


def test_few_groups_are_hidden_and_empty_places_have_no_programme(source):
    found = table(values(source, Slice(REPAY, "subdistrict"), "2024Q3"))
    by_region = found.set_index("region")

    assert by_region.loc[FEW_GROUPS, "flag"] == flags.SUPPRESSED
    assert np.isnan(by_region.loc[FEW_GROUPS, "value"])
    assert by_region.loc["12.01.01", "flag"] == flags.NO_PROGRAMME


def test_a_thin_filter_takes_four_quarters_together(source, units):
    slice_ = Slice("grp_savers_share", "subdistrict", programme="P1")

    found = table(values(source, slice_, "2024Q4")).set_index("region")
    pooled = found[found["flag"] == flags.POOLED]

    assert len(pooled) > 0
    region = pooled.index[0]
    window = units[
        (units.region == region)
        & (units.programme == "P1")
        & units.period.isin(PERIODS[-4:])
    ]
    assert pooled.loc[region, "value"] == pytest.approx(
        window["grp_savers_share__num"].sum() / window["grp_savers_share__den"].sum()
    )


def test_inside_a_parent_only_its_regions(source):
    found = values(source, Slice(REPAY, "subdistrict"), "2024Q3", parent="11.71")

    assert found.regions == source.regions.codes("subdistrict", parent="11.71")


def test_area_type_shows_only_its_sub_districts(source):
    slice_ = Slice(REPAY, "subdistrict", area_type="urban")

    found = values(source, slice_, "2024Q3")

    assert {source.regions[c].area_type for c in found.regions} == {"urban"}


def test_strip_and_series_agree_with_values(source):
    slice_ = Slice(REPAY, "regency")
    every = table(strip(source, slice_))
    every = every.set_index(["period", "region"])["value"]

    for period in ("2023Q1", "2024Q4"):
        one = values(source, slice_, period)["value"]
        np.testing.assert_array_equal(every.loc[period], one)

    line = series(source, slice_, "32.04")["value"]
    np.testing.assert_array_equal(line, every.xs("32.04", level="region"))


def test_refuses_what_the_table_does_not_have(source):
    with pytest.raises(UnknownIndicator):
        values(source, Slice("nothing", "regency"), "2024Q3")
    with pytest.raises(NotApplicable):
        both = Slice(REPAY, "regency", sector="education", area_type="urban")
        values(source, both, "2024Q3")


def test_regions_side_by_side_say_what_each_says_alone(source):
    slice_ = Slice("grp_savers_share", "subdistrict", programme="P1")
    regions = ["32.04.05", "11.71.01", FEW_GROUPS]

    found, _above = with_regencies(source, slice_, ["2024Q4"], regions=regions)

    for row in found.records(COLUMNS):
        alone = disclosed(source, slice_, ["2024Q4"], region=row["region"])
        assert [row] == alone.records(COLUMNS)
