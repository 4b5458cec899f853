"""What is shown, what is hidden, and which reason comes first."""

from datetime import date

import numpy as np
import pytest

from dashboard.catalogue import Indicator, MinimumN
from dashboard.disclosure import flags
from dashboard.queries.disclosure import disclose

TEXT = {"id": "x", "en": "x"}


def indicator(**changes) -> Indicator:
    values = {
        "id": "share",
        "pillar": "self_management",
        "table": "group_quarters",
        "numerator": "a",
        "denominator": "b",
        "aggregate": "sum",
        "unit": "percent",
        "time": "flow",
        "levels": ("nation", "province", "regency", "subdistrict"),
        "n": "groups",
        "minimum_n": MinimumN(confidentiality=5, publication=10),
        "interval": "ratio",
        "source": {"id": "x", "en": "x"},
        "reviewed_on": date(2026, 11, 22),
        "name": TEXT,
        "why": TEXT,
        "formula": TEXT,
    }
    return Indicator(**(values | changes))


def cell(**changes: float) -> dict[str, np.ndarray]:
    """One cell with its moments, as an array of one."""
    values = {
        "numerator": 500.0,
        "denominator": 1000.0,
        "value": 0.5,
        "lower": 0.4,
        "upper": 0.6,
        "n": 40.0,
        "max": 50.0,
        "due": 42.0,
        "reported": 40.0,
    }
    return {name: np.array([number]) for name, number in (values | changes).items()}


def flag_of(shown) -> str:
    return flags.FLAGS[shown["flag"][0]]


def numbers_of(shown, *names: str) -> list[float]:
    return [float(shown[name][0]) for name in names]


def flagged(flag: str) -> dict[str, np.ndarray]:
    return {"flag": np.array([flags.NUMBER[flag]])}


def is_hidden(shown, names) -> bool:
    return all(np.isnan(shown[name][0]) for name in names)


NUMBERS = ["numerator", "denominator", "value", "lower", "upper"]


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({}, flags.OK),
        ({"n": 12.0, "due": 12.0, "reported": 12.0}, flags.CAUTION),
        ({"reported": 30.0}, flags.PARTIAL),
        ({"reported": 20.0}, flags.LOW_REPORTING),
        ({"n": 9.0}, flags.TOO_FEW),
        ({"n": 4.0}, flags.SUPPRESSED),
        ({"n": 4.0, "reported": 10.0}, flags.SUPPRESSED),
        ({"n": 0.0, "reported": 0.0, "value": np.nan}, flags.NOT_REPORTED),
        ({"n": 0.0, "value": np.nan}, flags.NO_DATA),
        ({"due": 0.0, "reported": 0.0, "value": np.nan}, flags.NO_PROGRAMME),
        ({"due": np.nan, "reported": np.nan, "value": np.nan}, flags.NO_PROGRAMME),
    ],
)
def test_first_hit_wins(changes, flag):
    assert flag_of(disclose(cell(**changes), indicator())) == flag


def test_zero_is_shown():
    shown = disclose(cell(numerator=0.0, value=0.0, lower=0.0), indicator())

    assert flag_of(shown) == flags.OK
    assert numbers_of(shown, "value") == [0]


def test_confidentiality_hides_value_and_counts():
    shown = disclose(cell(n=4.0), indicator())

    assert is_hidden(shown, [*NUMBERS, "n"])


def test_reliability_hides_the_value_and_says_how_many():
    shown = disclose(cell(n=9.0), indicator())

    assert is_hidden(shown, NUMBERS)
    assert numbers_of(shown, "n") == [9]


@pytest.mark.parametrize("numerator", [1.0, 4.0, 996.0, 999.0])
def test_small_counts_of_a_sensitive_trait_are_hidden(numerator):
    shown = disclose(cell(numerator=numerator), indicator(sensitive=True))

    assert flag_of(shown) == flags.SUPPRESSED


def test_money_of_one_dominant_group_is_hidden():
    money = indicator(dominance=True)

    assert flag_of(disclose(cell(max=701.0), money)) == flags.SUPPRESSED
    assert flag_of(disclose(cell(max=699.0), money)) == flags.OK


