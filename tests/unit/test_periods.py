import pytest

from dashboard.periods import (
    UnknownPeriod,
    latest_not_after,
    parse_period,
    period_range,
    shift_period,
    year_before,
)


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("2024", ("year", 2024, 1)),
        ("2024S2", ("half", 2024, 2)),
        ("2024Q3", ("quarter", 2024, 3)),
    ],
)
def test_reads_each_kind(text, parsed):
    assert parse_period(text) == parsed


@pytest.mark.parametrize("text", ["2024Q5", "2024S3", "24Q1", "2024q1", "", "2024Q0"])
def test_refuses_what_is_no_period(text):
    with pytest.raises(UnknownPeriod):
        parse_period(text)


def test_shifts_over_the_year_end():
    assert shift_period("2023Q4", 1) == "2024Q1"
    assert shift_period("2024S1", -1) == "2023S2"
    assert shift_period("2024", -10) == "2014"


def test_compares_with_the_same_season():
    assert year_before("2024Q3") == "2023Q3"


def test_lists_a_range_of_one_kind_only():
    assert period_range("2023Q4", "2024Q2") == ("2023Q4", "2024Q1", "2024Q2")
    with pytest.raises(UnknownPeriod):
        period_range("2023", "2024Q2")


def test_takes_the_latest_that_ends_in_time():
    assert latest_not_after(["2022", "2023", "2024"], "2024Q3") == "2023"
    assert latest_not_after(["2024Q1", "2024Q2"], "2024S1") == "2024Q2"
    assert latest_not_after(["2025"], "2024Q3") is None
