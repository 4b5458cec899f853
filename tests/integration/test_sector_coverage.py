"""A map filtered by a large sector is mostly numbers, not grey."""

import pytest

from benchmarks.coverage import ENOUGH, LARGEST, coverages
from dashboard.catalogue import load_catalogue
from dashboard.context import Context
from dashboard.ingest.building.build import build
from dashboard.settings import Settings
from dashboard.store import open_store
from tests.stores.proof import write_sample

PROVINCES = ("33", "51", "81")  # large, middling and thinly reported
# Sums are not shared among children: a count has no regency's value to stand in.
PLAIN_SUMS = ("members_count",)


@pytest.fixture(scope="module")
def context(tmp_path_factory, regions):
    catalogue = load_catalogue(Settings().catalogue, Settings().profiles)
    root = tmp_path_factory.mktemp("sectors")
    write_sample(root, PROVINCES, regions=regions, catalogue=catalogue)
    build(root, catalogue=catalogue, settings=Settings(), sample=True)
    return Context(open_store(root), catalogue, regions, Settings())


@pytest.fixture(scope="module")
def found(context):
    return [one for one in coverages(context) if one.indicator not in PLAIN_SUMS]


def test_with_a_large_sector_four_fifths_show_a_number(found):
    """Of the sub-districts with groups in the sector, over all indicators."""
    by_sector = {one.sector: [] for one in found}
    for one in found:
        assert one.subdistricts == sum(one.counts.values()) > 0
        by_sector[one.sector].append(one.answered)

    assert len(by_sector) == LARGEST
    for sector, answered in by_sector.items():
        assert sum(answered) / len(answered) >= ENOUGH, sector


def test_little_is_withheld_but_what_must_be_hidden(found):
    for one in found:
        may_answer = 100 - one.percent("confidential") - one.percent("not reported")
        assert one.answered >= 0.9 * may_answer, one
