"""What stands on the wall: legends that are whole, two maps of one size, own lines."""

from itertools import product

import pytest

from tests.browser.conftest import HANDS, watched_page
from tests.browser.site import IS_WHOLE, LANGUAGES, point_on_map, wait_for_map
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

WALLS = [(1280, 720), (1366, 768), (1920, 1080)]
# each size and each language; crossed by BERDAYA_PROOF=whole
ROOMS = (
    list(product(WALLS, LANGUAGES))
    if IS_WHOLE
    else list(zip(WALLS, ("id", "en", "id"), strict=True))
)
STATES = {
    "filtered": "region=32&sector=farming",
    "two periods": "region=32&compare=period&period_b=2024Q3",
    "two indicators": "region=32&compare=indicator&indicator_b=groups_count",
    "change": "region=32&compare=change&period_b=2024Q3",
    "nation": "compare=period&period_b=2024Q3",
}
CUT = """() => [...document.querySelectorAll(".bm-legend, .bm-legend *")]
  .filter((part) => part.clientWidth > 0)
  .filter((part) => part.scrollWidth > part.clientWidth + 1
    || part.matches(".bm-legend") && part.scrollHeight > part.clientHeight + 1)
  .map((part) => `${part.className}: ${part.textContent}`)
"""
OUTSIDE = """() => [...document.querySelectorAll(".bm-legend *")]
  .filter((part) => part.checkVisibility())
  .filter((part) => part.getBoundingClientRect().bottom > innerHeight)
  .map((part) => part.textContent)
"""


def wall(browser, site, size):
    width, height = size
    return watched_page(
        browser, site, **HANDS, viewport={"width": width, "height": height}
    )


def present(page, site, lang, state, *, period="2024Q4"):
    query = f"indicator=grp_repay_rate&period={period}&{STATES[state]}&lang={lang}"
    page.goto(f"{site}/map?{query}&tampil=1")
    wait_for_map(page)


@pytest.mark.parametrize(("size", "lang"), ROOMS, ids=str)
def test_no_legend_is_cut_off(browser, site, size, lang):
    with wall(browser, site, size) as page:
        for state in STATES:
            present(page, site, lang, state)

            assert page.evaluate(CUT) == [], state
            assert page.evaluate(OUTSIDE) == [], state


@pytest.mark.parametrize("state", ["two periods", "two indicators"])
def test_two_maps_are_of_one_size_and_drawn_as_they_are_shown(browser, site, state):
    with wall(browser, site, WALLS[0]) as page:
        present(page, site, "id", state)
        page.wait_for_timeout(300)
        boxes = [one.bounding_box() for one in page.locator(".bm-base").all()]
        drawn = page.evaluate(
            "[...document.querySelectorAll('.bm-base')].map((c) => c.width / c.height)"
        )

        assert boxes[0]["y"] == boxes[1]["y"]
        assert boxes[0]["width"] == boxes[1]["width"] > 600
        assert boxes[0]["height"] == boxes[1]["height"]
        shown = [box["width"] / box["height"] for box in boxes]
        assert drawn == pytest.approx(shown, rel=0.01)


def test_what_was_before_stands_left_under_one_legend(browser, site):
    with wall(browser, site, WALLS[0]) as page:
        present(page, site, "en", "two periods")

        captions = page.locator(".bm-caption").all_inner_texts()
        assert captions == ["2024 Q3", "2024 Q4"]
        assert page.locator(".bm-legend:visible").count() == 1
        assert "→" in page.locator(".bm-classes .bm-count").first.inner_text()
        assert "2024 Q3 and 2024 Q4" in page.locator("#map-title").inner_text()


def test_label_and_captions_lie_above_the_land(browser, site):
    with wall(browser, site, WALLS[1]) as page:
        present(page, site, "id", "two periods")
        badge = page.locator(".stage-badge").bounding_box()
        caption = page.locator(".bm-caption").first.bounding_box()
        stage = page.locator(".bm-stage").first.bounding_box()

        assert badge["y"] + badge["height"] <= caption["y"] + 1
        assert caption["y"] + caption["height"] <= stage["y"] + 1


HEADS = "berdayaMap.get('map-canvas').panels.map(({ state }) => state.legend)"


@pytest.mark.parametrize(
    ("state", "heads", "name"),
    [
        (
            "two indicators",
            ["Current recovery rate, 2024 Q4", "Number of groups, 2024 Q4"],
            "_and_groups_count.png",
        ),
        (
            "change",
            ["Change of current recovery rate since 2024 Q3"],
            "_since_2024Q3.png",
        ),
        (
            "two periods",
            ["Current recovery rate, 2024 Q3", "Current recovery rate, 2024 Q4"],
            "_and_2024Q3.png",
        ),
    ],
)
def test_a_saved_picture_says_what_it_compares(browser, site, state, heads, name):
    with wall(browser, site, WALLS[1]) as page:
        reader = Visitor(page, site, "en")
        reader.go(f"/map?indicator=grp_repay_rate&period=2024Q4&{STATES[state]}")
        wait_for_map(page)
        reader.unfold("Download")
        saved = reader.download(reader.button("Map as PNG (1920×1080)"))

        assert page.evaluate(HEADS) == heads
        assert saved.suggested_filename.endswith(name)


def test_a_card_leaves_the_map_free_and_goes_at_any_key(browser, site):
    with wall(browser, site, WALLS[0]) as page:
        present(page, site, "id", "filtered")
        stage = page.locator(".bm-stage").bounding_box()
        x, y = point_on_map(page, "32.73.02")
        page.mouse.move(x, y)
        page.locator(".bm-card").wait_for(state="visible")
        page.locator(".bm-card .bm-value, .bm-card span").first.wait_for()
        card = page.locator(".bm-card").bounding_box()

        assert card["x"] >= stage["x"]
        assert card["x"] + card["width"] <= stage["x"] + stage["width"]
        assert card["y"] + card["height"] <= stage["y"] + stage["height"]
        assert not (
            card["x"] <= x <= card["x"] + card["width"]
            and card["y"] <= y <= card["y"] + card["height"]
        )
        page.keyboard.press("Shift")
        assert page.locator(".bm-card").is_hidden()
