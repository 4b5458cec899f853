"""Every page in both languages: accessible, quiet, within the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import watched_page
from tests.browser.site import DESKTOP, PHONE, wait_for_map, wait_until_calm

PATHS = ["/map", "/region/32.04", "/data", "/definitions", "/nowhere"]
SERIOUS = ("serious", "critical")
# UX rule 7: these stay in "Tampilan statistik" and on the page of definitions.
FORBIDDEN = [
    *("Wilson", "funnel", "over-dispersion", "Benjamini", "shrinkage", "Mann–Kendall"),
    *("Mann-Kendall", "Kaplan", "Greenwood", "DiD", "MDE", "RSE", "deff", "n_eff"),
    *("κ", "α", "FGT"),
]

# Radio buttons are reached by Tab as a group, through the one that is chosen.
NUMBER_CONTROLS = """() => [...document.querySelectorAll(
    'a[href], button:not(:disabled), select:not(:disabled), summary, input')]
  .filter((e) => e.checkVisibility() && !e.closest('dialog') && !e.disabled
    && !(e.type === 'radio' && !e.checked))
  .map((e, number) => { e.dataset.control = number; return number; })"""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_pages_are_accessible(browser, site, path, lang):
    with watched_page(browser, site, viewport=DESKTOP, bypass_csp=True) as page:
        page.goto(f"{site}{path}?lang={lang}")
        wait_until_calm(page)

        found = Axe().run(page).response["violations"]

    assert [v["id"] for v in found if v["impact"] in SERIOUS] == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", PATHS)
def test_pages_are_no_wider_than_the_screen(browser, site, path, size):
    with watched_page(browser, site, viewport=size) as page:
        page.goto(site + path)
        wait_until_calm(page)

        width = page.evaluate("document.documentElement.scrollWidth")

    assert width <= size["width"]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("path", ["/map", "/region/32.04", "/data"])
def test_first_layers_speak_plainly(browser, site, path, lang):
    with watched_page(browser, site, viewport=DESKTOP) as page:
        page.goto(f"{site}{path}?lang={lang}")
        wait_until_calm(page)
        words = page.inner_text("body")

    assert [word for word in FORBIDDEN if word in words] == []


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


@pytest.mark.parametrize("path", PATHS)
def test_tab_reaches_every_control(browser, site, path):
    with watched_page(browser, site, viewport=DESKTOP) as page:
        page.goto(f"{site}{path}")
        wait_until_calm(page)
        wanted = page.evaluate(NUMBER_CONTROLS)
        reached = set()
        for _press in range(len(wanted) + 25):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement?.dataset?.control"))

    assert {str(number) for number in wanted} <= reached
