"""The sentences of the sheet, readings written out by hand."""

import pytest

from dashboard.components.report_words import (
    came_words,
    fine_print,
    funded_of,
    money_words,
    of_ten,
    of_ten_words,
    proposals_words,
    share_words,
)
from dashboard.disclosure import flags
from dashboard.queries import report as measures
from dashboard.queries.readings import Reading


@pytest.fixture
def told(catalogue):
    """(measure=value or flag, …) -> the readings of the sheet; others have no data."""

    def readings(**values):
        return {
            key: Reading(
                catalogue.indicators[key], "32.04.05", "2024Q4", row(values[key])
            )
            if key in values
            else Reading(catalogue.indicators[key], "32.04.05")
            for key in measures.MEASURES
        }

    return readings


def row(value):
    is_shown = not isinstance(value, str)
    return {
        "region": "32.04.05",
        "period": "2024Q4",
        "numerator": value * 50 if is_shown else None,
        "denominator": 50.0 if is_shown else None,
        "value": value if is_shown else None,
        "lower": None,
        "upper": None,
        "n": 50 if is_shown else None,
        "flag": flags.OK if is_shown else value,
        "due": None,
        "reported": None,
    }


@pytest.mark.parametrize(
    ("value", "signs", "words"),
    [
        (0.0, 0, "0 dari 10"),
        (0.02, 0, "kurang dari 1 dari 10"),
        (0.05, 1, "1 dari 10"),
        (0.84, 8, "8 dari 10"),
        (0.97, 10, "hampir 10 dari 10"),
        (1.0, 10, "10 dari 10"),
        (1.3, 10, "10 dari 10"),
    ],
)
def test_a_share_is_said_of_ten_and_never_as_none_or_all_of_them(value, signs, words):
    assert (of_ten(value), of_ten_words(value, "id")) == (signs, words)


def test_people_read_how_many_of_their_proposals_were_funded(told):
    found = told(prop_made=12.0, prop_funded=4.0, prop_funded_rp=1.2e9)

    assert proposals_words(found, "id") == "Usulan Anda: 12, didanai 4"
    assert proposals_words(found, "en") == "Your proposals: 12, funded 4"
    assert money_words(found, "en").startswith("Money granted: Rp")
    assert funded_of(found) == (3, 10)
    assert funded_of(told(prop_made=3.0, prop_funded=1.0)) == (1, 3)


def test_none_funded_is_said_and_has_no_line_of_money(told):
    found = told(prop_made=3.0, prop_funded=0.0, prop_funded_rp=0.0)

    assert proposals_words(found, "id") == "Usulan Anda: 3, belum ada yang didanai"
    assert money_words(found, "id") == ""


def test_what_is_not_known_is_neither_blank_nor_zero(told):
    nothing = told()
    silent = told(part_s2_plan=flags.NOT_REPORTED, grp_savers_share=flags.SUPPRESSED)

    assert proposals_words(nothing, "id") == "Usulan Anda: belum ada data"
    assert funded_of(nothing) is None
    assert came_words(silent, "en").endswith("planning meetings: not reported yet")
    withheld = share_words(measures.SAVERS, silent, "en")
    assert withheld.startswith("Savings: withheld: fewer than 5 groups")


def test_the_regencys_figure_says_whose_it_is(told, context_of_regions):
    found = told(complaint_resolved_30d=0.7)[measures.COMPLAINTS]

    own = fine_print(found, "32.04.05", context_of_regions, "en")
    other = fine_print(found, "32.04.06", context_of_regions, "en")

    assert own.startswith("70.0")
    assert other.startswith("figure of Kec. Cileunyi")


@pytest.fixture
def context_of_regions(regions):
    class Known:
        pass

    known = Known()
    known.regions = regions
    return known
