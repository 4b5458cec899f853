"""What /map asks of the server, counted in a browser; never a time."""

import pytest

from tests.browser.conftest import watched_page
from tests.browser.site import (
    DESKTOP,
    see,
    see_everything,
    wait_for_map,
    wait_until,
    wait_until_calm,
)

pytestmark = pytest.mark.browser

NAVIGATION_REQUESTS = 37  # the page, its scripts one by one, and what the map needs
CALLBACKS_OF_A_CHANGE = 1  # all that is in sight; trend and table if seen
MAP = ("/map/", "/geo/")  # below these lies all that the map itself asks for
CALLBACKS = "/_dash-update-component"


@pytest.fixture
def asked() -> list[str]:
    """Addresses without the host, in the order in which they were asked for."""
    return []


@pytest.fixture
def page(browser, site, asked):
    with watched_page(browser, site, viewport=DESKTOP) as page:
        page.on("request", lambda request: asked.append(request.url[len(site) :]))
        page.goto(f"{site}/map?indicator=grp_repay_rate&period=2024Q3&lang=en")
        wait_for_map(page)
        yield page


def of_map(asked: list[str]) -> list[str]:
    return [address for address in asked if address.startswith(MAP)]


def of_callbacks(asked: list[str]) -> list[str]:
    return [address for address in asked if address.startswith(CALLBACKS)]


def choose_sector(page, value):
    """And wait until the list beside the map has followed."""
    with page.expect_response(lambda answer: CALLBACKS in answer.url):
        page.select_option("#sector-filter", value)
    wait_until_calm(page)


def test_a_first_visit_asks_for_little_and_for_no_plotly(page, asked):
    assert len(asked) <= NAVIGATION_REQUESTS
    once = [address for address in asked if address not in of_callbacks(asked)]
    assert len(once) == len(set(once))
    assert not [address for address in asked if "plotly" in address]


def test_plotly_comes_with_the_first_chart(page, asked):
    see(page, "[data-seen-store='map-trend-seen']")
    page.wait_for_selector(".js-plotly-plot")

    assert [address for address in asked if "plotly" in address]


def test_a_filter_asks_for_one_map_and_only_then_for_the_rest(page, asked):
    asked.clear()
    choose_sector(page, "savings_credit")

    (only,) = of_map(asked)
    assert "/grp_repay_rate/" in only and "sector=savings_credit" in only
    first = asked.index(only)
    assert of_callbacks(asked[:first]) == []
    assert len(of_callbacks(asked)) == CALLBACKS_OF_A_CHANGE


def test_what_has_been_seen_follows_a_filter(page, asked):
    see_everything(page)
    asked.clear()

    choose_sector(page, "savings_credit")

    assert len(of_callbacks(asked)) == CALLBACKS_OF_A_CHANGE + 2


def test_the_slider_asks_for_no_map_once_it_has_the_strip(page, asked):
    with page.expect_response(lambda answer: "strip.bin" in answer.url):
        page.hover("#period-filter")
    wait_until_calm(page)
    asked.clear()

    page.focus("#period-filter")
    for period in ("2024Q2", "2024Q1", "2023Q4"):
        page.keyboard.press("ArrowLeft")
        wait_until(page, f"location.search.includes('period={period}')")
    wait_until_calm(page)

    assert of_map(asked) == []


def test_the_slider_waits_for_a_strip_on_its_way(page, asked):
    held = []
    page.route("**/strip.bin*", lambda route: held.append(route))
    page.hover("#period-filter")
    wait_until_calm(page)
    asked.clear()

    page.focus("#period-filter")
    page.keyboard.press("ArrowLeft")
    wait_until(page, "location.search.includes('period=2024Q2')")
    (strip,) = held
    strip.continue_()
    wait_until(page, "performance.getEntriesByName('berdaya:repaint').length > 1")
    wait_until_calm(page)

    assert of_map(asked) == []


def test_a_filter_that_was_there_before_asks_for_no_map(page, asked):
    choose_sector(page, "savings_credit")
    asked.clear()

    choose_sector(page, "ANY")

    assert of_map(asked) == []
