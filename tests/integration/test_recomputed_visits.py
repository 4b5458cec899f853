"""Whom to visit, again in plain pandas: the groups, and their counts at every level."""

import pandas as pd
import pytest

from tests.stores.builds import table_of
from tests.stores.proof import PATIENCE
from tests.stores.recomputed import ReportFiles
from tests.stores.recomputed_visits import groups_to_visit
from tests.stores.visits import counts_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]

KEY = ["level", "programme", "sector", "area_type", "period", "region"]


@pytest.fixture(scope="module")
def expected(proven_demo) -> pd.DataFrame:
    return groups_to_visit(ReportFiles(proven_demo.reports))


def test_the_same_groups_are_listed_with_the_same_facts(proven_demo, expected):
    found = table_of(proven_demo, "visit_groups")
    columns = [
        *("region", "period", "group_id", "programme", "sector", "last_report"),
        *("quarters_silent", "mentor_visits_n", "par90", "is_arrears_rising"),
    ]
    order = ["region", "period", "group_id"]
    right = expected.sort_values(order, ignore_index=True)[columns]
    reported = found["quarters_silent"] == 0

    assert (found["quarters_silent"] >= 2).any() and found["is_arrears_rising"].any()
    assert found["village"].str[:8].equals(found["region"])
    shown = ["par90", "mentor_visits_n"]  # of groups that reported
    pd.testing.assert_frame_equal(
        found[columns].drop(columns=shown),
        right.drop(columns=shown),
        check_dtype=False,
    )
    pd.testing.assert_frame_equal(
        found.loc[reported, shown], right.loc[reported, shown], check_dtype=False
    )


def test_counts_under_every_filter_at_every_level(proven_demo, expected):
    found = table_of(proven_demo, "visits").sort_values(KEY, ignore_index=True)
    right = counts_of(expected)
    by_area = found.query("area_type != 'ANY'")

    assert set(found["level"]) == {"nation", "province", "regency", "subdistrict"}
    assert set(by_area["level"]) == {"nation", "province", "regency"}
    pd.testing.assert_frame_equal(found[right.columns], right, check_dtype=False)


def test_the_regions_inside_add_up(proven_demo):
    found = table_of(proven_demo, "visits")
    counts = ["silent", "unvisited", "arrears", "unvisited_or_arrears"]
    sums = found.groupby(["level", *KEY[1:5]])[counts].sum()

    for level in ("province", "regency"):
        pd.testing.assert_frame_equal(sums.loc[level], sums.loc["nation"])
    whole = sums.loc["nation"].query("area_type == 'ANY'")
    pd.testing.assert_frame_equal(sums.loc["subdistrict"], whole)
