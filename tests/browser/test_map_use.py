"""The map in the hand: pointer, keys, cards, comparison."""

import pytest

from tests.browser.map_harness import told
from tests.browser.site import point_on_map, wait_until

pytestmark = pytest.mark.browser

SURFACE = ".bm-surface"


def point_of(page, code: str) -> tuple[float, float]:
    return point_on_map(page, code, map_id="map")


def test_a_click_selects_and_a_double_click_opens(open_map):
    with open_map("level=regency&region=32") as page:
        page.mouse.click(*point_of(page, "32.04"))
        page.mouse.dblclick(*point_of(page, "32.05"))

        assert told(page, "select")[0]["code"] == "32.04"
        assert told(page, "open")[0]["code"] == "32.05"
        assert page.evaluate("berdayaMap.get('map').state.selected") == "32.05"


def test_the_sea_selects_nothing_and_says_so(open_map):
    with open_map("level=regency&selected=32.04") as page:
        page.mouse.click(400, 20)

        assert told(page, "select")[0]["code"] is None


def test_keys_move_open_and_go_up(open_map):
    with open_map("level=regency&region=32&selected=32.04") as page:
        page.focus(SURFACE)
        page.keyboard.press("ArrowRight")
        wait_until(page, "told.some(({type}) => type === 'select')")
        moved = told(page, "select")[-1]["code"]
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        page.keyboard.press("Backspace")

        assert moved.startswith("32.") and moved != "32.04"
        assert point_of(page, moved)[0] > point_of(page, "32.04")[0]
        assert told(page, "open")[0]["code"] == moved
        assert [m["code"] for m in told(page, "up")] == ["ID", "ID"]
        wait_until(page, "document.querySelector('[aria-live]').textContent !== ''")
        assert "%" in page.text_content("[aria-live=polite]")


def test_zooms_by_keys_buttons_and_wheel_and_drags(open_map):
    with open_map("view=tiles") as page:
        scale = "berdayaMap.get('map').view.scale"
        start = page.evaluate(scale)
        page.focus(SURFACE)
        page.keyboard.press("+")
        by_key = page.evaluate(scale)
        page.click("button[aria-label='Zoom in']")
        by_button = page.evaluate(scale)
        page.mouse.move(300, 200)
        page.mouse.wheel(0, -300)
        wait_until(page, f"{scale} > {by_button}")
        before = page.evaluate("berdayaMap.get('map').view.x")
        page.mouse.down()
        page.mouse.move(200, 200, steps=4)
        page.mouse.up()
        after = page.evaluate("berdayaMap.get('map').view.x")
        page.click("button[aria-label='Show all']")

        assert start < by_key < by_button
        assert after > before
        assert told(page, "select") == []
        assert page.evaluate(scale) == pytest.approx(start)


def test_two_fingers_zoom(open_map):
    with open_map("view=tiles", has_touch=True) as page:
        before = page.evaluate("berdayaMap.get('map').view.scale")
        session = page.context.new_cdp_session(page)
        for kind, gap in [("touchStart", 20), ("touchMove", 60), ("touchMove", 120)]:
            points = [
                {"x": 400 - gap, "y": 200, "id": 0},
                {"x": 400 + gap, "y": 200, "id": 1},
            ]
            session.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points}
            )
        session.send(
            "Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []}
        )
        after = page.evaluate("berdayaMap.get('map').view.scale")

        assert after > 2 * before


def test_a_tap_leaves_its_card_and_one_finger_scrolls_the_page(open_map):
    with open_map("level=regency&region=32&view=tiles", has_touch=True) as page:
        page.touchscreen.tap(*point_of(page, "32.04"))
        card = page.wait_for_selector(".bm-card:not([hidden])")
        wait_until(page, "document.querySelector('.bm-card').innerText.includes('%')")
        fitted = page.evaluate(f"document.querySelector('{SURFACE}').style.touchAction")
        page.click("button[aria-label='Zoom in']")
        moved = page.evaluate(f"document.querySelector('{SURFACE}').style.touchAction")

        assert "Bandung" in card.inner_text()
        assert (fitted, moved) == ("pan-y", "none")


def test_the_card_names_region_and_parent_value_range_and_reports(open_map):
    with open_map("level=regency&region=32") as page:
        page.mouse.move(*point_of(page, "32.04"))
        wait_until(
            page, "document.querySelector('.bm-card .bm-value')?.textContent !== '…'"
        )
        lines = page.locator(".bm-card > *").all_text_contents()
        page.mouse.move(400, 5)

        assert lines[0].endswith("Bandung, Jawa Barat")
        assert lines[1].endswith("\u00a0%") and "," in lines[1]
        assert lines[2].startswith("range ")
        assert lines[3] == "120 groups, 92,3\u00a0% reporting"
        assert page.locator(".bm-card").is_hidden()


def test_compared_maps_move_and_point_together(open_map):
    query = "compare=period&period_b=2020Q1&level=regency&region=32"
    with open_map(query, viewport={"width": 1366, "height": 540}) as page:
        page.mouse.move(*point_of(page, "32.04"))
        wait_until(
            page,
            "[...document.querySelectorAll('.bm-value')].length === 2 &&"
            "[...document.querySelectorAll('.bm-value')]"
            ".every((e) => e.textContent !== '…')",
        )
        names = page.locator(".bm-card strong").all_text_contents()
        values = page.locator(".bm-card .bm-value").all_text_contents()

        assert len(set(names)) == 1
        assert values[0] != values[1]
        assert page.locator(SURFACE).count() == 2


def test_a_change_is_asked_of_the_server_and_shown_with_signs(open_map, harness):
    with open_map("compare=change&period_b=2020Q1&level=regency") as page:
        words = page.locator(".bm-classes .bm-words").all_text_contents()

        page.evaluate("berdayaMap.prefetch('map')")
        page.evaluate("berdayaMap.show('map', { period: '2024Q2' })")

        assert words[0].startswith("▼") and words[-1].startswith("▲")
        assert not any("strip" in address for address in harness.asked)
        assert any("against=2020Q1" in address for address in harness.asked)
