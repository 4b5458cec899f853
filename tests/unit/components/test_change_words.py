import math
from types import SimpleNamespace

import pytest

from dashboard.components import change_words as words
from dashboard.disclosure import flags
from dashboard.queries.two_periods import Pair

MORE = SimpleNamespace(unit="percent", higher_is_better=True)
LESS = SimpleNamespace(unit="percent", higher_is_better=False)
SIZE = SimpleNamespace(unit="count", higher_is_better=None)
NOTHING = math.nan


def change(value, lower=NOTHING, upper=NOTHING):
    return {"value": value, "lower": lower, "upper": upper}


def plain(text):
    return text.replace("\u00a0", " ")


def test_a_change_has_its_sign_and_its_unit():
    assert plain(words.change_words(change(0.011), MORE, "id")) == "+1,1 poin"
    assert plain(words.change_words(change(-0.011), MORE, "en")) == "−1.1 points"
    assert words.change_words(change(1200), SIZE, "id") == "+1.200"


def test_a_column_has_the_unit_in_its_heading():
    assert words.change_cell(change(0.011), MORE, "id") == "+1,1"


def test_a_range_is_told_with_its_signs():
    shown = words.change_range(change(0.011, -0.029, 0.051), MORE, "id")

    assert plain(shown) == "−2,9 s.d. +5,1 poin"
    assert words.change_range(change(0.011), MORE, "id") == ""


@pytest.mark.parametrize(
    ("indicator", "row", "word"),
    [
        (MORE, change(0.02, -0.01, 0.05), "chance"),
        (MORE, change(0.02, 0.01, 0.03), "better"),
        (MORE, change(-0.02, -0.03, -0.01), "worse"),
        (LESS, change(0.02, 0.01, 0.03), "worse"),
        (LESS, change(-0.02, -0.03, -0.01), "better"),
        (SIZE, change(3, 1, 5), "higher"),
        (SIZE, change(-3, -5, -1), "lower"),
        (MORE, change(0.02), ""),
        (MORE, change(NOTHING), ""),
    ],
)
def test_judges_a_change_only_beyond_its_own_range(indicator, row, word):
    assert words.judge_change(row, indicator) == word


def test_no_judgement_is_without_words():
    for row in (change(0.02, -0.01, 0.05), change(0.02, 0.01, 0.03)):
        for indicator in (MORE, LESS, SIZE):
            assert words.judgement_word(row, indicator, "id")
            assert words.judgement_sentence(row, indicator, "id")


def test_a_change_is_shown_where_both_periods_are():
    assert words.is_change_shown(Pair({}, {}, change(0.1)))
    assert not words.is_change_shown(Pair({}, {}, change(NOTHING)))


def shown(value, half):
    ends = (None, None) if half is None else (value - half, value + half)
    return {"value": value, "lower": ends[0], "upper": ends[1], "flag": flags.OK}


def test_a_change_between_two_rows_has_a_range_where_both_have_one():
    found = words.change_between(shown(0.5, 0.03), shown(0.6, 0.04))

    assert found["value"] == pytest.approx(0.1)
    assert found["lower"] == pytest.approx(0.05)
    assert found["upper"] == pytest.approx(0.15)
    assert words.change_between(shown(0.5, None), shown(0.6, 0.04))["lower"] is None


def test_there_is_no_change_where_one_is_not_shown():
    hidden = shown(0.5, 0.1) | {"flag": flags.SUPPRESSED, "value": None}

    assert words.change_between(None, shown(0.6, 0.1)) is None
    assert words.change_between(hidden, shown(0.6, 0.1)) is None
