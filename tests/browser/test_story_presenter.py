"""The presenter's storyboard, keys alone: plan, map, three questions, a picture."""

import struct

import pytest

from dashboard.store import version_folder
from tests.browser.conftest import HANDS, watched_page
from tests.browser.site import IS_WHOLE, LANGUAGES, running_site, wait_until
from tests.browser.story import NEWEST, QUARTER, REPAID, Reader
from tests.stores.two_versions import LATE

pytestmark = pytest.mark.browser

WALLS = {
    "1280x720": {"width": 1280, "height": 720},
    "1024x768": {"width": 1024, "height": 768},
}
SHOWS = [("id", "1280x720"), ("en", "1024x768")]
if IS_WHOLE:
    SHOWS = [(lang, wall) for lang in LANGUAGES for wall in WALLS]
PLAN_PAGES = "document.querySelector('.renstra-list')?.dataset.pages"
PLAN_IS_SPLIT = f"(({PLAN_PAGES}) ?? '').startsWith('1/')"
NOT_REPORTED = "91.15"  # in the newest quarter
# Of what can be read in the hall: too small, or cut off by an edge of the screen.
FAULTS = """() => [...document.querySelectorAll("main *")]
  .filter((e) => e.checkVisibility())
  .filter((e) => !e.closest(".visually-hidden, .bm-unseen, .bm-card"))
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .filter((e) => {
    const box = e.getBoundingClientRect();
    const isCut = box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
    return isCut || parseFloat(getComputedStyle(e).fontSize) < 20;
  })
  .map((e) => e.textContent)"""
SIZE = "(s) => parseFloat(getComputedStyle(document.querySelector(s)).fontSize)"


@pytest.fixture(scope="module")
def hall(story_root):
    with running_site(story_root) as address:
        yield address, version_folder(story_root).name


@pytest.fixture(params=SHOWS, ids="-".join)
def presenter(browser, hall, request):
    lang, wall = request.param
    options = HANDS | {"viewport": WALLS[wall], "bypass_csp": True}
    with watched_page(browser, hall[0], **options) as page:
        yield Reader(page, hall[0], lang)


def test_a_presenter_shows_the_plan_and_answers_the_room(presenter, hall):
    shows_the_plan(presenter)
    goes_on_to_the_national_map(presenter)
    steps_through_twelve_quarters(presenter)
    says_why_a_regency_is_dotted(presenter)
    says_where_a_number_is_from(presenter, newest=hall[1])
    takes_the_picture_and_ends(presenter)
    says_what_is_known_of_the_cause(presenter)


def press(presenter, *keys: str) -> None:
    for key in keys:
        presenter.page.keyboard.press(key)
    presenter.wait()


def shows_the_plan(presenter) -> None:
    presenter.go(f"/renstra?indicator={REPAID}")
    press(presenter, "f")
    page = presenter.page
    wait_until(page, PLAN_IS_SPLIT)
    assert presenter.say("Goal: ").strip() in presenter.text(".renstra-goal")
    assert page.locator(".filters-bar").is_hidden()

    seen = ""
    pages = int(page.evaluate(PLAN_PAGES)[-1])
    for number in range(1, pages + 1):
        wait_until(page, f"{PLAN_PAGES} === '{number}/{pages}'")
        assert page.evaluate(FAULTS) == []
        seen += page.inner_text(".renstra-table")
        if number < pages:
            press(presenter, "PageDown")
    for name in ("ProKus", "Puskesos-SLRT", "PKAT-Best"):
        assert name in seen
    for name in ("Baseline", "Target", "Realisation", "Status"):
        assert presenter.say(name) in seen
    statuses = page.locator(".renstra-table td.status").all_text_contents()
    assert statuses and all(one.strip(" ✓▲●▼–") for one in statuses)
    presenter.fits_on_one_screen()
    presenter.finds_it_plain_and_open()
    saves_what_is_shown(presenter)


