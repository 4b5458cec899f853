"""The server goes away or fails after a choice: nothing old is passed off as new."""

import pytest

from tests.browser.conftest import NO_ANSWER, watched_page
from tests.browser.site import DESKTOP, wait_for_map, wait_until

pytestmark = pytest.mark.browser

WORDS = "**/_dash-update-component*"
MAPS = "**/map/*/*/*.bin*"
OLD = "Current recovery rate"
NEW = "Members who saved"


@pytest.fixture
def page(browser, site):
    with watched_page(browser, site, viewport=DESKTOP) as page:
        page.faults.expect(*NO_ANSWER)
        page.goto(f"{site}/map?indicator=grp_repay_rate&period=2024Q3&lang=en")
        wait_for_map(page)
        yield page


def choose_another(page):
    page.select_option("#indicator-filter", "grp_savers_share")


def refuse(route):
    route.fulfill(status=503, body="down")


def is_pale(page, selector):
    return (
        page.eval_on_selector(selector, "e => Number(getComputedStyle(e).opacity)") < 1
    )


@pytest.mark.parametrize("answer", [refuse, lambda route: route.abort()])
def test_a_server_that_is_gone_leaves_the_choice_before_and_says_so(page, answer):
    for address in (WORDS, MAPS):
        page.route(address, answer)
    choose_another(page)

    page.wait_for_selector(".old-words:visible")
    page.wait_for_selector(f".bm-notice:has-text('the choice before: {OLD}')")
    assert OLD in page.inner_text("#map-title")
    assert "no answer" in page.inner_text("#announcer")
    for part in (".title-row", ".side", ".bm-legend", ".bm-base"):
        assert is_pale(page, part)


def test_trying_again_brings_map_and_words(page):
    for address in (WORDS, MAPS):
        page.route(address, refuse)
    choose_another(page)
    page.wait_for_selector(".bm-notice:has-text('the choice before')")
    page.wait_for_selector(".old-words:visible")

    page.unroute_all()
    page.locator(".old-words:visible button").click()

    page.wait_for_selector(f"#map-title:has-text('{NEW}')")
    wait_until(page, "!document.querySelector('[data-old], .bm-old')")
    assert not page.locator(".old-words").first.is_visible()


def test_words_that_fail_beside_a_new_map_are_pale(page):
    page.route(WORDS, refuse)
    choose_another(page)

    page.wait_for_selector(".old-words:visible")
    assert is_pale(page, ".title-row")
    assert not is_pale(page, ".bm-legend")
    shown = page.evaluate("berdayaMap.get('map-canvas').panels[0].state.indicator")
    assert shown == "grp_savers_share"


def test_a_map_that_fails_beside_new_words_says_what_it_shows(page):
    page.route(MAPS, refuse)
    choose_another(page)

    page.wait_for_selector(f"#map-title:has-text('{NEW}')")
    page.wait_for_selector(f".bm-notice:has-text('the choice before: {OLD}')")
    label = page.get_attribute(".bm-surface", "aria-label")
    assert OLD in label
    assert NEW not in label
    assert is_pale(page, ".bm-legend")
    assert not page.locator(".old-words").first.is_visible()


def test_the_map_s_button_asks_for_the_words_too(page):
    for address in (WORDS, MAPS):
        page.route(address, refuse)
    choose_another(page)
    page.wait_for_selector(".old-words:visible")
    page.wait_for_selector(".bm-retry:visible")
    page.unroute_all()

    page.locator(".bm-retry").click()

    page.wait_for_selector(f"#map-title:has-text('{NEW}')")
    wait_until(page, "!document.querySelector('[data-old], .bm-old')")


def test_a_page_that_does_not_come_leaves_the_one_before(page):
    page.route(WORDS, refuse)
    page.click(".menu-more summary")
    page.click("#menu-data")
    page.wait_for_selector(".old-words:visible")

    page.unroute_all()
    page.locator(".old-words:visible button").click()

    page.wait_for_selector("h1:has-text('Data')")
