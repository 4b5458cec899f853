"""How often the store is asked: counts that a change must not let grow unseen."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from time import sleep

import pytest

from dashboard.queries.breakdown import breakdowns
from dashboard.queries.moments import Slice
from dashboard.queries.profile import profile
from dashboard.queries.reading import load_together
from dashboard.queries.readings import readings_of
from dashboard.queries.ready import make_ready
from dashboard.queries.shown import row_of, row_year_before, rows_of, shown
from dashboard.queries.values import COLUMNS, series, strip, values
from dashboard.queries.views import map_view, view_inside
from dashboard.selection import Selection

REPAY = "grp_repay_rate"


class CountingStore:
    """Passes statements on and keeps them."""

    def __init__(self, store):
        self.store = store
        self.statements = []

    def __getattr__(self, name):
        return getattr(self.store, name)

    def query(self, sql, *parameters):
        self.statements.append(sql)
        return self.store.query(sql, *parameters)


@pytest.fixture
def counting(source):
    """A source that counts, with the facts of the version already known."""
    make_ready(source)
    strip(source, Slice("idm_iks", "regency"))
    return replace(source, store=CountingStore(source.store))


def asked(counting, ask) -> int:
    counting.store.statements.clear()
    ask()
    return len(counting.store.statements)


@pytest.mark.parametrize("sector", ["ANY", "savings_credit"])
def test_a_map_is_one_statement_with_its_regencies(counting, sector):
    slice_ = Slice(REPAY, "subdistrict", sector=sector)

    assert asked(counting, lambda: map_view(counting, slice_, "2024Q4")) == 1
    assert asked(counting, lambda: values(counting, slice_, "2024Q4")) == 1


def test_all_periods_are_one_statement(counting):
    slice_ = Slice(REPAY, "subdistrict")

    assert asked(counting, lambda: strip(counting, slice_)) == 1


def test_a_region_over_time_is_one_statement(counting):
    slice_ = Slice(REPAY, "subdistrict", programme="P1")

    assert asked(counting, lambda: series(counting, slice_, "32.04.05")) == 1


@pytest.mark.parametrize("region", ["32.04.05", "32.04", "ID"])
def test_a_profile_is_one_statement_per_table(counting, region):
    assert asked(counting, lambda: profile(counting, region)) == 2


class WatchedStore(CountingStore):
    """Knows how many were asking at the same time at most."""

    asking = most = 0

    def query(self, sql, *parameters):
        self.asking += 1
        self.most = max(self.most, self.asking)
        sleep(0.02)
        self.asking -= 1
        return super().query(sql, *parameters)


def test_profiles_are_read_one_by_one_for_the_engine_to_have_room(counting):
    watched = WatchedStore(counting.store)
    table = counting.catalogue.indicators[REPAY].table
    repay = [counting.catalogue.indicators[REPAY]]
    source = replace(counting, store=watched)

    with ThreadPoolExecutor(4) as threads:
        read = partial(load_together, source, table, repay, filters={}, periods=[])
        list(threads.map(lambda region: read(regions=[region]), ["32.04.05"] * 6))

    assert watched.most == 1


@pytest.mark.parametrize("sector", ["ANY", "savings_credit"])
def test_readings_are_one_statement_per_table(counting, sector):
    chosen = Selection(REPAY, period="2024Q4", sector=sector)
    keys = [REPAY, "grp_savers_share", "grp_books_ok"]
    regions = ["32.04.05", "32", "ID"]

    def ask():
        return readings_of(counting, keys, regions, chosen, with_trends=keys)

    assert asked(counting, ask) == 1


def test_all_breakdowns_are_one_statement(counting):
    chosen = Selection(REPAY, period="2024Q4")
    by = ("sector", "area_type", "programme")

    assert (
        asked(counting, lambda: breakdowns(counting, REPAY, "32", chosen, by=by)) == 1
    )


def test_regions_side_by_side_are_one_statement(counting):
    query = {"indicator": REPAY, "period": "2024Q4", "region": "32.04.05"}
    view = shown(counting, query)
    regions = ["32.04.05", "32.04.06", "32.73.01"]

    assert asked(counting, lambda: rows_of(counting, view, regions)) == 1


@pytest.mark.parametrize("sector", ["ANY", "savings_credit"])
def test_what_stands_beside_the_region_in_focus_is_one_statement(counting, sector):
    view = shown(counting, {"indicator": REPAY, "region": "32.04", "sector": sector})
    near = ["32.04", "32"]
    alone = [rows_of(counting, view, [region])[region] for region in near]

    def ask():
        assert [row_of(counting, view, region) for region in near] == alone
        assert row_year_before(counting, view, "32.04")["period"] == "2023Q3"

    assert asked(counting, ask) == 1
    assert asked(counting, ask) == 0


def test_a_view_of_a_part_reads_no_other_regions(counting):
    slice_ = Slice(REPAY, "subdistrict")
    whole = values(counting, slice_, "2024Q4", parent="32.04")

    asked(counting, lambda: None)
    part = view_inside(counting, slice_, "2024Q4", parent="32.04")

    (statement,) = counting.store.statements
    assert " FROM region_" in statement
    assert part.grid.records(COLUMNS) == whole.records(COLUMNS)


def test_a_profile_hands_over_one_list_a_row_however_many_indicators(counting):
    asked(counting, lambda: profile(counting, "32.04"))

    of_groups = next(s for s in counting.store.statements if "group_quarters" in s)
    columns = counting.store.query(f"DESCRIBE {of_groups.split(' WHERE')[0]}")
    assert columns["column_name"].to_pylist() == ["region", "period", "moments"]


def test_a_selection_is_read_once_for_all_parts_of_a_page(counting):
    query = {"indicator": REPAY, "period": "2024Q2", "region": "32.04"}

    assert asked(counting, lambda: shown(counting, query)) == 1
    assert asked(counting, lambda: shown(counting, query)) == 0


def test_reads_the_columns_of_the_indicator_alone(counting):
    slice_ = Slice("grp_books_ok", "subdistrict")

    asked(counting, lambda: map_view(counting, slice_, "2024Q4", bounds=False))

    (statement,) = counting.store.statements
    assert "grp_books_ok__num" in statement
    assert "grp_repay_rate" not in statement
    assert "__cxx" not in statement
