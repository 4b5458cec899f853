import pytest

from dashboard.queries.choices import read_selection
from dashboard.queries.comparison import second_period

REPAY = {"indicator": "grp_repay_rate", "period": "2024Q4"}
QUARTERS = ["2023Q3", "2023Q4", "2024Q3", "2024Q4"]


@pytest.mark.parametrize(
    ("periods", "asked", "second"),
    [
        (QUARTERS, "2024Q3", "2024Q3"),
        (QUARTERS, "2024Q4", "2024Q4"),  # the same on both sides, if one insists
        (QUARTERS, None, "2023Q4"),
        (QUARTERS, "rubbish", "2023Q4"),
        (QUARTERS, "2024Q1", "2023Q4"),
        (QUARTERS, "2031Q1", "2024Q3"),
        (QUARTERS, "2009", "2023Q3"),
        (["2024Q3", "2024Q4"], None, "2024Q3"),
        (["2024Q4"], "2024Q4", None),
        (["2024Q4"], "2023Q4", None),
        ([], None, None),
    ],
)
def test_there_is_a_second_period_wherever_there_are_two(periods, asked, second):
    assert second_period(periods, shown="2024Q4", asked=asked) == second


def read(source, **query):
    selection, notices = read_selection(source, {"lang": "en"} | query)
    return selection, [notice.text for notice in notices]


def test_an_unusable_second_period_is_replaced_and_said(source):
    selection, told = read(source, **REPAY, compare="change", period_b="2031Q1")

    assert selection.period_b == "2024Q3"
    assert told == ["There are no figures of “2031 Q1”; compared with 2024 Q3."]


def test_what_is_no_period_is_named_as_it_stands(source):
    _, told = read(
        source, indicator="grp_repay_rate", compare="period", period_b="rubbish"
    )

    assert told[0].startswith("There are no figures of “rubbish”; compared with")


def test_a_second_indicator_without_figures_is_replaced_and_said(source):
    selection, told = read(
        source, indicator="grp_repay_rate", compare="indicator", indicator_b="nothing"
    )

    assert selection.indicator_b not in (None, "grp_repay_rate", "nothing")
    assert told[0].startswith("There are no figures of “nothing”; compared with")


def test_nothing_is_compared_unless_it_is_asked_for(source):
    selection, told = read(source, indicator="idm_iks", period_b="rubbish")

    assert selection.period_b is None
    assert told == []
