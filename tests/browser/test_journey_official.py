"""The official at work: from the nation to one figure in a memo, and back."""

import pytest

from tests.browser.site import see_everything, wait_until

pytestmark = pytest.mark.browser


def test_an_official_finds_checks_and_quotes_a_figure(visitor):
    sees_the_nation(visitor)
    chooses_another_figure(visitor)
    opens_a_region(visitor)
    goes_on_to_the_map(visitor)
    selects_on_the_map(visitor)
    opens_the_province(visitor)
    finds_a_sub_district_by_part_of_its_name(visitor)
    reads_the_profile_of_one_with_figures(visitor)
    asks_where_the_figure_is_from(visitor)
    quotes_it(visitor)
    comes_back_by_the_link(visitor)


def sees_the_nation(visitor) -> None:
    visitor.go("/")
    cards = visitor.page.locator(".cards .figure-card")

    assert visitor.text("h1").startswith("Indonesia: ")
    assert cards.count() == 3
    for card in cards.all():
        assert any(
            digit.isdigit() for digit in card.locator(".big-number").inner_text()
        )


def chooses_another_figure(visitor) -> None:
    card = visitor.page.locator(".cards .figure-card:not(.is-chosen)").first
    name = card.locator(".card-name").inner_text().partition(",")[0]
    card.locator("[data-intent]").click()

    visitor.address_says("indicator=")
    visitor.reads("#overview-map-title", name)
    visitor.reads(".cards .is-chosen", name)


def opens_a_region(visitor) -> None:
    visitor.click_on_map("32.04", map_id="overview-canvas")
    visitor.reads("h1", "Kab. Bandung, Jawa Barat")
    visitor.press("Open ▸")
    visitor.address_says("region=32.04")
    visitor.holds("#region-search", "Kab. Bandung, Jawa Barat")


def goes_on_to_the_map(visitor) -> None:
    visitor.go("/map")

    assert "Indonesia" in visitor.text("#map-title")
    assert "%" in visitor.text("#map-panel .big-number")
    assert visitor.page.locator(".bm-classes li").count() >= 5


def selects_on_the_map(visitor) -> None:
    visitor.click_on_map("32.04")
    visitor.reads("#map-panel h2", "Kab. Bandung")

    panel = visitor.text("#map-panel")
    assert visitor.say("range {range}", range="") in panel
    assert visitor.say("groups") in panel


def opens_the_province(visitor) -> None:
    visitor.page.click("#map-panel h2 button")
    visitor.reads("#map-title", "Jawa Barat")

    visitor.wait()
    visitor.reads(".bm-marks", visitor.say("No programme"))
    assert visitor.say("sub-district") in visitor.text("#map-title")


def finds_a_sub_district_by_part_of_its_name(visitor) -> None:
    page = visitor.page
    page.click("#region-search")
    page.keyboard.type("alang")
    first = page.locator("#region-search-list li").first
    first.wait_for()
    assert "Kec. Alang-alang Lebar, Kota Palembang" in first.inner_text()

    first.click()
    visitor.address_says("selected=16.71.15")
    visitor.wait()
    visitor.reads("#map-panel", visitor.say("There is no programme here"))


def reads_the_profile_of_one_with_figures(visitor) -> None:
    visitor.go("/map?region=32.04&selected=32.04.05&indicator=idm_iks")
    visitor.follow("Profile", inside="#map-panel")
    see_everything(visitor.page)

    assert visitor.text("h1") == "Kec. Cileunyi, Kab. Bandung"
    assert "Desa 1" in visitor.text("#region-villages table")
    name = "Anggota menabung" if visitor.lang == "id" else "Members who saved"
    assert name in visitor.page.text_content("#region-indicators")


def asks_where_the_figure_is_from(visitor) -> None:
    visitor.press("Where is this from?", inside="#region-figure")
    visitor.page.wait_for_selector("dialog[open] dl")

    words = visitor.text("dialog[open]")
    assert "÷" in words
    assert "laporan.csv" in words
    visitor.press("Close", inside="dialog[open]")


def quotes_it(visitor) -> None:
    visitor.button("Copy quotation", inside="#region-figure").click()
    visitor.reads("#announcer", visitor.say("Copied"))

    start = "Di Kec. Cileunyi, Kab. Bandung:" if visitor.lang == "id" else "In Kec."
    assert visitor.copied().startswith(start)
    version = "versi data 1 Jan" if visitor.lang == "id" else "data version 1 Jan"
    assert version in visitor.copied()


def comes_back_by_the_link(visitor) -> None:
    visitor.go("/map?region=32.04&selected=32.04.15&indicator=grp_savers_share")
    figure = visitor.text("#map-panel .big-number")
    link = visitor.page.url
    if not visitor.is_on_phone:  # which shares the address itself
        visitor.button("Copy link").click()
        visitor.reads("#announcer", visitor.say("Link copied"))
        link = visitor.copied()
        assert "period=2024" in link

    visitor.page.goto(link)
    visitor.wait()
    assert visitor.text("#map-panel .big-number") == figure


def test_an_old_papua_code_leads_to_the_region_of_today(visitor):
    visitor.go("/region/91.01")

    visitor.reads("#notices", "Kab. Merauke (93.01)")
    visitor.follow("Kab. Merauke (93.01)", inside="#notices")
    wait_until(visitor.page, "location.pathname === '/region/93.01'")
    assert visitor.text("h1") == "Kab. Merauke, Papua Selatan"
