"""What the map tells and shows: legend, slider, faults, pictures, halls and phones."""

import base64
import struct

import pytest

from tests.browser.conftest import watched_page
from tests.browser.inspection import serious_barriers
from tests.browser.map_harness import told
from tests.browser.site import wait_until

pytestmark = pytest.mark.browser

SURFACE = ".bm-surface"


def test_the_legend_counts_classes_and_only_the_marks_on_screen(open_map):
    with open_map("level=subdistrict&region=31.73&view=tiles") as page:
        counts = page.locator(".bm-legend .bm-count").all_text_contents()
        marks = page.locator(".bm-marks li").count()
        classes = page.locator(".bm-classes li").count()

        assert classes == 5
        rows = page.evaluate("berdayaMap.values('map')")
        assert sum(map(int, counts[:5])) == sum(r["class"] is not None for r in rows)
        assert marks == len({r["mark"] for r in rows if r["mark"]})


def test_the_slider_repaints_then_tells_the_page(open_map):
    with open_map("slider=1&level=regency") as page:
        page.focus("input[type=range]")
        page.keyboard.press("ArrowLeft")
        wait_until(page, "told.some(({type}) => type === 'period')")
        wait_until(page, "told.some(({reason}) => reason === 'period')")

        assert told(page, "period")[-1]["period"] == "2024Q2"
        assert page.text_content(".bm-period") == "2024Q2"


def test_a_fault_keeps_the_old_map_and_offers_to_try_again(open_map, harness):
    with open_map("level=regency") as page:
        page.faults.expect("503")
        harness.fault = 503
        shown = page.evaluate("berdayaMap.show('map', { sector: 'farming' })")
        said = page.text_content(".bm-notice p")
        kept = page.evaluate("berdayaMap.get('map').panels[0].layer !== null")
        harness.fault = 0
        page.click(".bm-retry")
        wait_until(page, "document.querySelector('.bm-notice').hidden")

        assert shown is False and kept
        assert said.startswith("The map could not be loaded.")
        assert "sector=farming" in harness.asked[-1]


def test_a_start_that_failed_is_tried_again(browser, harness, harness_address):
    harness.fault = 503
    with watched_page(browser, harness_address) as page:
        page.faults.expect("503")
        page.goto(f"{harness_address}/?level=regency")
        wait_until(page, "document.querySelector('.bm-retry')")
        page.mouse.move(300, 200)
        harness.fault = 0
        page.click(".bm-retry")
        wait_until(page, "window.berdayaMap?.get('map')?.panels[0]?.layer")

        assert page.locator(SURFACE).count() == 1


def test_renewed_data_ask_for_the_page_again(open_map, harness):
    with open_map("level=regency") as page:
        page.faults.expect("409")
        harness.fault = 409
        page.evaluate("berdayaMap.show('map', { sector: 'farming' })")
        said = page.text_content(".bm-notice p")
        harness.fault = 0
        page.click(".bm-retry")
        wait_until(page, "window.told?.some(({type}) => type === 'painted')")

        assert said.startswith("The data have been renewed.")


def test_a_choice_taken_back_leaves_no_loading_notice(open_map, harness):
    with open_map("level=regency") as page:
        page.route("**/*sector=slow*", lambda route: None)
        page.evaluate("void berdayaMap.show('map', { sector: 'slow' })")
        page.wait_for_timeout(300)
        seen = page.locator(".bm-notice").is_visible()
        page.evaluate("berdayaMap.show('map', { sector: undefined })")
        page.wait_for_timeout(300)

        assert seen
        assert page.locator(".bm-notice").is_hidden()


def test_the_newest_of_many_choices_wins(open_map):
    with open_map("level=regency") as page:
        shown = page.evaluate(
            """() => Promise.all(
                 ["a", "b", "c"].map((sector) => berdayaMap.show("map", { sector })))"""
        )

        assert shown == [False, False, True]