def test_too_few_takes_the_last_four_quarters_if_they_pass():
    pooled = cell(n=36.0, value=0.55, due=40.0, reported=38.0)

    shown = disclose(cell(n=9.0), indicator(), pooled=pooled)

    assert flag_of(shown) == flags.POOLED
    assert numbers_of(shown, "value", "n") == [0.55, 36]


def test_too_few_takes_the_regency_where_pooling_does_not_help():
    parents = cell(value=0.6, n=400.0) | flagged(flags.OK)

    shown = disclose(cell(n=6.0), indicator(), pooled=cell(n=8.0), parents=parents)

    assert flag_of(shown) == flags.PARENT_VALUE
    assert numbers_of(shown, "value") == [0.6]
    assert is_hidden(shown, ["numerator", "denominator"])


def test_stand_ins_are_asked_for_the_cells_that_need_them_and_no_others():
    asked = []

    def pooled(places):
        asked.append(places.tolist())
        return {k: v.repeat(len(places)) for k, v in cell(n=36.0, value=0.5).items()}

    cells = {k: v.repeat(4) for k, v in cell().items()}
    cells["n"] = np.array([40.0, 9.0, 4.0, 8.0])

    shown = disclose(cells, indicator(), pooled=pooled)

    assert asked == [[1, 3]]
    found = [flags.FLAGS[number] for number in shown["flag"]]
    assert found == [flags.OK, flags.POOLED, flags.SUPPRESSED, flags.POOLED]
    assert shown["n"].tolist()[:2] == [40, 36]


def test_nothing_stands_in_where_every_cell_has_units_enough():
    def asked(places):
        raise AssertionError(places)

    shown = disclose(cell(n=40.0), indicator(), pooled=asked, parents=asked)

    assert flag_of(shown) == flags.OK


def test_confidential_cells_are_never_filled_in():
    parents = cell() | flagged(flags.OK)

    shown = disclose(cell(n=4.0), indicator(), pooled=cell(), parents=parents)

    assert flag_of(shown) == flags.SUPPRESSED
    assert is_hidden(shown, [*NUMBERS, "n"])


def test_a_parent_that_is_withheld_stands_for_nothing():
    parents = cell(value=np.nan) | flagged(flags.LOW_REPORTING)

    shown = disclose(cell(n=9.0), indicator(), parents=parents)

    assert flag_of(shown) == flags.TOO_FEW


def test_public_figures_know_only_data_and_no_data():
    public = indicator(table="figures", disclosure="public", interval="none")
    known, unknown = cell(n=1.0), cell(value=np.nan)

    assert flag_of(disclose(known, public)) == flags.OK
    assert flag_of(disclose(unknown, public)) == flags.NO_DATA


def test_counts_of_groups_do_not_need_reports():
    count = indicator(
        minimum_n=MinimumN(confidentiality=1, publication=1),
        interval="count",
        reports="not_needed",
    )

    shown = disclose(cell(n=3.0, reported=0.0), count)

    assert flag_of(shown) == flags.OK


def test_a_site_with_nothing_to_report_is_not_late():
    of_sites = indicator(reports="sites")

    assert flag_of(disclose(cell(reported=10.0), of_sites)) == flags.OK
    assert flag_of(disclose(cell(reported=0.0), of_sites)) == flags.NOT_REPORTED
    assert flag_of(disclose(cell(due=0.0), of_sites)) == flags.NO_PROGRAMME


def test_people_behind_too_few_events_are_too_few():
    attendance = indicator(n_counts="denominator", minimum_units=3)

    assert flag_of(disclose(cell(units=np.array(2.0)), attendance)) == flags.TOO_FEW
    assert flag_of(disclose(cell(units=np.array(3.0)), attendance)) == flags.OK


@pytest.mark.parametrize(
    ("interval", "flag"), [("wilson", flags.CAUTION), ("none", flags.OK)]
)
def test_where_nothing_is_due_only_what_has_a_range_is_read_with_care(interval, flag):
    cells = cell(n=12.0)
    del cells["due"], cells["reported"]

    shown = disclose(cells, indicator(reports="none", interval=interval))

    assert flag_of(shown) == flag


def test_leaves_its_input_as_it_was():
    before = cell(n=4.0)

    disclose(before, indicator())

    assert before == cell(n=4.0)
