"""How the pages lie on the screen, and what they ask for."""

import pytest

from tests.browser.conftest import watched_page
from tests.browser.site import DESKTOP, PHONE, wait_for_map

pytestmark = pytest.mark.browser


def test_the_main_job_needs_no_scroll(browser, site):
    with watched_page(browser, site, viewport=DESKTOP) as page:
        page.goto(f"{site}/map")
        wait_for_map(page)
        boxes = {
            name: page.locator(name).bounding_box()
            for name in (".map-canvas", ".bm-legend", ".side", ".source-line")
        }

    assert all(box["y"] + box["height"] <= 641 for box in boxes.values()), boxes
    assert boxes[".map-canvas"]["width"] >= 800
    assert boxes[".side"]["width"] == 500


def test_on_a_phone_the_list_comes_before_the_map(browser, site):
    with watched_page(browser, site, viewport=PHONE) as page:
        page.goto(f"{site}/map")
        wait_for_map(page)
        side = page.locator(".side").bounding_box()
        canvas = page.locator(".map-canvas").bounding_box()

    assert side["y"] < canvas["y"]
    assert canvas["height"] >= 300


def test_a_chart_is_loaded_only_when_it_is_seen(browser, site):
    with watched_page(browser, site, viewport=DESKTOP) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{site}/map")
        wait_for_map(page)
        before = [url for url in asked if "plotly" in url]
        page.locator("#map-trend").scroll_into_view_if_needed()
        page.wait_for_selector("#map-trend .main-svg")

    assert before == []
    assert any("plotly" in url for url in asked)


def test_a_table_that_goes_on_beyond_the_edge_has_a_shadow_there(
    browser, site, read_pixels
):
    with watched_page(browser, site, viewport=PHONE) as page:
        page.goto(f"{site}/region/32?lang=en")
        wait_for_map(page)
        table = page.locator("#region-children .table-scroller")
        assert table.evaluate("e => e.scrollWidth > e.clientWidth")
        first = edges(table, read_pixels)
        table.evaluate("e => e.scrollTo(e.scrollWidth, 0)")
        last = edges(table, read_pixels)

    assert first[0] == "#ffffff" != first[1]
    assert last[1] == "#ffffff" != last[0]


def edges(table, read_pixels):
    """The colours at the left and the right end, over the table's caption."""
    width = table.bounding_box()["width"]
    return read_pixels(table.screenshot(), [(1, 1), (width - 2, 1)])


def test_the_map_keeps_to_its_rounded_frame(browser, site, read_pixels):
    with watched_page(browser, site, viewport=DESKTOP) as page:
        page.goto(f"{site}/map")
        wait_for_map(page)
        box = page.locator(".map-stage").bounding_box()
        corner = read_pixels(page.screenshot(), [(box["x"] + 1.5, box["y"] + 1.5)])
        outside = read_pixels(page.screenshot(), [(box["x"] - 3, box["y"] - 3)])

    assert corner == outside