def test_leaves_nothing_behind_and_comes_back(open_map):
    with open_map("level=regency") as page:
        left = page.evaluate(
            """async () => {
              const place = document.getElementById("map");
              const parent = place.parentNode;
              const map = berdayaMap.get("map");
              place.remove();
              await new Promise((resolve) => setTimeout(resolve, 50));
              const left = [place.children.length, map.panels[0].base.width];
              const config = place.dataset.config;
              told.length = 0;
              const next = document.createElement("div");
              next.id = "map";
              next.className = "berdaya-map";
              next.dataset.config = config;
              parent.append(next);
              return left;
            }"""
        )
        wait_until(page, "told.some(({type}) => type === 'painted')")

        assert left == [0, 0]
        assert page.locator(SURFACE).count() == 1


def test_follows_its_configuration(open_map):
    with open_map("level=regency") as page:
        page.evaluate(
            """() => {
              const place = document.getElementById("map");
              const config = JSON.parse(place.dataset.config);
              config.state.period = "2018Q1";
              told.length = 0;
              place.dataset.config = JSON.stringify(config);
            }"""
        )
        wait_until(page, "told.some(({type}) => type === 'painted')")

        assert told(page, "painted")[0]["period"] == "2018Q1"


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_presentation_is_legible_from_afar(open_map, size):
    width, height = size
    with open_map(
        "tampil=1&level=province", viewport={"width": width, "height": height}
    ) as page:
        legend = page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.bm-words')).fontSize)"
        )
        names = page.evaluate("berdayaMap.get('map').drawing.fonts.sizes.province")
        stage = page.locator(".bm-stage").bounding_box()
        drawn = page.evaluate("berdayaMap.get('map').view.height")

        assert legend >= 28 and names >= 28
        assert page.locator(".bm-button").first.is_hidden()
        assert drawn == pytest.approx(stage["height"], abs=1)


def test_the_picture_is_full_size(open_map):
    with open_map("level=regency&compare=period&period_b=2020Q1") as page:
        encoded = page.evaluate(
            """async () => {
              const picture = await berdayaMap.png("map");
              const bytes = new Uint8Array(await picture.arrayBuffer());
              return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));
            }"""
        )
        png = base64.b64decode(encoded)

        assert png[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", png[16:24]) == (1920, 1080)
        assert len(png) > 50_000


def test_fits_a_phone(open_map):
    with open_map("region=32", viewport={"width": 390, "height": 844}) as page:
        overflow = page.evaluate(
            "document.body.scrollWidth - document.documentElement.clientWidth"
        )
        buttons = page.locator(".bm-button").first.bounding_box()

        assert overflow == 0
        assert buttons["width"] >= 40


def test_the_last_zoom_step_leaves_the_wheel_to_the_page(open_map):
    with open_map("view=tiles") as page:
        taken = page.evaluate(
            """() => [4000, -4000].map((deltaY) => {
              const surface = document.querySelector(".bm-surface");
              const turn = () => {
                const wheel = new WheelEvent("wheel", { deltaY, cancelable: true });
                surface.dispatchEvent(wheel);
                return wheel.defaultPrevented;
              };
              const turns = Array.from({ length: 40 }, turn);
              return [turns[0], turns.at(-1)];
            })"""
        )

        assert taken[0][1] is False  # all in sight: the page scrolls
        assert taken[1] == [True, False]  # closest: likewise


def test_axe_finds_nothing_serious(browser, harness_address):
    # axe is put into the page, which its own rules forbid
    with watched_page(browser, harness_address, bypass_csp=True) as page:
        page.goto(f"{harness_address}/?slider=1&level=regency&region=32")
        wait_until(page, "window.berdayaMap?.get('map')?.panels[0]?.layer")

        assert serious_barriers(page) == []


def test_that_there_is_nothing_to_see_stands_below_the_names(open_map):
    with open_map("level=province") as page:
        page.evaluate("berdayaMap.get('map').panels[0].notice.empty()")
        notice = page.locator(".bm-notice").bounding_box()
        stage = page.locator(".bm-stage").bounding_box()

        bottom = stage["y"] + stage["height"]
        assert bottom - notice["y"] - notice["height"] < 20
