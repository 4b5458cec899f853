"""Every survey figure again from its households, and no household in what is kept."""

import itertools
import math

import pytest

from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.queries.arms import changes_by_part, comparisons, lifestyle, waves_shown
from dashboard.queries.intervals import Z95
from dashboard.queries.moments import Slice
from dashboard.queries.values import COLUMNS, disclosed
from dashboard.regions import level_of
from dashboard.settings import Settings
from dashboard.store import open_store
from tests.stores.households import INDICATORS, Survey
from tests.stores.proof import IS_WHOLE

PERIODS = ("2023Q2", "2025Q2")
DOMAINS = (
    {},
    {"arm": "T"},
    {"arm": "C", "urban_rural": "R"},
    {"arm": "T", "area_type": "urban"},
)
# of the whole demo a real expenditure lies between two rupiah and rounds to the other
TOLERANCE = 1e-8 if IS_WHOLE else 1e-9
COLUMN_OF = {"area_type": "area_type", "programme": "program_code"}


@pytest.fixture(scope="module")
def survey(proven_demo):
    return Survey(proven_demo.reports)


@pytest.fixture(scope="module")
def context(proven_demo, catalogue, regions):
    return Context(open_store(proven_demo.root), catalogue, regions, Settings())


@pytest.fixture(scope="module")
def stored(context):
    """Rows of a table of the store as dictionaries."""
    return lambda table: context.store.query(f"FROM {table}").to_pylist()


@pytest.mark.parametrize("domain", DOMAINS, ids=str)
def test_totals_and_variances_are_those_of_the_households(stored, survey, domain):
    every = {"arm": "ANY", "urban_rural": "ANY", "area_type": "ANY", "programme": "ANY"}
    rows = [
        row
        for row in stored("survey_domains")
        if all(row[name] == value for name, value in (every | domain).items())
    ]
    assert {row["level"] for row in rows} == {"nation", "province", "regency"}
    for row in rows:
        for right in survey.of(row["region"], row["period"], **domain):
            _assert_same(row, right)


def _assert_same(row: dict, right: dict) -> None:
    one = right["indicator"]
    found = {
        name.removeprefix(f"{one}__"): cell
        for name, cell in row.items()
        if name.startswith(one)
    }
    assert found["n"] == right["n"]
    assert found["psu"] == right["psu"]
    if found["num"] is None:  # fewer than may be told apart
        assert right["n"] < 10
        return
    assert found["num"] == pytest.approx(right["num"], rel=TOLERANCE, abs=1e-6)
    assert found["den"] == pytest.approx(right["den"], rel=TOLERANCE)
    ratio = found["num"] / found["den"]
    spread = (
        found["v_num_num"]
        - 2 * ratio * found["v_num_den"]
        + ratio**2 * found["v_den_den"]
    )
    # of one village nothing is left but what its three sums lose to each other
    nothing = 1e-12 * (max(1.0, ratio**2) if IS_WHOLE else 1.0)
    assert spread / found["den"] ** 2 == pytest.approx(
        right["variance"], rel=1e-6, abs=nothing
    )


def test_everyone_s_rows_are_the_domain_of_all(stored):
    whole = {
        (row["region"], row["period"]): row
        for row in stored("survey_domains")
        if row["arm"] == "ANY"
    }
    for row in stored("map_households"):
        other = whole[row["region"], row["period"]]
        assert all(row[name] == other[name] for name in row if "__" in name)


def test_changes_and_their_variances_are_those_of_households_asked_twice(
    stored, survey
):
    compared = 0
    for row in stored("survey_changes"):
        of_arm = row["urban_rural"] == row["area_type"] == row["programme"] == "ANY"
        if row["level"] == "regency" or row["arm"] == "ANY" or not of_arm:
            continue
        for one in set(INDICATORS) - {"welf_lifestyle_net"}:
            right = survey.change(
                row["region"], row["period"], row["before"], row["arm"], one
            )
            _assert_same_change(row, one, right)
            compared += 1
    places = 1 + survey.households["kec_code"].str[:2].nunique()
    assert compared == places * 2 * 4  # two arms, four indicators


def _assert_same_change(row: dict, one: str, right) -> None:
    a0, b0, a1, b1 = (row[f"{one}__{name}"] for name in ("a0", "b0", "a1", "b1"))
    change, variance, n = right
    assert a1 / b1 - a0 / b0 == pytest.approx(change, rel=1e-6)
    gradient = {"a0": -1 / b0, "b0": a0 / b0**2, "a1": 1 / b1, "b1": -a1 / b1**2}
    found = sum(
        (1 if x == y else 2) * gradient[x] * gradient[y] * row[f"{one}__v_{x}_{y}"]
        for x, y in itertools.combinations_with_replacement(gradient, 2)
    )
    assert found == pytest.approx(variance, rel=1e-6)
    assert row[f"{one}__n"] == n


