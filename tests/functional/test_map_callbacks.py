import re

import pytest

from tests.functional.asking import texts_of, words_of

REPAY = {"indicator": "grp_repay_rate", "period": "2024Q4", "lang": "en"}


def selected(**changes):
    return {"selection-store.data": REPAY | changes}


def seen(store, **changes):
    return {f"{store}.data": REPAY | changes}


def test_the_title_is_a_sentence(ask):
    answer = ask("map-title", selected(region="32", lang="id"))

    assert words_of(answer["map-title"]["html"]).strip() == (
        "Tingkat pengembalian tepat waktu per kecamatan, Jawa Barat, TW IV 2024"
    )


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ({}, "Otomatis\n(kab/kota)"),
        ({"region": "32"}, "Otomatis\n(kecamatan)"),
        ({"level": "province"}, "Otomatis"),
    ],
)
def test_the_automatic_level_says_which_it_took(ask, query, label):
    answer = ask("map-title", selected(**query, lang="id"))

    assert answer["level-switch"]["options"][0]["label"] == label


def test_the_panel_shows_number_range_base_and_reporting(ask):
    panel = words_of(ask("map-panel", selected())["map-panel"]["html"])

    assert "Indonesia" in panel
    assert "%" in panel
    assert "range" in panel
    assert "groups reported" in panel
    assert "Where is this from?" in panel


def test_the_list_has_no_rank_numbers_and_turns_round(ask):
    highest = ask("map-ranking", selected() | {"map-ranking-ends.value": "highest"})
    lowest = ask("map-ranking", selected() | {"map-ranking-ends.value": "lowest"})

    names = [words_of(answer["map-ranking"]["html"]) for answer in (highest, lowest)]
    assert names[0] != names[1]
    assert "line: Indonesia" in names[0]
    assert names[0].startswith("The highest")


def test_the_list_names_what_lies_between(ask):
    def names(**where):
        page = ask("map-ranking", selected(**where))["map-ranking"]["html"]
        return words_of(page)

    assert "Kec. Cimenyan , Kab. Bandung" in names(region="32", level="subdistrict")
    assert "Kab. Bandung , Jawa Barat" in names(level="regency")
    assert "Kec. Cimenyan Kab. Bandung , Jawa Barat" in names(level="subdistrict")
    assert "Kab." not in names(region="32.04").partition("Kec.")[2]


def test_a_row_of_the_list_carries_the_mark_of_its_value(ask):
    page = ask("map-ranking", selected(level="subdistrict"))["map-ranking"]["html"]
    marks = set(
        re.findall(r'class="ranking-mark bm-swatch ([\w-]+)" title="([^"]+)"', page)
    )

    assert ("bm-corner-open", "Read with care") in marks
    assert re.search(r'aria-label="[^"]+Read with care"', page)


def test_the_list_beside_a_change_lists_changes(ask):
    change = {"compare": "change", "period_b": "2024Q3"}
    values = selected(**change) | {"map-ranking-ends.value": "highest"}

    listed = words_of(ask("map-ranking", values)["map-ranking"]["html"])

    assert "dot: change since 2024 Q3" in listed
    assert "points" in listed


def test_the_title_names_what_is_compared(ask):
    pair = ask("map-title", selected(compare="period", period_b="2024Q3"))
    both = ask(
        "map-title",
        selected(compare="indicator", indicator_b="grp_savers_share", level="x"),
    )

    assert "2024 Q3 and 2024 Q4" in words_of(pair["map-title"]["html"])
    assert "and members who saved" in words_of(both["map-title"]["html"])


def test_the_source_says_how_many_regions_show_a_figure(ask):
    line = words_of(ask("map-title", selected())["map-source"]["html"])

    assert "SAMPLE DATA" in line
    assert "4 of 4 regencies and cities with a programme show a figure" in line
    assert "of groups reported" in line


@pytest.mark.parametrize("output", ["map-trend", "map-table", "region-trend"])
def test_charts_and_tables_wait_until_they_are_told_that_they_are_seen(ask, output):
    callback = ask.callback_of(output)

    assert callback["prevent_initial_call"]
    assert "selection-store" not in {one["id"] for one in callback["inputs"]}


def test_the_trend_follows_the_selected_region(ask):
    answer = ask("map-trend", seen("map-trend-seen", selected="32.04"))

    assert "Kab. Bandung, Jawa Barat" in texts_of(answer["map-trend"]["children"])


def test_the_table_says_in_words_why_a_cell_is_empty(ask):
    values = seen("map-table-seen", region="32", level="regency")

    table = words_of(ask("map-table", values)["map-table"]["html"])

    assert "There is no programme here" in table
    assert "nan" not in table.lower().split()


def test_the_explanation_divides_real_figures(ask):
    values = {"explain-store.data": "32.04"} | selected()

    words = words_of(ask("explanation", values)["explanation"]["html"])

    assert "÷" in words
    assert "data version" in words
    assert "laporan.csv" in words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"region": "77"}, "There is no region"),
        ({"indicator": "nothing"}, "There is no indicator"),
        ({"indicator": "idm_iks", "sector": "education"}, "cannot be filtered"),
        ({"period": "2031Q1"}, "This indicator has no 2031 Q1"),
        ({"region": "91.01"}, "became Kab. Merauke (93.01) in 2022"),
    ],
)
def test_a_bad_address_gets_a_sentence_and_a_page(ask, query, words):
    answer = ask("map-notices", selected(**query))

    assert words in words_of(answer["map-notices"]["html"])
    assert answer["map-title"]["html"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"indicator": "idm_iks", "compare": "period"}, "One map is shown, not two"),
        ({"indicator": "idm_iks", "compare": "change"}, "figures of 2024 only"),
        ({"compare": "period", "period_b": "2024Q4"}, "Both maps show 2024 Q4"),
        ({"compare": "change", "period_b": "2024Q4"}, "zero everywhere"),
        (
            {"compare": "indicator", "indicator_b": "grp_repay_rate"},
            "Both maps show the same indicator",
        ),
    ],
)
def test_a_comparison_with_nothing_says_which_map_is_shown(ask, query, words):
    answer = ask("map-notices", selected(**query))

    assert words in words_of(answer["map-notices"]["html"])


def test_a_comparison_of_two_needs_no_words(ask):
    answer = ask("map-notices", selected(compare="period", period_b="2024Q3"))

    assert answer["map-notices"]["html"] == ""


def test_a_failed_callback_is_no_answer(ask, monkeypatch, caplog):
    """The browser then marks the page (assets/answers.js); the log tells why."""

    def fail(*_args):
        raise OSError("disk gone")

    monkeypatch.setattr("dashboard.callbacks.map.focus_panel", fail)
    monkeypatch.setitem(ask.client.application.config, "PROPAGATE_EXCEPTIONS", False)

    answer = ask.post("map-panel", selected())

    assert answer.status_code == 500
    assert "disk gone" in caplog.text


def test_a_programme_without_groups_in_the_sector_is_named(ask):
    def notices(**filters):
        return words_of(ask("map-notices", selected(**filters))["map-notices"]["html"])

    apart = notices(programme="P1", sector="economic_enterprise")

    assert "has no groups in the sector" in apart
    assert "has no groups" not in notices(programme="P1", sector="savings_credit")
    assert "has no groups" not in notices(programme="P1")
