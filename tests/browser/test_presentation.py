"""A presenter with a keyboard or a remote: what the keys do, and what stays true."""

import pytest

from tests.browser.conftest import HANDS, NO_ANSWER, watched_page
from tests.browser.site import wait_for_map, wait_until

pytestmark = pytest.mark.browser

WALL = {"width": 1280, "height": 720}
MAP = "/map?indicator=grp_repay_rate&period=2024Q2&level=province&lang=en"
SERVER = ("**/_dash-update-component*", "**/map/*/*/*.bin*")
PERIOD_ON_MAP = "berdayaMap.get('map-canvas').panels[0].state.period"
SMALLEST_LETTERS = """[...document.querySelectorAll('main *')]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().bottom < innerHeight)
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .filter((e) => !e.closest('.bm-unseen, .visually-hidden'))
  .map((e) => parseFloat(getComputedStyle(e).fontSize))
  .reduce((one, other) => Math.min(one, other))"""


@pytest.fixture
def page(browser, site):
    with watched_page(browser, site, **HANDS, viewport=WALL) as page:
        page.site = site
        yield page


def present(page, path: str = MAP) -> None:
    page.goto(f"{page.site}{path}")
    wait_for_map(page)
    page.keyboard.press("f")
    wait_until(page, "document.querySelector('.bm-present')")
    wait_for_map(page)


def period(page) -> str:
    return page.evaluate("berdaya.period()")


def test_a_lost_server_leaves_the_last_view_whole_and_says_so(page):
    page.faults.expect(*NO_ANSWER)
    present(page)
    page.evaluate("berdayaMap.prefetch('map-canvas')")
    for address in SERVER:
        page.route(address, lambda route: route.abort())

    for _step in range(2):
        page.keyboard.press("ArrowLeft")
        page.wait_for_selector(".in-hall:visible")
        wait_until(page, "berdaya.period() === '2024Q2'")
        wait_until(page, f"{PERIOD_ON_MAP} === '2024Q2'")
    assert "2024 Q2" in page.inner_text("#map-title")
    assert "period=2024Q2" in page.url

    page.unroute_all()
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector("#map-title:has-text('2024 Q1')")
    wait_until(page, f"{PERIOD_ON_MAP} === '2024Q1'")
    assert page.locator(".in-hall:visible").count() == 0


def test_the_letters_of_a_hall_outlive_a_choice_that_failed(page):
    page.faults.expect(*NO_ANSWER)
    present(page)
    for address in SERVER:
        page.route(address, lambda route: route.abort())

    page.keyboard.press("f")
    wait_until(page, "!document.querySelector('.bm-present')")
    page.keyboard.press("f")
    wait_until(page, "document.querySelector('.bm-present')")


@pytest.mark.parametrize("key", ["ArrowRight", "PageUp", "b", "Escape", "Space"])
def test_a_playing_map_is_stopped_by_any_key_that_steps_or_ends(page, key):
    present(page)
    page.keyboard.press("Space")
    assert page.evaluate("berdayaPlay.isOn()")

    page.keyboard.press(key)

    assert not page.evaluate("berdayaPlay.isOn()")


def test_it_plays_from_the_first_period_to_the_last_complete_one(page):
    present(page, MAP.replace("&period=2024Q2", ""))
    complete = page.evaluate("berdaya.lastComplete()")
    assert period(page) == complete

    page.keyboard.press("Space")
    assert period(page) == page.evaluate("berdaya.periods()[0]")
    page.keyboard.press("Space")

    before = "berdaya.periods()[berdaya.periods().indexOf(berdaya.lastComplete()) - 1]"
    page.evaluate(f"berdaya.choose({{ period: {before} }})")
    page.keyboard.press("Space")
    wait_until(page, "!berdayaPlay.isOn()")
    assert period(page) == complete


