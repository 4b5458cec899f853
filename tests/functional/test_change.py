"""Two periods side by side: every part shows the change, or both figures."""

import gzip
import json

import pytest

from tests.functional.asking import words_of
from tests.functional.test_map_callbacks import seen, selected

CHANGE = {"compare": "change", "period_b": "2023Q4"}
PERIODS = {"compare": "period", "period_b": "2023Q4"}
INDICATORS = {"compare": "indicator", "indicator_b": "grp_savers_share"}
FEW = "11.01.02"  # two groups: withheld in every quarter


def panel(ask, **query):
    return words_of(ask("map-panel", selected(**query))["map-panel"]["html"])


def test_the_large_number_of_a_change_is_the_change(ask):
    html = ask("map-panel", selected(**CHANGE))["map-panel"]["html"]

    large = html.partition('class="big-number is-change">')[2].partition("</span>")[0]
    assert large.startswith(("+", "−"))
    assert large.endswith("points</small>")


def test_the_panel_of_a_change_says_from_what_to_what(ask):
    words = panel(ask, **CHANGE)

    assert "from " in words
    assert " (2023 Q4) to " in words
    assert " (2024 Q4)" in words
    assert "2023 Q4: Rp " in words


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_change_that_cannot_be_told_says_of_which_period(ask, lang):
    words = panel(ask, **CHANGE, region="11.01", selected=FEW, lang=lang)

    expected = {"id": "Perubahan tidak dapat ditampilkan", "en": "No change to show"}
    assert expected[lang] in words
    assert "nan" not in words.casefold().split()


def test_a_change_is_quoted_from_one_figure_to_the_other(ask):
    html = ask("map-panel", selected(**CHANGE, programme="P1"))["map-panel"]["html"]

    assert "In Indonesia (Programme Simpan Pinjam): Current recovery rate from" in html
    assert "in 2023 Q4 to" in html
    assert "in 2024 Q4, a change of" in html


def test_a_change_without_a_figure_is_quoted_as_none(ask):
    query = CHANGE | {"region": "11.01", "selected": FEW}
    html = ask("map-panel", selected(**query))["map-panel"]["html"]

    assert "no change of Current recovery rate from 2023 Q4 to 2024 Q4" in html
    assert "fewer than 5 groups" in html


def test_the_box_of_a_change_works_out_both_periods(ask):
    values = {"explain-store.data": "32.04"} | selected(**CHANGE)

    words = words_of(ask("explanation", values)["explanation"]["html"])

    assert "Compared with 2023 Q4: Rp " in words
    assert words.count("÷") == 2
    assert " points; range " in words


@pytest.mark.parametrize("query", [CHANGE, PERIODS])
def test_the_table_has_both_periods_and_the_change(ask, query):
    values = seen("map-table-seen", **query)

    table = words_of(ask("map-table", values)["map-table"]["html"])

    assert "2023 Q4 (%)" in table
    assert "2024 Q4 (%)" in table
    assert "Change (points)" in table
    assert "Range of the change" in table
    assert "Value (%)" not in table


@pytest.mark.parametrize("sort", ["name", "before", "after", "change"])
def test_the_table_of_changes_is_sorted_by_any_number(ask, sort):
    values = seen("map-table-seen", **CHANGE) | {
        "map-table-state.data": {"page": 0, "sort": sort, "descending": True},
    }

    assert 'aria-sort="descending"' in ask("map-table", values)["map-table"]["html"]


def test_the_list_of_changes_tells_what_chance_may_explain(ask):
    values = selected(**CHANGE) | {"map-ranking-ends.value": "highest"}

    html = ask("map-ranking", values)["map-ranking"]["html"]

    assert "pale: within chance" in html
    assert ("is-chance" in html) == (", within chance" in html)


def test_two_periods_say_which_figure_is_of_which(ask):
    words = panel(ask, **PERIODS)

    assert "in 2024 Q4; 2023 Q4: " in words
    assert "a difference of " in words
    line = words_of(ask("map-title", selected(**PERIODS))["map-source"]["html"])
    assert "2024 Q4 and 2023 Q4" in line
    values = selected(**PERIODS) | {"map-ranking-ends.value": "highest"}
    listed = words_of(ask("map-ranking", values)["map-ranking"]["html"])
    assert "2024 Q4; dot: value" in listed


def test_two_indicators_are_both_in_panel_list_and_quotation(ask):
    words = panel(ask, **INDICATORS)

    assert "Current recovery rate, 2024 Q4" in words
    assert "Members who saved, 2024 Q4: " in words
    html = ask("map-panel", selected(**INDICATORS))["map-panel"]["html"]
    assert "In Indonesia: Members who saved" in html
    values = selected(**INDICATORS) | {"map-ranking-ends.value": "highest"}
    listed = words_of(ask("map-ranking", values)["map-ranking"]["html"])
    assert "Current recovery rate; dot: value" in listed


def test_an_indicator_without_the_filter_is_left_out_of_the_panel(ask):
    query = {"compare": "indicator", "indicator_b": "idm_iks", "programme": "P1"}

    assert "Current recovery rate, 2024 Q4" not in panel(ask, **query)


def test_the_map_marks_what_chance_may_explain(api, context):
    path = f"/map/{context.store.version}/grp_repay_rate/regency"
    asked = "period=2024Q4&against=2023Q4"
    values = json.loads(gzip.decompress(api.get(f"{path}/values.json?{asked}").data))
    body = gzip.decompress(api.get(f"{path}.bin?{asked}").data)
    marks = [byte >> 4 for byte in body[-514:]]

    for mark, value, lower, upper in zip(
        marks, values["value"], values["lower"], values["upper"], strict=True
    ):
        if mark == 5:
            assert lower <= 0 <= upper
            assert abs(value) >= 0.01
        elif value is not None and abs(value) >= 0.01:
            assert not lower <= 0 <= upper
    assert 5 in marks
