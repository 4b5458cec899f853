"""/map as its readers use it: with the mouse, with keys alone, on a wall."""

import json
import re

import pytest

from tests.browser.conftest import watched_page
from tests.browser.site import (
    DESKTOP,
    see,
    wait_for_map,
    wait_until,
    wait_until_calm,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser, site):
    options = {"viewport": DESKTOP, "permissions": ["clipboard-read"]}
    with watched_page(browser, site, **options) as page:
        page.goto(f"{site}/map?indicator=grp_repay_rate&period=2024Q3&lang=en")
        wait_for_map(page)
        yield page


def title(page):
    return page.inner_text("#map-title")


def test_a_filter_changes_title_panel_and_address(page):
    page.select_option("#indicator-filter", "grp_savers_share")
    page.wait_for_selector("#map-title:has-text('Members who saved')")

    assert "indicator=grp_savers_share" in page.url


def test_the_menu_keeps_what_was_chosen_meanwhile(page):
    page.select_option("#indicator-filter", "grp_savers_share")
    page.wait_for_selector("#map-title:has-text('Members who saved')")
    page.select_option("#programme-filter", "P1")
    wait_until(page, "location.search.includes('programme=')")

    page.click(".menu-more summary")
    page.click("#menu-definitions")
    page.wait_for_selector("h1:has-text('Definitions')")
    assert "programme=P1" in page.url
    page.click("#menu-map")
    page.wait_for_selector("#map-title:has-text('Members who saved')")

    assert page.input_value("#programme-filter") == "P1"
    assert "period=2024Q3" in page.url


