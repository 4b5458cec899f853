"""A programme that works in one sector: its totals by it are stored once, and found."""

from dataclasses import replace

import pytest

from dashboard.context import Context
from dashboard.queries.breakdown import breakdown
from dashboard.queries.moments import Slice
from dashboard.queries.values import COLUMNS, strip
from dashboard.selection import Selection
from dashboard.settings import Settings
from dashboard.store import open_store
from tests.spec.reports import catalogue_of_groups
from tests.stores.builds import build_here
from tests.stores.reports import SECTORS, write_world


@pytest.fixture(scope="module")
def source(tmp_path_factory, regions):
    root = tmp_path_factory.mktemp("sectors")
    write_world(root)
    build_here(root, catalogue_of_groups())
    return Context(open_store(root), catalogue_of_groups(), regions, Settings())


def test_no_row_is_stored_twice(source):
    twice = "programme <> 'ANY' AND sector <> 'ANY'"
    rows = source.store.query(f"FROM map_group_quarters WHERE {twice}")
    assert len(rows) == 0
    assert source.store.query("FROM sole_sectors").to_pylist() == [
        {"report_table": "group_quarters", "programme": programme, "sector": sector}
        for programme, sector in sorted(SECTORS.items())
    ]


@pytest.mark.parametrize("programme", SECTORS)
def test_its_sector_has_its_numbers_and_another_none(source, programme):
    own = Slice("grp_repay_rate", "nation", programme=programme)
    both = replace(own, sector=SECTORS[programme])
    (other,) = set(SECTORS.values()) - {SECTORS[programme]}

    answer = strip(source, both).lists(COLUMNS)
    assert repr(answer) == repr(strip(source, own).lists(COLUMNS))
    assert all(value > 0 for value in answer["value"])
    elsewhere = strip(source, replace(own, sector=other)).lists(COLUMNS)
    assert set(elsewhere["flag"]) == {"no_programme"}


@pytest.mark.parametrize("programme", SECTORS)
def test_a_breakdown_lists_it_by_its_sector_and_its_sector_by_it(source, programme):
    sector, asked = SECTORS[programme], Selection("grp_repay_rate", programme=programme)
    (of_sector,) = breakdown(source, "grp_repay_rate", "ID", asked, by="sector")
    of_programmes = breakdown(
        source,
        "grp_repay_rate",
        "ID",
        Selection("grp_repay_rate", sector=sector),
        by="programme",
    )
    assert of_sector["part"] == sector
    assert [row["part"] for row in of_programmes] == [programme]
    assert of_programmes[0]["value"] == of_sector["value"] > 0
