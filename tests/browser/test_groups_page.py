"""A coordinator looks for weak groups; the address keeps what was found."""

import pytest

from tests.browser.conftest import HANDS, watched_page
from tests.browser.site import wait_until, wait_until_calm

pytestmark = pytest.mark.browser

LAPTOP = {"width": 1366, "height": 640}
PAGE = "/groups?region=32&period=2024Q3&lang=en"


def test_a_click_on_a_figure_shows_its_groups_and_the_address_keeps_it(browser, site):
    with watched_page(browser, site, **HANDS, viewport=LAPTOP) as page:
        page.goto(f"{site}{PAGE}")
        page.click("#groups-board button:has-text('Members who saved')")
        page.wait_for_selector("#groups-figure:has-text('Members who saved')")
        page.wait_for_selector("#groups-chart .spread li.is-weak")
        wait_until(page, "location.search.includes('grp_savers_share')")

        page.keyboard.press("f")
        page.wait_for_selector(".presenting #groups-chart .spread")
        assert not page.is_visible("#groups-board")
        page.keyboard.press("ArrowLeft")
        page.wait_for_selector("#groups-heading:has-text('2024 Q2')")
        page.keyboard.press("Escape")
        page.wait_for_selector("#groups-board:visible")

        page.reload()
        wait_until_calm(page)
        assert "Members who saved, 2024 Q2" in page.inner_text("#groups-figure")
