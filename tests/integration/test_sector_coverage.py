"""A map filtered by a large sector is mostly numbers, not grey.

Three provinces in CI, the whole demo where `BERDAYA_PROOF=whole` asks: its newest
quarters are those of the full sample, row by row.
"""

import pytest

from benchmarks.coverage import ENOUGH, LARGEST, coverages, largest_sectors
from dashboard.context import Context
from dashboard.ingest.building.build import build
from dashboard.queries.offers import default_period
from dashboard.settings import Settings
from dashboard.store import open_store
from tests.spec.reports import catalogue_of_groups
from tests.stores.proof import IS_WHOLE, PATIENCE, write_groups_sample

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE)]
# Large, middling and thinly reported.
PROVINCES = None if IS_WHOLE else ("33", "51", "81")
# Neither quarters nor a regency may stand in for a sum: its small cells stay withheld.
PLAIN_SUMS = ("members_count",)


@pytest.fixture(scope="module")
def context(tmp_path_factory, regions, catalogue):
    root = tmp_path_factory.mktemp("sectors")
    write_groups_sample(root, PROVINCES, regions=regions, catalogue=catalogue)
    known = catalogue_of_groups()
    build(root, catalogue=known, settings=Settings(), sample=True)
    return Context(open_store(root), known, regions, Settings())


@pytest.fixture(scope="module")
def found(context):
    return list(coverages(context))


@pytest.fixture(scope="module")
def opening(context, found):
    """Of the indicator that the map opens on, one a sector."""
    indicator = context.catalogue.opening_indicator(
        [one.indicator for one in found if default_period(context, one.indicator)]
    )
    return [one for one in found if one.indicator == indicator]


def test_the_map_opens_on_repayment_and_is_measured_in_the_five_largest_sectors(
    context, opening
):
    assert {one.indicator for one in opening} == {"grp_repay_rate"}
    assert [one.sector for one in opening] == largest_sectors(context)
    assert len(opening) == LARGEST


def test_with_a_large_sector_four_fifths_show_a_number(found):
    """Of the sub-districts with groups in it, for each indicator, not on average."""
    for one in found:
        assert one.subdistricts == sum(one.counts.values()) > 0
        assert one.answered >= ENOUGH, one


def test_what_is_hidden_pooled_borrowed_or_not_reported_occurs_still(opening):
    """The sample meets the goal as real reports would, not by being smooth."""
    for part in opening[0].counts:
        assert sum(one.counts[part] for one in opening) > 0, part


def test_little_is_withheld_but_what_must_be_hidden(found):
    for one in found:
        if one.indicator in PLAIN_SUMS:
            continue
        may_answer = 100 - one.percent("confidential") - one.percent("not reported")
        assert one.answered >= 0.9 * may_answer, one