def test_keys_alone_choose_open_and_go_up(page):
    present(page)
    wait_until(page, "document.querySelector('.side').dataset.rows")
    first, second = page.evaluate(
        "[...document.querySelectorAll('.ranking-row')].slice(0, 2)"
        ".map((row) => JSON.parse(row.dataset.intent).selected)"
    )
    for key, chosen in [
        ("ArrowDown", first),
        ("ArrowDown", second),
        ("ArrowUp", first),
    ]:
        page.keyboard.press(key)
        assert page.evaluate("berdaya.selection().selected") == chosen

    page.keyboard.press("Enter")
    assert page.evaluate("berdaya.selection().region") == first
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    assert not page.evaluate(
        "berdaya.selection().region || berdaya.selection().selected"
    )


def test_no_level_is_leapt_over_on_the_way_down(page):
    present(page, MAP.replace("level=province", "level=regency&selected=32.04"))

    page.keyboard.press("Enter")
    assert page.evaluate("berdaya.selection().region") == "32"
    page.keyboard.press("Enter")
    assert page.evaluate("berdaya.selection().region") == "32.04"


def test_the_head_of_the_list_counts_the_rows_that_are_whole(page):
    present(page, f"{MAP}&selected=32")
    wait_until(page, "document.querySelector('.side').dataset.rows")

    rows = page.locator(".ranking li:visible")
    count = int(page.get_attribute(".side", "data-rows"))
    assert rows.count() == count
    assert page.locator(".ranking-heading span:visible").count() == 1
    end = page.locator(".ranking-place").bounding_box()
    last = rows.last.bounding_box()
    assert last["y"] + last["height"] <= end["y"] + end["height"] + 1


def test_the_whole_screen_is_asked_for_and_back_leads_out(page):
    page.goto(f"{page.site}{MAP}")
    wait_for_map(page)
    page.keyboard.press("f")
    wait_until(page, "document.fullscreenElement !== null")
    page.wait_for_url("**tampil=1**")
    entries = page.evaluate("history.length")
    for _step in range(3):
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(200)
    page.wait_for_url("**period=2023Q3**")
    assert page.evaluate("history.length") == entries

    page.go_back()
    wait_until(page, "!document.querySelector('.presenting')")


def test_the_focus_leaves_the_search_box_after_a_choice(page):
    page.goto(f"{page.site}{MAP}")
    wait_for_map(page)
    page.click("#region-search")
    page.keyboard.type("jawa barat")
    page.locator("#region-search-list li").first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("f")

    page.wait_for_url("**tampil=1**")
    assert page.evaluate("berdaya.selection().region") == "32"


def test_a_profile_shows_number_and_line_on_one_screen_and_then_its_map(page):
    page.goto(f"{page.site}/region/32.04?tampil=1&lang=en")
    wait_for_map(page)
    page.wait_for_selector("#region-trend .main-svg")

    for part in (".profile-heading h1", ".big-number", ".graph", ".source-line"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= WALL["height"]
    assert page.inner_text("h1") == "Kab. Bandung, Jawa Barat"
    assert page.evaluate(SMALLEST_LETTERS) >= 28
    assert page.locator(".modebar-container").is_hidden()

    before = period(page)
    page.keyboard.press("PageDown")
    wait_until(page, "scrollY > innerHeight / 2")
    assert period(page) == before
    page.keyboard.press("PageDown")
    assert page.locator("#region-canvas").bounding_box()["height"] > WALL["height"] / 3


@pytest.mark.parametrize("path", [f"{MAP}&tampil=1", "/region/32.04?tampil=1&lang=en"])
def test_what_is_presented_prints_as_its_page(page, path):
    page.goto(f"{page.site}{path}")
    wait_for_map(page)
    page.emulate_media(media="print")

    assert page.locator(".site-header .sample-badge").is_visible()
    has_one_sheet = "/region/" in path  # with no room for the site's name
    assert page.locator(".site-header .brand").is_hidden() == has_one_sheet
    assert page.locator(".actions").first.is_hidden()
    assert (
        page.eval_on_selector("h1", "e => parseFloat(getComputedStyle(e).fontSize)")
        < 30
    )
    assert page.locator("main .loading-state:visible").count() == 0
    marks = page.eval_on_selector(
        ".bm-step", "e => getComputedStyle(e).printColorAdjust"
    )
    assert marks == "exact"
