"""/: the first page and its one callback."""

import pytest

from tests.functional.asking import components_with_ids, texts_of, words_of

PARTS = ("cards", "movers", "silent", "title", "source")


@pytest.fixture
def overview(ask):
    """A function that answers what the page shows of a query, by part, in words."""

    def answer(**query):
        found = ask("overview-cards", {"selection-store.data": query})
        return {part: words_of(found[f"overview-{part}"]["html"]) for part in PARTS}

    return answer


def test_says_in_a_sentence_how_the_place_does(overview):
    found = overview(region="32", period="2024Q3", lang="en")

    assert found["title"].startswith("Jawa Barat: ")
    assert found["title"].count("main figures") == 1


def test_every_card_has_its_figure_range_base_and_ways_on(overview):
    cards = overview(region="32", period="2024Q3", lang="id")["cards"]

    assert "Tingkat pengembalian tepat waktu, TW III 2024" in cards
    assert "kisaran" in cards and "kelompok" in cards and "melapor" in cards
    assert cards.count("Salin kutipan") == cards.count("Dari mana angka ini?") == 3
    assert "Versi data ini belum memuat angka untuk: Partisipasi." in cards


def test_a_figure_that_cannot_be_filtered_says_so(overview):
    cards = overview(programme="P1", lang="en")["cards"]

    assert "This figure is not broken down by programme." in cards


def test_lists_say_in_words_when_they_are_empty(overview):
    found = overview(lang="en")

    assert found["silent"].startswith("No reports are waited for")
    assert found["movers"] and "Source: " in found["source"]


def test_a_card_is_explained_whatever_is_on_the_map(ask):
    asked = {"indicator": "idm_iks", "region": "32"}
    values = {"explain-store.data": asked, "selection-store.data": {"lang": "en"}}

    answer = ask("explanation", values)["explanation"]["html"]

    assert "Jawa Barat" in words_of(answer)


def test_has_the_choices_but_that_of_an_indicator_which_stays_in_the_address(ask):
    page = components_with_ids(ask.page("/", "?indicator=groups_count&lang=en"))

    assert "indicator-filter" not in page
    assert page["selection-store"]["props"]["data"]["indicator"] == "groups_count"
    assert "indicator=groups_count" in page["menu-map"]["props"]["href"]
    assert "Region" in texts_of(list(page.values()))