@pytest.mark.parametrize("one", INDICATORS)
@pytest.mark.parametrize("level", ["nation", "province", "regency"])
def test_queries_answer_with_these_values_and_ranges(context, survey, one, level):
    grid = disclosed(context, Slice(one, level), PERIODS)
    shown = 0
    for row in grid.records(COLUMNS):
        if row["flag"] == flags.NO_DATA:
            continue
        right = next(
            r for r in survey.of(row["region"], row["period"]) if r["indicator"] == one
        )
        assert row["n"] == right["n"]
        if row["flag"] in flags.SHOWN_OWN:
            shown += 1
            assert row["value"] == pytest.approx(right["num"] / right["den"])
            assert row["lower"] < row["value"] < row["upper"]
            _assert_sure_enough(row, right, context.catalogue.indicators[one], level)
        else:
            assert row["value"] is row["lower"] is row["numerator"] is None
    assert shown or one == "welf_lifestyle_net"


def _assert_sure_enough(row, right, indicator, level: str) -> None:
    scale = indicator.error_scale or abs(row["value"])
    error = math.sqrt(right["variance"]) / scale
    assert error <= (0.25 if level == "regency" else 0.50)
    assert row["n"] >= max(25, indicator.minimum_n.publication)
    assert (row["flag"] == flags.OK) == (row["n"] >= 50 and error <= 0.25)


@pytest.mark.parametrize("one", INDICATORS)
def test_a_sub_district_has_no_survey_figure_of_its_own(context, one):
    rows = disclosed(context, Slice(one, "subdistrict"), PERIODS).records(COLUMNS)

    assert {row["flag"] for row in rows}.isdisjoint(flags.SHOWN_OWN)
    assert {row["numerator"] for row in rows} == {None}


@pytest.mark.parametrize(
    "table", ["map_households", "region_households", "survey_domains", "survey_changes"]
)
def test_nothing_below_the_regency_is_kept(stored, table):
    levels = {(row["level"], level_of(row["region"])) for row in stored(table)}

    assert {level for level, _ in levels} == {"nation", "province", "regency"}
    assert all(level == of_code for level, of_code in levels)


def test_the_page_s_changes_have_the_range_of_households_asked_twice(context, survey):
    waves = waves_shown(context, "34.04.01", None)
    assert (waves.region, waves.before, waves.after) == ("34.04", *PERIODS)

    nation = waves_shown(context, "ID", "2025Q3")
    for pair in comparisons(context, nation):
        for arm, found in pair.arms.items():
            right = survey.change("ID", *reversed(PERIODS), arm, pair.indicator.id)
            half = Z95 * math.sqrt(right[1])
            assert found.change["value"] == pytest.approx(right[0], rel=1e-6)
            ends = found.change["upper"] - found.change["lower"]
            assert ends == pytest.approx(2 * half, rel=1e-6)
            assert found.before["n"] == found.after["n"] == right[2]


def test_parts_are_those_of_their_own_households(context, survey):
    waves = waves_shown(context, "ID", None)
    one = context.catalogue.indicators["welf_asset_index"]
    found = changes_by_part(context, one, waves)

    told = 0
    assert set(found["area_type"]) == set(context.catalogue.area_types)
    assert {arm for arms in found["programme"].values() for arm in arms} == {"T"}
    for by, parts in found.items():
        for part, arms in parts.items():
            for arm, shown in arms.items():
                domain = {COLUMN_OF[by]: part}
                right = survey.change("ID", *reversed(PERIODS), arm, one.id, **domain)
                assert shown.before["n"] in (right[2], None)
                if shown.change["value"] is not None:
                    told += 1
                    assert shown.change["value"] == pytest.approx(right[0], rel=1e-6)
    assert told > 6


def test_arms_of_a_regency_with_few_households_show_no_change(context):
    hidden = 0
    for region in ("91.19", "91.71"):  # forty households in all
        for pair in comparisons(context, waves_shown(context, region, None)):
            for found in pair.arms.values():
                sides = (found.before, found.after)
                if any(side["flag"] not in flags.SHOWN_OWN for side in sides):
                    assert found.change["value"] is None
                    hidden += 1
    assert hidden


def test_a_way_of_life_is_that_of_the_arm_s_households(context, survey):
    indicator, rows = lifestyle(context, waves_shown(context, "ID", None))
    for arm, row in rows.items():
        right = next(
            one
            for one in survey.of("ID", PERIODS[1], arm=arm)
            if one["indicator"] == indicator.id
        )
        assert row["value"] == pytest.approx(right["num"] / right["den"])
        assert row["n"] == right["n"]
