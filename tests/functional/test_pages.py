import re
from html import unescape
from urllib.parse import urlencode

import pytest

from tests.functional.asking import components_with_ids, texts_of, words_of

PAGES = [
    "/",
    "/visits",
    "/map",
    "/renstra",
    "/groups",
    "/data",
    "/definitions",
    "/region/ID",
    "/region/32.04",
    "/nowhere",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_page_answers_in_both_languages(client, ask, path, lang):
    answer = client.get(f"{path}?lang={lang}")
    words = texts_of(ask.page(path, f"?lang={lang}"))

    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in answer.get_data(as_text=True)
    assert ("Definitions" if lang == "en" else "Definisi") in words


@pytest.mark.parametrize("path", PAGES)
def test_a_sample_is_marked_on_every_page(ask, path):
    assert "DATA CONTOH – bukan angka resmi" in texts_of(ask.page(path))


def test_the_url_restores_the_selection(ask):
    search = "?indicator=grp_repay_rate&region=32&period=2024Q3&lang=en&utm_source=x"

    page = components_with_ids(ask.page("/map", search))

    assert page["selection-store"]["props"]["data"] == {
        "indicator": "grp_repay_rate",
        "region": "32",
        "period": "2024Q3",
        "lang": "en",
    }
    assert page["indicator-filter"]["props"]["value"] == "grp_repay_rate"
    assert page["region-search"]["props"]["value"] == "Jawa Barat"
    assert page["period-label"]["props"]["html"] == "2024 Q3"


def test_no_script_may_run_that_is_not_ours(client):
    policy = client.get("/map").headers["Content-Security-Policy"]

    assert "script-src 'self' 'sha256-" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy


def test_unchanging_files_are_kept_by_the_browser(client):
    page = client.get("/map").get_data(as_text=True)
    bundle = page.split('<script src="')[1].split('"')[0]

    answer = client.get(bundle, headers={"Accept-Encoding": "gzip"})

    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "gzip"


def test_plotly_is_not_part_of_a_page_without_charts(client):
    assert "plotly.min.js" not in client.get("/map").get_data(as_text=True)


def test_the_first_page_is_small(client):
    answer = client.get("/map", headers={"Accept-Encoding": "gzip"})

    assert len(answer.data) < 6_000


@pytest.mark.parametrize(
    ("path", "search", "words"),
    [
        ("/map", "?region=77&lang=en", "There is no region “77”"),
        ("/map", "?region=91.01&lang=en", "became Kab. Merauke (93.01) in 2022"),
        ("/map", "?indicator=none&lang=en", "There is no indicator “none”"),
        ("/region/91.01", "?lang=en", "became Kab. Merauke (93.01) in 2022"),
        ("/region/77", "?lang=en", "There is no region “77”"),
        ("/data", "?lang=en&period=never", "“never” is no period"),
    ],
)
def test_what_is_wrong_with_an_address_is_told_on_the_page(ask, path, search, words):
    page = components_with_ids(ask.page(path, search))

    assert words in texts_of(page["notices"])


def test_the_choices_of_the_data_page_are_in_its_address(ask):
    search = "?region=32&rule=savers_over_members&findings=3&placement=2"

    page = components_with_ids(ask.page("/data", search))
    values = {
        "data-rule.value": "savers_over_members",
        "data-region.value": "32",
        "data-findings-state.data": page["data-findings-state"]["props"]["data"],
        "data-placement-state.data": page["data-placement-state"]["props"]["data"],
        "selection-store.data": {"lang": "en"},
    }

    assert page["data-region"]["props"]["value"] == "32"
    assert page["data-rule"]["props"]["value"] == "savers_over_members"
    assert page["data-findings-state"]["props"]["data"] == {"page": 2}
    assert ask("data-url", values)["data-url"]["search"] == (
        "?indicator=grp_repay_rate&lang=en&region=32&rule=savers_over_members"
        "&findings=3&placement=2"
    )


def links_of(page: str) -> dict[str, str]:
    """Link text -> address, of HTML."""
    found = re.findall(r'<a[^>]*href="([^"]+)"[^>]*>([^<]+)</a>', page)
    return {text: unescape(address) for address, text in found}


def test_links_between_pages_keep_the_selection(ask):
    chosen = {"indicator": "grp_savers_share", "period": "2024Q3", "lang": "en"}
    chosen |= {"programme": "P1", "area_type": "urban", "view": "tiles"}
    on_map = {"selection-store.data": chosen | {"region": "32", "selected": "32.04"}}
    on_profile = {"selection-store.data": chosen | {"region": "32", "level": "regency"}}

    profile = links_of(ask("map-panel", on_map)["map-panel"]["html"])["Profile"]
    heading = ask("region-heading", on_profile)["region-heading"]["html"]
    back = links_of(heading)["Show on the map"]

    kept = set(urlencode(chosen).split("&"))
    assert profile.startswith("/region/32.04?")
    assert set(profile.partition("?")[2].split("&")) == kept
    assert set(back.partition("?")[2].split("&")) == kept | {"region=32"}


def test_the_definitions_lead_back_to_what_was_chosen(ask):
    search = "?indicator=grp_savers_share&region=32&programme=P1&lang=en"
    page = components_with_ids(ask.page("/definitions", search))

    back = page["menu-map"]["props"]["href"]
    assert back.startswith("/map?")
    for part in search[1:].split("&"):
        assert part in back


@pytest.mark.parametrize("page", ["0", "-2", "x", "²", "9999999999"])
def test_a_page_that_no_table_can_have_is_the_first(ask, page):
    found = components_with_ids(ask.page("/data", f"?findings={page}"))

    assert found["data-findings-state"]["props"]["data"] == {"page": 0}


def test_a_page_after_the_last_shows_the_last(ask):
    values = {
        "data-findings-state.data": {"page": 40},
        "data-rule.value": "ANY",
        "selection-store.data": {"lang": "en"},
    }

    words = words_of(ask("data-findings", values)["data-findings"]["html"])

    assert "Rows 51 to 61 of 61" in words


def test_another_rule_starts_on_its_first_page(ask):
    answer = ask("data-findings-state", {"data-rule.value": "report_late"})

    assert answer["data-findings-state"]["data"] == {"page": 0}


@pytest.mark.parametrize("code", ["ID", "32", "32.04", "32.04.05"])
def test_a_profile_has_nothing_to_put_right_about_itself(ask, code):
    page = components_with_ids(ask.page(f"/region/{code}"))

    assert texts_of(page["notices"]).strip() == ""


def test_the_figure_of_a_profile_is_quoted_and_explained(ask):
    page = components_with_ids(ask.page("/region/32.04", "?period=2024Q3&lang=en"))
    query = page["selection-store"]["props"]["data"]

    figure = ask("region-figure", {"selection-store.data": query})["region-figure"]

    words = words_of(figure["html"])
    assert "Current recovery rate, 2024 Q3" in words
    assert "Copy quotation" in words and "Where is this from?" in words
    assert "Profile" not in words


def test_the_indicators_of_a_profile_say_what_all_have_once(ask):
    page = components_with_ids(ask.page("/region/32.04", "?period=2024Q3&lang=en"))
    query = page["selection-store"]["props"]["data"]
    asked = {"selection-store.data": query}

    words = words_of(ask("region-indicators", asked)["region-indicators"]["html"])

    assert words.count("groups reported") == 1
    assert "Group self-management" in words
    assert "Jawa Barat or a year before" in words


def test_a_profile_names_what_its_map_shows(ask):
    page = components_with_ids(ask.page("/region/32", "?period=2024Q3&lang=en"))
    query = page["selection-store"]["props"]["data"]

    title = ask("region-map-title", {"selection-store.data": query})

    assert words_of(title["region-map-title"]["html"]) == (
        "Current recovery rate by regency or city, Jawa Barat, 2024 Q3"
    )


def test_pages_with_a_map_fetch_its_shapes_while_dash_starts(client):
    with_map = client.get("/map").get_data(as_text=True)
    without = client.get("/data").get_data(as_text=True)

    (address,) = re.findall(r'<link rel="preload" href="([^"]+)" as="fetch"', with_map)
    assert address.endswith("/regions.json")
    assert client.get(address).status_code == 200
    assert "preload" not in without


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("id", "belum terlindung dari pengurangan"),
        ("en", "not yet protected from subtraction"),
    ],
)
def test_the_definitions_say_what_withholding_does_not_do(ask, lang, words):
    page = texts_of(ask.page("/definitions", f"?lang={lang}"))

    assert words in page
    assert "--audience public" in page


