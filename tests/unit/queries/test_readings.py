from dataclasses import replace

import pytest

from dashboard.queries.choices import offers_of, read_selection, slice_of
from dashboard.queries.intervals import difference_interval
from dashboard.queries.moments import Slice
from dashboard.queries.readings import reading, readings_of, trend_rows
from dashboard.queries.values import COLUMNS, disclosed
from dashboard.regions import level_of
from dashboard.selection import Selection

REPAID = "grp_repay_rate"


def chosen(**choices) -> Selection:
    return Selection(indicator=REPAID, **choices)


def alone(source, period, region="32", level="province"):
    return disclosed(source, Slice(REPAID, level), [period], region=region)


def test_says_what_the_map_says_of_the_region(source):
    found = reading(source, REPAID, "32", chosen(period="2024Q3"))

    assert [found.row] == alone(source, "2024Q3").records(COLUMNS)
    assert [found.before] == alone(source, "2023Q3").records(COLUMNS)


def test_the_change_is_that_since_the_same_quarter_a_year_before(source):
    found = reading(source, REPAID, "32", chosen(period="2024Q3"))
    lower, upper = difference_interval(found.row, found.before)

    assert found.change.value == found.row["value"] - found.before["value"]
    assert (found.change.lower, found.change.upper) == (float(lower), float(upper))
    assert found.change.within_chance == (lower <= 0 <= upper)


def test_without_a_year_before_there_is_no_change(source):
    first = offers_of(source).periods[REPAID][0]

    found = reading(source, REPAID, "32", chosen(period=first))

    assert found.row is not None
    assert found.before is None and found.change is None


def test_each_has_its_own_latest_period(source):
    found = reading(source, "idm_iks", "32", chosen(period="2025Q1"))

    assert found.period == "2024"


@pytest.mark.parametrize(
    ("choices", "missing"),
    [
        ({"programme": "P1"}, ("programme",)),
        ({"programme": "P1", "area_type": "urban"}, ("programme", "area_type")),
    ],
)
def test_what_cannot_be_filtered_shows_nothing_and_says_why(source, choices, missing):
    found = reading(source, "idm_iks", "32", chosen(**choices))

    assert found.row is None and found.change is None
    assert found.not_applicable == missing
    assert trend_rows(source, "idm_iks", "32", chosen(**choices)) == []


def test_a_level_without_figures_is_named(source):
    found = reading(source, REPAID, "32.04.05.2001", chosen())

    assert found.not_applicable == ("level",)


def test_an_indicator_without_data_has_no_period(source):
    found = reading(source, "grp_fund_growth", "32", chosen())

    assert (found.period, found.row, found.not_applicable) == (None, None, ())


def test_the_trend_ends_with_the_reading(source):
    choices = chosen(period="2024Q2", programme="P1")

    rows = trend_rows(source, REPAID, "32", choices)

    assert rows[-1] == reading(source, REPAID, "32", choices).row
    assert [row["period"] for row in rows] == sorted(row["period"] for row in rows)


def by_itself(source, one, choices):
    """The row as a map of its level has it."""
    slice_ = slice_of(choices, level=level_of(one.region))
    slice_ = replace(slice_, indicator=one.indicator.id)
    [row] = disclosed(source, slice_, [one.period], region=one.region).records(COLUMNS)
    return row


@pytest.mark.parametrize(
    "filters",
    [{}, {"sector": "savings_credit"}, {"area_type": "urban", "programme": "P1"}],
)
def test_many_read_together_are_what_each_is_alone(source, filters):
    keys = [REPAID, "grp_books_ok", "idm_iks"]
    regions = ["32.04.05", "11.01.02", "32.73.01", "32.04", "32", "ID"]
    choices = chosen(period="2024Q4", **filters)

    found = readings_of(source, keys, regions, choices)

    for region in regions:
        for key in keys:
            assert found[region][key] == reading(source, key, region, choices)
            if not found[region][key].not_applicable:
                assert found[region][key].row == by_itself(
                    source, found[region][key], choices
                )


def test_an_indicator_may_be_asked_for_in_a_period_of_its_own(source):
    keys = [REPAID, "grp_books_ok"]

    found = readings_of(
        source, keys, ["32"], chosen(period="2024Q4"), periods={REPAID: "2024Q2"}
    )

    assert [found["32"][key].period for key in keys] == ["2024Q2", "2024Q4"]


def test_a_page_of_its_own_indicators_keeps_the_one_that_was_chosen(source):
    query = {"indicator": "idm_iks", "programme": "P1", "period": "2024Q3"}

    selection, notices = read_selection(source, query, only=(REPAID,))

    assert (selection.indicator, selection.programme) == ("idm_iks", "P1")
    assert notices == []
