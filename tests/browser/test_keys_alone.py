"""The main job with keys alone: no pointer, no focus set by the test."""

import csv

import pytest

from tests.browser.inspection import tab_to
from tests.browser.site import wait_until

pytestmark = pytest.mark.browser


def test_keys_select_open_filter_and_download(visitor):
    visitor.go("/map?indicator=grp_repay_rate&period=2024Q3")
    page = visitor.page

    tab_to(page, ".bm-surface")
    page.keyboard.press("ArrowRight")
    visitor.address_says("selected=")
    page.keyboard.press("Enter")
    visitor.address_says("region=")
    visitor.wait()

    page.keyboard.press("Escape")  # one level up, to more than one sector
    visitor.wait()
    page.keyboard.press("Shift+Tab")
    tab_back_to(page, "#sector-filter")
    page.keyboard.press("ArrowDown")
    visitor.address_says("sector=")
    visitor.wait()

    tab_to(page, ".map-buttons details:last-of-type summary")
    page.keyboard.press("Enter")
    tab_to(page, "a[href*='values.csv']")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    rows = list(csv.reader(waiting.value.path().open(encoding="utf-8-sig")))
    assert len(rows) > 1
    assert visitor.say("numerator") in rows[0]


def test_keys_find_a_region_and_explain_its_figure(visitor):
    visitor.go("/map?indicator=grp_repay_rate&period=2024Q3")
    page = visitor.page

    tab_to(page, "#region-search")
    page.keyboard.type("kab. bandung")
    page.locator("#region-search-list li").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    visitor.address_says("region=32.04")
    visitor.wait()

    tab_to(page, "[data-store='explain-store']")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] dl")
    page.keyboard.press("Escape")
    wait_until(page, "!document.querySelector('dialog[open]')")
    assert page.evaluate("document.activeElement.matches('[data-store]')")


def tab_back_to(page, selector: str) -> None:
    for _press in range(60):
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Shift+Tab")
    raise AssertionError(f"Shift+Tab never came to {selector}")