def test_the_filter_says_what_it_filters_by(ask):
    page = components_with_ids(ask.page("/map", "?area_type=urban&lang=en"))
    choice = page["sector-filter"]["props"]
    names = {option["value"]: option["label"] for option in choice["options"]}

    assert "Sector or area type" in texts_of(ask.page("/map", "?lang=en"))
    assert names[choice["value"]].startswith("Area type: ")
    assert "not together with a sector" in names["-area"]


@pytest.mark.parametrize(
    ("indicator", "method", "is_disabled"),
    [
        ("grp_repay_rate", "fixed", True),
        ("grp_repay_rate", "quantile", False),
        ("groups_count", "fixed", False),  # no class edges in its definition
    ],
)
def test_classes_are_counted_only_where_no_definition_fixes_them(
    ask, indicator, method, is_disabled
):
    search = f"?indicator={indicator}&method={method}&classes=4&lang=en"
    choice = components_with_ids(ask.page("/map", search))["classes-select"]["props"]

    assert choice.get("disabled", False) is is_disabled
    assert choice["value"] == ("auto" if is_disabled else "4")


def test_strips_of_a_profile_say_their_ends_and_what_they_draw(ask):
    chosen = {"indicator": "grp_repay_rate", "region": "32", "lang": "en"}
    page = ask("region-indicators", {"selection-store.data": chosen})
    table = words_of(page["region-indicators"]["html"])

    assert "0 to 100 %" in table and "0 to 1" in table
    assert "dot: value; bar: range; line: Indonesia" in table
