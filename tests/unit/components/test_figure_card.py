"""Cards on the tiny store's catalogue, readings written out by hand."""

import re

import pytest

from dashboard.components.figure_card import figure_card
from dashboard.components.markup import as_html
from dashboard.disclosure import flags
from dashboard.queries.readings import Change, Reading


@pytest.fixture(scope="module")
def repaid(catalogue):
    return catalogue.indicators["grp_repay_rate"]


def row(period, value, flag=flags.OK):
    is_shown = flag in flags.SHOWN
    return {
        "region": "32",
        "period": period,
        "numerator": 840.0 if is_shown else None,
        "denominator": 1000.0 if is_shown else None,
        "value": value,
        "lower": value - 0.02 if is_shown else None,
        "upper": value + 0.02 if is_shown else None,
        "n": 120 if is_shown else None,
        "flag": flag,
        "due": 150,
        "reported": 123,
    }


def words(found, lang="en"):
    text = as_html(figure_card(found, [], lang=lang, heading="Self-management"))
    return " ".join(re.sub(r"<[^>]*>", " ", text).replace("\u00a0", " ").split())


def reading(repaid, now, before=None, change=None):
    return Reading(repaid, "32", now["period"], now, before, change)


def test_says_what_is_known_of_a_figure(repaid):
    change = Change(0.04, 0.01, 0.07, within_chance=False)

    said = words(
        reading(repaid, row("2024Q3", 0.84), row("2023Q3", 0.80), change), "id"
    )

    assert "Tingkat pengembalian tepat waktu, TW III 2024" in said
    assert "84,0 %" in said and "kisaran 82–86 %" in said
    assert "+4,0 poin (+1,0 s.d. +7,0) dari TW III 2023 · ▲ membaik" in said
    assert "120 kelompok · 82,0 % melapor" in said


def test_a_change_within_chance_is_no_better_nor_worse(repaid):
    change = Change(0.01, -0.01, 0.03, within_chance=True)
    found = reading(repaid, row("2024Q3", 0.84), row("2023Q3", 0.83), change)

    assert "+1.0 points (−1.0 to +3.0) since 2023 Q3 · on a par" in words(found)
    assert 'class="change is-chance"' in as_html(figure_card(found, [], lang="en"))


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (row("2024Q3", 0.84), None, "No figure of a year before"),
        (
            row("2024Q3", 0.84),
            row("2023Q3", None, flags.NOT_REPORTED),
            "No change since 2023 Q3 can be told: Not reported yet",
        ),
        (row("2024Q3", None, flags.SUPPRESSED), None, "fewer than 5 groups"),
    ],
)
def test_where_there_is_no_change_or_figure_it_says_why(repaid, now, before, said):
    assert said in words(reading(repaid, now, before))


def test_a_figure_that_is_hidden_is_not_compared(repaid):
    hidden = reading(repaid, row("2024Q3", None, flags.SUPPRESSED))

    assert "year before" not in words(hidden)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (("sector",), "This figure is not broken down by sector."),
        (("programme", "area_type"), "not broken down by programme, area type."),
        (("level",), "This figure does not exist for a province."),
        ((), "This version of the data has no figures of it."),
    ],
)
def test_what_cannot_be_asked_is_said_in_words(repaid, missing, said):
    assert said in words(Reading(repaid, "32", not_applicable=missing))