def test_the_list_of_other_pages_opens_and_closes_by_keys(page):
    page.focus(".menu-more summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "menu-renstra"

    page.keyboard.press("Escape")

    assert page.locator(".menu-more[open]").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "More"


def test_back_restores_the_view_before(page):
    page.select_option("#indicator-filter", "grp_savers_share")
    page.wait_for_selector("#map-title:has-text('Members who saved')")

    page.go_back()
    page.wait_for_selector("#map-title:has-text('Current recovery rate')")

    assert page.input_value("#indicator-filter") == "grp_repay_rate"


def test_a_region_is_found_by_part_of_its_name_and_opened(page):
    page.click("#region-search")
    page.keyboard.type("kota bandung")
    options = page.locator("#region-search-list li")
    options.first.wait_for()
    assert "Jawa Barat" in options.first.inner_text()

    options.first.click()
    page.wait_for_selector("#map-title:has-text('by sub-district, Kota Bandung')")

    assert "region=32.73" in page.url
    assert page.input_value("#region-search") == "Kota Bandung, Jawa Barat"


def test_results_carry_parents_because_names_repeat(page):
    page.click("#region-search")
    page.keyboard.type("32.73.0")
    page.locator("#region-search-list li").first.wait_for()

    texts = page.locator("#region-search-list li").all_inner_texts()
    assert all("Kota Bandung" in text for text in texts)


def test_the_list_selects_and_the_button_opens(page):
    page.locator(".ranking-row", has_text="Kab. Bandung").click()
    page.wait_for_selector("#map-panel h2:has-text('Kab. Bandung')")
    page.click("#map-panel .is-primary")
    page.wait_for_selector("#map-title:has-text('by sub-district, Kab. Bandung')")

    page.locator("#map-breadcrumb button", has_text="Indonesia").click()
    page.wait_for_selector("#map-title:has-text('by regency or city, Indonesia')")


def test_a_list_that_is_told_anew_keeps_the_focus(page):
    row = page.locator(".ranking-row").nth(2)
    name = row.locator(".ranking-name").inner_text()
    row.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#map-panel h2:has-text('{name.split(',')[0]}')")
    page.wait_for_selector(".ranking-row.is-selected")

    assert page.evaluate("document.activeElement.className").endswith("is-selected")


@pytest.mark.parametrize("pause", [0, 20, 60, 120])
def test_no_change_is_lost_that_comes_right_after_another(page, pause):
    page.evaluate("berdaya.choose({ selected: '32.04' })")
    page.wait_for_timeout(pause)
    page.evaluate("berdaya.choose({ region: '32.04', selected: null })")

    wait_until(page, "location.search.includes('region=32.04')")
    assert "selected" not in page.url


def test_the_map_is_worked_by_keys(page):
    page.focus(".map-canvas [tabindex='0']")
    page.keyboard.press("ArrowRight")
    wait_until(page, "location.search.includes('selected=')")
    before = page.url
    page.keyboard.press("Enter")
    wait_until(page, "/region=\\d\\d\\.\\d\\d/.test(location.search)")
    page.keyboard.press("Escape")
    wait_until(page, f"location.href === {json.dumps(before)}")


def test_where_a_figure_comes_from_and_a_quotation(page):
    page.locator("#map-panel button", has_text="Where is this from?").click()
    page.wait_for_selector("dialog[open] dl")
    words = page.inner_text("dialog[open]")
    assert "÷" in words
    assert "laporan.csv" in words
    page.keyboard.press("Escape")

    page.locator("#map-panel button", has_text="Copy quotation").click()
    page.wait_for_selector("#announcer:has-text('Copied')", state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.match(r"In Indonesia: Current recovery rate [\d.]+\s%", copied)
    assert "data version" in copied


def test_the_table_sorts_and_turns_pages(page):
    see(page, "#map-table-section")
    page.wait_for_selector("#map-table table")
    page.locator("#map-table th button", has_text="Value").click()
    page.wait_for_selector("#map-table th[aria-sort='descending']")
    page.locator("#map-table .pager button", has_text="Next").click()
    page.wait_for_selector("#map-table .pager:has-text('Rows 26')")


def test_presentation_is_legible_from_the_back_and_led_by_keys(page):
    page.set_viewport_size({"width": 1280, "height": 720})
    page.keyboard.press("f")
    wait_until(page, "location.search.includes('tampil=1')")
    wait_until_calm(page)
    sizes = page.evaluate(
        """() => Object.fromEntries(
          ['h1', '.big-number', '.ranking-row', '.source-line', '.sample-badge']
          .map((name) => [name, parseFloat(getComputedStyle(
            [...document.querySelectorAll(name)].find((e) => e.checkVisibility())
          ).fontSize)]))"""
    )
    assert sizes["h1"] >= 36
    assert sizes[".big-number"] >= 72
    assert min(sizes.values()) >= 28
    assert page.locator(".ranking li:visible").count() <= 5
    assert page.locator(".filters-bar").is_hidden()

    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#map-title:has-text('2024 Q4')")
    page.keyboard.press("b")
    assert page.evaluate("document.documentElement.classList.contains('blanked')")
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    wait_until(page, "!location.search.includes('tampil')")
    assert page.locator(".filters-bar").is_visible()


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_presentation_fits_the_wall(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.keyboard.press("f")
    wait_until(page, "location.search.includes('tampil=1')")
    wait_until_calm(page)

    height = page.evaluate("document.documentElement.scrollHeight")
    legend = page.locator(".bm-classes li").count()
    assert height <= size[1]
    assert legend <= 5


def test_two_periods_stand_side_by_side(page):
    page.locator(".comparison summary").click()
    page.check("input[value='period']")
    page.select_option("#compare-period", "2023Q3")
    wait_until(page, "document.querySelectorAll('.bm-panel').length === 2")
    wait_until(page, "location.search.includes('period_b=2023Q3')")

    assert "compare=period" in page.url


def test_one_period_is_compared_with_nothing_and_the_page_says_so(page):
    page.locator(".comparison summary").click()
    page.check("input[value='change']")
    wait_until(page, "location.search.includes('period_b=2023Q3')")
    page.select_option("#indicator-filter", "idm_iks")
    page.wait_for_selector("#map-notices:has-text('has figures of 2024 only')")

    assert "period_b" not in page.url
    offered = page.locator("#compare-period option").all_inner_texts()
    assert [text for text in offered if text] == ["2024"]
    assert "Change" not in title(page)


def test_the_settings_of_the_map_are_in_the_address(page):
    page.locator(".settings summary").click()
    page.check("input[value='quantile']")
    page.select_option("#classes-select", "4")
    wait_until(page, "location.search.includes('classes=4')")

    assert "method=quantile" in page.url


def test_the_level_switch_is_always_there(page):
    page.check(".map-levels input[value='province']")
    page.wait_for_selector("#map-title:has-text('by province, Indonesia')")

    assert "level=province" in page.url
