"""The presenter at work: one map on the wall, keys, a question, a picture."""

import struct

import pytest

from tests.browser.site import wait_until

pytestmark = pytest.mark.browser

WALL = "/map?indicator=grp_repay_rate&period=2024Q2&level=province"


def test_a_presenter_shows_steps_answers_and_saves(presenter):
    begins(presenter)
    steps_through_the_quarters(presenter)
    opens_and_goes_back_up(presenter)
    answers_why_a_region_is_dotted(presenter)
    leaves_and_saves_the_picture(presenter)


def begins(presenter) -> None:
    presenter.go(WALL)
    presenter.page.keyboard.press("f")
    presenter.address_says("tampil=1")
    presenter.wait()

    page = presenter.page
    assert page.locator(".filters-bar").is_hidden()
    assert page.locator(".site-header nav").is_hidden()
    assert presenter.text("#map-title")
    assert page.locator(".source-line").is_visible()
    wait_until(page, "document.querySelectorAll('.bm-classes li').length <= 5")
    assert page.locator(".ranking li:visible").count() <= 5


def steps_through_the_quarters(presenter) -> None:
    page = presenter.page
    legend = page.locator(".bm-classes .bm-words").all_inner_texts()
    newest = "TW IV 2024" if presenter.lang == "id" else "2024 Q4"
    for _step in range(2):
        page.keyboard.press("ArrowRight")
    presenter.reads("#map-title", newest)

    assert page.locator(".bm-classes .bm-words").all_inner_texts() == legend


def opens_and_goes_back_up(presenter) -> None:
    page = presenter.page
    page.evaluate("berdaya.choose({ selected: '32' })")
    page.keyboard.press("Enter")
    presenter.reads("#map-title", "Jawa Barat")
    presenter.wait()
    page.keyboard.press("Backspace")
    presenter.reads("#map-title", "Indonesia")
    presenter.address_says("level=province")
    page.keyboard.press("b")
    assert page.evaluate("document.documentElement.classList.contains('blanked')")
    page.keyboard.press("b")
    presenter.wait()


def answers_why_a_region_is_dotted(presenter) -> None:
    presenter.page.evaluate("berdaya.choose({ region: '32', selected: null })")
    presenter.reads("#map-title", "Jawa Barat")
    presenter.wait()
    presenter.click_on_map("32.73.02")

    presenter.reads("#map-panel", presenter.say("Not reported yet"))
    last = "TW III 2024" if presenter.lang == "id" else "2024 Q3"
    presenter.reads("#map-panel", presenter.say("Last report: {period}", period=last))


def leaves_and_saves_the_picture(presenter) -> None:
    page = presenter.page
    page.keyboard.press("Escape")
    page.locator(".filters-bar").wait_for()
    presenter.unfold("Download")
    button = presenter.button("Map as PNG (1920×1080)")
    picture = presenter.download(button)

    assert picture.suggested_filename.startswith("DATA_CONTOH_")
    png = picture.path().read_bytes()
    assert struct.unpack(">II", png[16:24]) == (1920, 1080)
