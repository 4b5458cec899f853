"""From imported group reports to totals, compared with plain pandas."""

import pandas as pd
import pytest

from tests.spec.reports import catalogue_of_groups
from tests.stores.builds import build_here, table_of, whole_totals
from tests.stores.oracle import KEY, totals
from tests.stores.raw import withdraw, write_table_import
from tests.stores.reports import (
    INFLATION,
    QUARTERS,
    SECTORS,
    units,
    world,
    write_world,
)
from tests.stores.units import INDICATORS

FILTERS = ["programme", "sector", "area_type"]


@pytest.fixture(scope="module")
def tables():
    return world()


@pytest.fixture(scope="module")
def built(tables, tmp_path_factory):
    root = tmp_path_factory.mktemp("world")
    write_world(root, tables)
    return build_here(root, catalogue_of_groups())


@pytest.fixture(scope="module")
def expected(tables, regions):
    rows = units(tables)
    area_types = {code: regions[code].area_type for code in rows["region"].unique()}
    rows["area_type"] = rows["region"].map(area_types)
    return totals(rows, INDICATORS)


def stored(built) -> pd.DataFrame:
    return whole_totals(built.folder, "group_quarters")


def test_every_level_and_filter_is_what_pandas_makes_of_the_reports(built, expected):
    found = stored(built)
    found = found[found["due"] > 0].reset_index(drop=True)
    numbers = expected.columns.difference(KEY)
    pd.testing.assert_frame_equal(found[KEY], expected[KEY])
    pd.testing.assert_frame_equal(
        found[numbers].astype(float), expected[numbers].astype(float), rtol=1e-12
    )


def test_sub_districts_add_up_to_every_level_above(built):
    rows = stored(built)
    summed = [c for c in rows if c.endswith(("__num", "__den", "__n", "due", "__xx"))]
    by_level = {
        level: part.groupby(["period", *FILTERS])[summed].sum()
        for level, part in rows.groupby("level")
    }
    for level in ("province", "regency"):
        pd.testing.assert_frame_equal(by_level[level], by_level["nation"], rtol=1e-12)
    whole = by_level["nation"].query("area_type == 'ANY'")
    pd.testing.assert_frame_equal(by_level["subdistrict"], whole, rtol=1e-12)


def test_programmes_with_groups_are_listed_for_the_filter(built):
    assert list(table_of(built, "programmes")["code"]) == sorted(SECTORS)


def test_counts_of_groups_and_reporting_rate(built, expected):
    nation = "level == 'nation' and programme == sector == area_type == 'ANY'"
    found, right = stored(built).query(nation), expected.query(nation)
    assert list(found["groups_count__num"]) == list(right["due"])
    assert list(found["reporting_rate__num"]) == list(right["reported"])
    assert list(found["reporting_rate__den"]) == list(right["due"])
    assert list(found["members_count__num"]) == list(right["grp_savers_share__den"])
    assert found["groups_count__den"].isna().all()


def test_real_growth_follows_the_same_groups_and_counts_closed_ones_as_zero(
    built, tables
):
    reports = tables["group_reports"]
    sound = reports[reports["savers_n"] <= reports["members_n"]]
    sound = sound.drop_duplicates(["group_id", "quarter"]).set_index("group_id")
    before = sound[sound["quarter"] == "2023Q4"]["fund_equity_rp"]
    now = sound[sound["quarter"] == "2024Q4"]["fund_equity_rp"]
    groups = tables["groups"].set_index("group_id").loc[before.index]
    lost = (groups["status"] == "closed") & (groups["close_reason"] == "conflict")
    alive = groups["status"] != "closed"
    matched = before.index[alive & before.index.isin(now.index)]
    real = (now.loc[matched] / INFLATION**4).round()

    row = (
        stored(built)
        .query("level == 'nation' and programme == sector == area_type == 'ANY'")
        .set_index("period")
        .loc["2024Q4"]
    )

    assert lost.any()
    assert row["grp_fund_growth__num"] == pytest.approx(real.sum(), abs=len(real))
    assert row["grp_fund_growth__den"] == (
        before.loc[matched].sum() + before[lost].sum()
    )
    assert row["grp_fund_growth__n"] == len(matched) + lost.sum()


def test_what_is_wrong_or_replaced_is_listed_row_by_row(built, tables):
    reports = tables["group_reports"]
    wrong = (reports["savers_n"] > reports["members_n"]).sum()
    twice = reports.duplicated(["group_id", "quarter"]).sum()
    findings = table_of(built, "findings")
    counts = findings["rule"].value_counts()
    assert counts["savers_over_members"] == wrong > 0
    assert counts["replaced"] == twice > 0
    one = findings[findings["rule"] == "savers_over_members"].iloc[0]
    assert (one["file_name"], one["severity"]) == ("file5.csv", "reject")
    assert reports.iloc[one["line"] - 2]["quarter"] == one["period"]


def test_completeness_tells_what_came_and_what_was_used(built, tables, expected):
    reports = tables["group_reports"]
    rows = table_of(built, "completeness")
    nation = rows[rows["level"] == "nation"].set_index("period")
    right = expected.query(
        "level == 'nation' and programme == sector == area_type == 'ANY'"
    ).set_index("period")
    received = reports.drop_duplicates(["group_id", "quarter"])
    assert list(nation.index) == list(QUARTERS)
    assert (nation["due"] == right["due"]).all()
    assert (nation["reported"] == right["reported"]).all()
    assert (
        nation["received"] == received["quarter"].value_counts()[nation.index]
    ).all()
    assert (nation["received"] == nation["reported"] + nation["rejected"]).all()
    assert (nation["cells_filled"] == nation["cells_required"]).all()


def test_periods_of_an_indicator_are_those_reported(built):
    periods = table_of(built, "indicator_periods")
    found = periods[periods["indicator"] == "grp_savers_share"]
    assert tuple(found["period"]) == QUARTERS
    assert (found["regions_with_data"] <= 9).all()
    assert (found["reported"] < found["due"]).all()


def test_a_corrected_report_replaces_and_withdrawing_it_restores(tables, tmp_path):
    write_world(tmp_path, tables)
    first = stored(build_here(tmp_path, catalogue_of_groups()))
    columns = catalogue_of_groups().tables["group_reports"].columns
    types = {name: column.sql_type for name, column in columns.items()}
    reports = tables["group_reports"]
    row = reports[reports["quarter"] == "2024Q4"].iloc[0].to_dict()
    later = row | {"members_n": 50, "savers_n": 50, "submitted_on": "2025-02-01"}
    folder = write_table_import(tmp_path, "group_reports", [later], types, sequence=9)

    corrected = stored(build_here(tmp_path, catalogue_of_groups()))
    withdraw(folder)
    restored = stored(build_here(tmp_path, catalogue_of_groups()))

    assert corrected["due"].sum() == first["due"].sum()
    assert corrected["reported"].sum() == first["reported"].sum()
    assert corrected["members_count__num"].sum() > first["members_count__num"].sum()
    pd.testing.assert_frame_equal(restored, first)


def test_the_order_of_rows_and_files_changes_nothing(tables, built, tmp_path):
    shuffled = {
        name: rows.sample(frac=1, random_state=2) for name, rows in tables.items()
    }
    write_world(tmp_path, shuffled)
    again = build_here(tmp_path, catalogue_of_groups())
    for name in ("map_group_quarters", "region_group_quarters", "completeness"):
        pd.testing.assert_frame_equal(table_of(again, name), table_of(built, name))
