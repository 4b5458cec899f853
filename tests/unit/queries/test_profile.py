"""A profile is read at once; it must say what one indicator at a time says."""

import pytest

from dashboard.disclosure import flags
from dashboard.periods import year_before
from dashboard.queries.moments import Slice
from dashboard.queries.offers import indicator_periods, period_to_show
from dashboard.queries.profile import profile
from dashboard.queries.values import COLUMNS, disclosed
from tests.stores.units import FEW_GROUPS


@pytest.mark.parametrize("region", ["ID", "32", "32.04", "32.04.05", FEW_GROUPS])
@pytest.mark.parametrize("period", [None, "2023Q3"])
def test_says_what_each_indicator_says_alone(source, region, period):
    found = profile(source, region, period=period)

    assert region in {row["region"] for row in found}
    for row in found:
        key, level = row.pop("indicator"), row.pop("level")
        shown = period_to_show(source, key, period)
        before, place = row.pop("before"), row["region"]
        periods = [p for p in (year_before(shown),) if before] + [shown]
        alone = disclosed(source, Slice(key, level), periods, region=place)
        assert [one for one in (before, row) if one] == alone.records(COLUMNS)


def test_the_year_before_is_there_where_the_indicator_was(source):
    rows = {(r["indicator"], r["region"]): r for r in profile(source, "32")}
    periods = indicator_periods(source, "grp_repay_rate")

    assert rows["grp_repay_rate", "32"]["before"]["period"] in periods
    assert rows["idm_iks", "32"]["before"] is None


def test_has_the_nation_the_parent_and_the_region(source):
    found = profile(source, "32.04.05")
    repay = [row for row in found if row["indicator"] == "grp_repay_rate"]

    assert [(row["region"], row["level"]) for row in repay] == [
        ("ID", "nation"),
        ("32.04", "regency"),
        ("32.04.05", "subdistrict"),
    ]


def test_keeps_the_order_of_the_catalogue(source):
    shown = list(dict.fromkeys(row["indicator"] for row in profile(source, "32")))

    assert shown == [key for key in source.catalogue.indicators if key in shown]


def test_hides_what_is_confidential(source):
    found = {(r["indicator"], r["region"]): r for r in profile(source, FEW_GROUPS)}

    row = found[("grp_repay_rate", FEW_GROUPS)]
    assert row["flag"] == flags.SUPPRESSED
    hidden = ("value", "lower", "upper", "numerator", "denominator", "n")
    assert {row[name] for name in hidden} == {None}


def test_a_region_without_data_has_rows_that_say_so(source):
    found = profile(source, "91.71")

    assert {row["flag"] for row in found if row["region"] == "91.71"} <= {
        flags.NO_PROGRAMME,
        flags.NO_DATA,
    }