def goes_on_to_the_national_map(presenter) -> None:
    """→ goes forward in time to the last complete quarter, and then to the map."""
    press(presenter, "ArrowLeft")
    presenter.address_says("period=2025Q2")
    press(presenter, "ArrowRight")
    presenter.address_says(f"period={QUARTER}")
    press(presenter, "ArrowRight")
    presenter.address_says("/map?")
    presenter.reads("#map-title", "Indonesia")
    presenter.wait()

    page = presenter.page
    wait_until(page, "document.querySelectorAll('.bm-classes li').length === 5")
    title = presenter.text("#map-title")
    assert presenter.quarter(QUARTER) in title and "Indonesia" in title
    rows = page.locator(".ranking li")
    seen = [row for row in rows.all() if row.evaluate(IS_SEEN)]
    assert 1 <= len(seen) <= 5
    presenter.reads("#map-panel .big-number", presenter.percent(nation(presenter)))
    assert page.evaluate(SIZE, "h1") >= 36
    assert page.evaluate(SIZE, ".big-number") >= 72
    assert page.evaluate(SIZE, ".source-line") >= 28
    assert page.evaluate(FAULTS) == []
    presenter.fits_on_one_screen()


IS_SEEN = "(e) => e.checkVisibility({ visibilityProperty: true })"


def nation(presenter, **asked: str) -> float:
    return presenter.row("ID", **asked)["value"]


def steps_through_twelve_quarters(presenter) -> None:
    page = presenter.page
    periods = page.evaluate("berdaya.periods()")
    assert len(periods) == 12
    legend = page.locator(".bm-classes .bm-words").all_inner_texts()
    press(presenter, *["ArrowLeft"] * periods.index(QUARTER))
    presenter.reads("#map-title", presenter.quarter(periods[0]))
    first = presenter.percent(nation(presenter, period=periods[0]))
    presenter.reads("#map-panel .big-number", first)
    assert page.locator(".bm-classes .bm-words").all_inner_texts() == legend

    press(presenter, *["ArrowRight"] * 11)
    presenter.reads("#map-title", presenter.quarter(NEWEST))
    assert page.locator(".bm-classes .bm-words").all_inner_texts() == legend


def says_why_a_regency_is_dotted(presenter) -> None:
    presenter.click_on_map(NOT_REPORTED)

    presenter.reads("#map-panel", presenter.say("Not reported yet"))
    last = presenter.say("Last report: {period}", period=presenter.quarter(QUARTER))
    presenter.reads("#map-panel", last)


def says_where_a_number_is_from(presenter, *, newest: str) -> None:
    presenter.page.evaluate("document.activeElement.blur()")
    press(presenter, "ArrowLeft", "Backspace")
    presenter.reads("#map-title", presenter.quarter(QUARTER))
    presenter.reads("#map-panel .big-number", presenter.percent(nation(presenter)))
    press(presenter, "d")
    presenter.page.wait_for_selector("dialog[open] dl")

    words = presenter.text("dialog[open]")
    row = presenter.row("ID")
    assert presenter.count(row["numerator"]) in words and newest in words
    late = presenter.say(" ({count} reports have come in since)", count=str(LATE))
    assert late.strip() in words
    assert presenter.page.evaluate(SIZE, "dialog dd:not(.not-in-hall)") >= 28
    press(presenter, "d")
    wait_until(presenter.page, "!document.querySelector('dialog[open]')")


def saves_what_is_shown(presenter) -> None:
    with presenter.page.expect_download() as waiting:
        presenter.page.keyboard.press("p")
    picture = waiting.value
    assert picture.suggested_filename.startswith("DATA_CONTOH_")
    png = picture.path().read_bytes()
    assert struct.unpack(">II", png[16:24]) == (1920, 1080)
    assert len(png) > 50_000  # an empty one has 10,000 bytes


def takes_the_picture_and_ends(presenter) -> None:
    page = presenter.page
    saves_what_is_shown(presenter)

    page.keyboard.press("Backspace")  # to the plan it came from
    presenter.address_says("/renstra?")
    wait_until(page, PLAN_IS_SPLIT)
    press(presenter, "Escape")
    page.locator(".filters-bar").wait_for()
    wait_until(page, "!location.href.includes('tampil=1')")


def says_what_is_known_of_the_cause(presenter) -> None:
    """A bookmark of the welfare page, presented."""
    presenter.go("/welfare?tampil=1")
    presenter.reads(".hall-cause", CAUSE[presenter.lang])

    exits = {"indicator": "welf_desil_exit", "period": "2025Q2"}
    value = presenter.percent(nation(presenter, **exits))
    assert value in presenter.text(".welfare-hall .big-number")
    assert presenter.page.evaluate(SIZE, ".welfare-hall .big-number") >= 72
    assert presenter.page.evaluate(FAULTS) == []
    presenter.fits_on_one_screen()
    saves_what_is_shown(presenter)


CAUSE = {
    "id": "Perubahan terlihat; penyebabnya belum diketahui (bukti D).",
    "en": "A change is seen; what caused it is not known yet (evidence D).",
}
