import pytest

from dashboard.queries.region_context import region_context


def test_shares_of_a_region_are_shares_of_sums(source):
    found = region_context(source, "32.73", period="2024Q3")

    assert (found.year, found.population, found.villages_n) == (2024, 2000, 12)
    assert found.women_share == pytest.approx(0.49)
    assert found.poor_share == pytest.approx(0.40)


def test_nothing_is_known_before_the_first_year_nor_where_no_report_is(source):
    assert region_context(source, "32.73", period="2023Q4") is None
    assert region_context(source, "91", period="2024Q3") is None


def test_without_a_period_the_latest_year_counts(source):
    assert region_context(source, "ID").year == 2024
