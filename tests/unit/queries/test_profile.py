"""A profile is read at once; it must say what one indicator at a time says."""

import pandas as pd
import pytest

from dashboard.disclosure import flags
from dashboard.queries.moments import Slice
from dashboard.queries.offers import period_to_show
from dashboard.queries.profile import profile
from dashboard.queries.values import COLUMNS, disclosed
from tests.stores.units import FEW_GROUPS


@pytest.mark.parametrize("region", ["ID", "32", "32.04", "32.04.05", FEW_GROUPS])
@pytest.mark.parametrize("period", [None, "2023Q3"])
def test_says_what_each_indicator_says_alone(source, region, period):
    found = profile(source, region, period=period)

    assert region in set(found["region"])
    for row in found.to_dict("records"):
        key, level = row.pop("indicator"), row.pop("level")
        shown = period_to_show(source, key, period)
        place = row["region"]
        alone = disclosed(source, Slice(key, level), [shown], region=place)
        expected = alone.frame(COLUMNS)
        pd.testing.assert_frame_equal(
            pd.DataFrame([row])[COLUMNS], expected, check_dtype=False
        )


def test_has_the_nation_the_parent_and_the_region(source):
    found = profile(source, "32.04.05")
    repay = found[found["indicator"] == "grp_repay_rate"]

    assert repay["region"].tolist() == ["ID", "32.04", "32.04.05"]
    assert repay["level"].tolist() == ["nation", "regency", "subdistrict"]


def test_keeps_the_order_of_the_catalogue(source):
    shown = profile(source, "32")["indicator"].unique().tolist()

    assert shown == [key for key in source.catalogue.indicators if key in shown]


def test_hides_what_is_confidential(source):
    found = profile(source, FEW_GROUPS).set_index(["indicator", "region"])

    row = found.loc[("grp_repay_rate", FEW_GROUPS)]
    assert row["flag"] == flags.SUPPRESSED
    assert (
        row[["value", "lower", "upper", "numerator", "denominator", "n"]].isna().all()
    )


def test_a_region_without_data_has_rows_that_say_so(source):
    found = profile(source, "91.71")

    assert set(found.loc[found["region"] == "91.71", "flag"]) <= {
        flags.NO_PROGRAMME,
        flags.NO_DATA,
    }
