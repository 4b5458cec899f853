"""A quoted figure says everything that it depends on, filtered or not, shown or not."""

import pytest

from tests.functional.asking import words_of
from tests.functional.test_map_callbacks import selected

FILTERS = [
    ({"programme": "P1"}, "(Programme Simpan Pinjam)"),
    ({"sector": "savings_credit"}, "(sector Savings and credit)"),
    ({"area_type": "rural"}, "(area type Rural)"),
    (
        {"programme": "P1", "sector": "savings_credit"},
        "(Programme Simpan Pinjam, sector Savings and credit)",
    ),
]
HIDDEN = "11.01.02"  # two groups


def quoted(ask, place="ID", **query):
    """The sentence that the button copies and the one in the box, which are one."""
    values = {"explain-store.data": place} | selected(**query)
    words = words_of(ask("explanation", values)["explanation"]["html"])
    return words.partition("To quote ")[2]


@pytest.mark.parametrize(("query", "words"), FILTERS)
@pytest.mark.parametrize("place", ["ID", "32.04"])
def test_the_quotation_names_the_filters(ask, query, words, place):
    assert f"{words}: Current recovery rate" in quoted(ask, place, **query)


@pytest.mark.parametrize(("query", "words"), FILTERS)
def test_the_button_copies_the_filters_too(ask, query, words):
    panel = ask("map-panel", selected(selected="32.04", **query))

    assert f"Kab. Bandung, Jawa Barat {words}: " in panel["map-panel"]["html"]


@pytest.mark.parametrize(("query", "words"), FILTERS)
def test_the_box_is_titled_with_the_filters(ask, query, words):
    values = {"explain-store.data": "32.04"} | selected(**query)

    answer = words_of(ask("explanation", values)["explanation"]["html"])

    assert f"Kab. Bandung, Jawa Barat, 2024 Q4 {words}" in answer


def test_a_profile_s_heading_and_quotation_name_the_filters(ask):
    answer = ask("region-figure", selected(selected="32.04", programme="P1"))

    html = answer["region-figure"]["html"]
    assert "2024 Q4 (Programme Simpan Pinjam)" in words_of(html)
    assert "Jawa Barat (Programme Simpan Pinjam): " in html


def test_without_filters_there_are_no_brackets(ask):
    assert quoted(ask).startswith("In Indonesia: Current recovery rate ")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            "no figure of Current recovery rate in 2024 Q4, because fewer than 5"
            " groups stand behind it and nobody may be recognised",
        ),
        (
            "id",
            "angka Tingkat pengembalian tepat waktu pada TW IV 2024 tidak ditampilkan,"
            " karena di baliknya kurang dari 5 kelompok, agar tidak dikenali",
        ),
    ],
)
def test_a_withheld_figure_is_quoted_as_a_sentence(ask, lang, words):
    panel = ask("map-panel", selected(selected=HIDDEN, region="11.01", lang=lang))

    assert words in panel["map-panel"]["html"]


def test_a_withheld_figure_names_the_filters(ask):
    panel = ask("map-panel", selected(selected=HIDDEN, region="11.01", programme="P1"))

    assert "(Programme Simpan Pinjam): no figure of" in panel["map-panel"]["html"]


def test_four_quarters_together_are_quoted_as_such(ask):
    place = {"selected": "32.04.05", "region": "32.04", "period": "2024Q3"}
    panel = ask("map-panel", selected(programme="P1", **place))

    html = panel["map-panel"]["html"]
    assert "(four quarters added up) · " in html
    assert "quarterly reports" in html
    assert " groups reported in 2024 Q3 (" in html
