"""Pages on a wall: one screen each, letters for the last row of a hall."""

import struct

import pytest

from tests.browser.conftest import HANDS, watched_page
from tests.browser.site import wait_for_map, wait_until

pytestmark = pytest.mark.browser

WALLS = [(1280, 720), (1024, 768), (1920, 1080)]
OVERFLOWS = """() => document.documentElement.scrollHeight > innerHeight
  || document.documentElement.scrollWidth > innerWidth"""
SMALL = """() => [...document.querySelectorAll("#page *")]
  .filter((e) => e.checkVisibility())
  .filter((e) => !e.closest(".visually-hidden, .skip-link, .bm-unseen"))
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 28)
  .map((e) => e.textContent)"""
# Each definition in turn, by what the arrow keys do; those that leave the screen.
TOO_LONG = """(overflows) => {
  const isOver = eval(overflows), found = [], seen = new Set();
  for (;;) {
    const { id } = document.querySelector(".definition.is-shown h3");
    if (seen.has(id)) return [seen.size, found];
    seen.add(id);
    if (isOver()) found.push(id);
    berdayaHallDefinitions.turn(1);
  }
}"""


@pytest.fixture
def page(browser, site):
    wall = {"width": 1280, "height": 720}
    with watched_page(browser, site, **HANDS, viewport=wall, bypass_csp=True) as page:
        page.site = site
        yield page


def on_each_wall(page):
    for width, height in WALLS:
        page.set_viewport_size({"width": width, "height": height})
        yield


def test_data_show_who_reported_on_one_screen(page):
    page.goto(f"{page.site}/data?region=32&period=2024Q4&tampil=1&lang=en")
    page.wait_for_selector(".hall-figure")

    for _wall in on_each_wall(page):
        assert not page.evaluate(OVERFLOWS)
        assert page.evaluate(SMALL) == []
        for part in (".hall-title", ".big-number", ".data-table", ".source-line"):
            assert page.locator(f".hall {part}").is_visible()
        assert page.locator("main h2:visible").count() == 1


def test_each_definition_fits_on_one_screen(page):
    page.goto(f"{page.site}/definitions?tampil=1&lang=id")
    page.wait_for_selector(".definition.is-shown .hall-title")

    for _wall in on_each_wall(page):
        count, too_long = page.evaluate(TOO_LONG, OVERFLOWS)
        assert count > 1
        assert too_long == []
        assert page.evaluate(SMALL) == []
        assert page.locator(".definition:visible").count() == 1


def test_the_head_of_a_page_is_never_wider_than_the_window(page):
    page.goto(f"{page.site}/data?lang=id")
    page.wait_for_selector(".header-tools")

    for width in (1366, 1346, 1331, 1293, 1280, 1241, 1024, 821):
        page.set_viewport_size({"width": width, "height": 720})
        box = page.locator(".header-tools").bounding_box()
        assert box["x"] + box["width"] <= width


def test_keys_alone_present_a_definition_and_the_next(page):
    page.goto(f"{page.site}/definitions?lang=en&tampil=1#grp_repay_rate")
    page.wait_for_selector(".definition.is-shown #grp_repay_rate")
    assert (
        page.inner_text(".hall-title:visible") == "What “Current recovery rate” means"
    )

    page.keyboard.press("ArrowDown")
    wait_until(page, "!location.hash && location.search.includes('indicator=')")
    assert "recovery" not in page.inner_text(".hall-title:visible")
    page.keyboard.press("ArrowUp")
    page.wait_for_url("**indicator=grp_repay_rate**")


def test_a_page_of_text_leads_on_as_it_is_shown(page):
    page.goto(f"{page.site}/data?lang=en&tampil=1")
    page.wait_for_selector(".hall-figure")
    page.keyboard.press("Escape")
    wait_until(page, "!location.search.includes('tampil')")
    assert page.locator("h1").inner_text() == "Data"
    link = page.locator(".menu-link", has_text="Map").first
    link.hover()
    wait_until(
        page,
        f"!document.getElementById('{link.get_attribute('id')}').search.includes('tampil')",
    )

    page.keyboard.press("f")
    page.wait_for_url("**tampil=1**")
    assert page.locator("h1").is_hidden()


def test_the_overview_is_a_map_under_one_title(page):
    page.goto(f"{page.site}/?period=2024Q4&tampil=1&lang=id")
    wait_for_map(page)
    wait_until(page, "document.querySelector('.cards .is-chosen .big-number')")

    for _wall in on_each_wall(page):
        wait_until(page, f"!({OVERFLOWS})() && ({SMALL})().length === 0")
    assert page.locator("h1").is_hidden()
    assert "TW IV 2024" in page.inner_text(".overview-map .figure-title")


def test_keys_alone_save_a_page_as_a_picture_and_leave_it_as_it_was(page):
    page.goto(f"{page.site}/?period=2024Q4&lang=en")
    wait_for_map(page)
    button = page.locator("[data-action='page-picture']")
    assert "key P" in button.get_attribute("title")

    button.focus()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    png = waiting.value.path().read_bytes()

    assert waiting.value.suggested_filename.startswith("DATA_CONTOH_")
    assert struct.unpack(">II", png[16:24]) == (1920, 1080)
    wait_until(page, "!document.querySelector('.presenting')")
    wait_until(page, "!location.search.includes('tampil')")
    assert page.locator(".filters-bar").is_visible()
