"""The official's storyboard: from the nation to one figure in a memo, and back."""

import re

import pytest

from dashboard.ingest.building.versions import point_to
from dashboard.store import version_folder
from tests.browser.conftest import HANDS, watched_page
from tests.browser.site import (
    READERS,
    SIZES,
    running_site,
    see_everything,
    wait_until,
)
from tests.browser.story import PROVINCE, QUARTER, REGENCY, REPAID, Reader
from tests.stores.two_versions import EARLIER

pytestmark = pytest.mark.browser

# The first point of the map, line by line, at which the hand would choose a region.
WHERE = """([id, code]) => {
  const map = berdayaMap.get(id);
  const panel = map.panels[0];
  const box = panel.surface.getBoundingClientRect();
  for (let py = 2; py < box.height; py += 4) {
    for (let px = 2; px < box.width; px += 4) {
      const found = map.interaction.codeAt(panel, { px, py });
      if (found === code) return [box.x + px, box.y + py];
    }
  }
  return null;
}"""
HIDDEN = ("suppressed", "suppressed_complementary", "too_few", "low_reporting")


@pytest.fixture(scope="module")
def site_in_time(story_root):
    """(address, what serves the version after)."""
    store = story_root / "store"
    newest = version_folder(story_root).name
    with running_site(story_root) as address:
        yield address, lambda version=newest: point_to(store, version)


@pytest.fixture(params=READERS, ids="-".join)
def official(browser, site_in_time, request):
    lang, size = request.param
    address, serve = site_in_time
    serve(EARLIER)
    options = HANDS | {"viewport": SIZES[size], "bypass_csp": True}
    with watched_page(browser, address, **options) as page:
        yield Reader(page, address, lang)


def test_an_official_finds_quotes_and_finds_again(official, site_in_time):
    sees_the_nation(official)
    clicks_a_province(official)
    sees_its_sub_districts(official)
    finds_one_by_part_of_its_name(official)
    reads_the_profile(official)
    asks_where_it_is_from(official)
    quotes_it(official)
    comes_back_a_week_later(official, a_week_passes=site_in_time[1])
    follows_an_old_code(official)


def sees_the_nation(official) -> None:
    official.go("/")
    page = official.page
    assert official.text("h1").startswith("Indonesia: ")

    cards = page.locator(".cards .figure-card")
    assert cards.count() == 3
    for card in cards.all_inner_texts():
        assert "%" in card
        assert re.search(r"\(.+ (to|s\.d\.) .+\) (since|dari) ", card)
    nation = official.row("ID")
    share = official.row("ID", indicator="reporting_rate")["value"]
    chosen = official.text(".cards .is-chosen")
    assert official.percent(nation["value"]) in chosen
    assert official.say("{share} reported", share=official.percent(share)) in chosen

    shown = "berdayaMap.get('overview-canvas')"
    assert page.evaluate(f"{shown}.panels[0].level") == "regency"
    assert page.evaluate(f"{shown}.register.levels.regency.names.length") == 514
    for reach in page.locator(".overview-movers .row-behind").all_inner_texts():
        assert len(set(re.findall("[+−]", reach))) == 1
    due = [r for r in official.rows(**OF_REGENCIES) if r["flag"] != "no_programme"]
    assert f" {len(due)} " in official.text(".overview-silent .list-key")
    official.finds_it_plain_and_open()


OF_REGENCIES = {"indicator": REPAID, "period": QUARTER, "level": "regency"}


def clicks_a_province(official) -> None:
    """Its name on the map, as the map has a colour for each regency."""
    page = official.page
    page.locator("#overview-canvas").scroll_into_view_if_needed()
    page.mouse.click(*page.evaluate(WHERE, ["overview-canvas", PROVINCE]))
    official.address_says(f"selected={PROVINCE}")
    official.wait()

    row = official.row(PROVINCE)
    card = official.text(".cards .is-chosen")
    assert official.text("h1").startswith("Papua: ")
    assert official.percent(row["value"]) in card
    official.press("Open ▸")
    official.address_says(f"region={PROVINCE}")
    official.wait()


def sees_its_sub_districts(official) -> None:
    page = official.page
    title = official.text("#overview-map-title")  # Papua's sub-districts are distrik
    assert {"id": "per distrik", "en": "by sub-district"}[official.lang] in title
    query = {"indicator": REPAID, "period": QUARTER, "level": "subdistrict"}
    flags = [row["flag"] for row in official.rows(**query, parent=PROVINCE)]

    marks = dict(
        re.findall(r"(.+)\n(\d+)", page.locator(".bm-marks").first.inner_text())
    )
    silent = official.say("Not reported yet")
    assert int(marks[silent]) == flags.count("not_reported") > 0
    hidden = sum(flags.count(one) for one in HIDDEN)
    names = (official.say(n) for n in ("Withheld", "Withheld or not enough data"))
    assert hidden in [int(marks[name]) for name in names if name in marks]


def finds_one_by_part_of_its_name(official) -> None:
    page = official.page
    page.click("#region-search")
    page.keyboard.type("alang")
    first = page.locator("#region-search-list li").first
    first.wait_for()
    assert "Kec. Alang-alang Lebar, Kota Palembang" in first.inner_text()
    others = page.locator("#region-search-list li").all_inner_texts()
    assert all(", " in name for name in others)
    first.click()
    official.address_says("16.71.15")
    official.wait()


def reads_the_profile(official) -> None:
    """Of one with figures: the demo has two provinces."""
    official.go(f"/map?indicator={REPAID}&region={REGENCY}&period={QUARTER}")
    official.follow("Profile", inside="#map-panel")
    page = official.page
    see_everything(page)
    assert official.text("h1") == "Kab. Jayapura, Papua"

    fold = page.locator(".verdict.is-worse[open]")
    heading = fold.locator("summary").inner_text()
    assert heading.startswith(official.say("Needs attention"))
    rows = fold.locator("tbody tr:not(.group)").all_inner_texts()
    assert heading.endswith(f"({len(rows)})")
    reasons = re.compile("lebih buruk dari|poin dari|worse than|points since")
    assert rows and all(reasons.search(row) for row in rows)
    assert page.locator("#region-villages").count() == 1
    official.finds_it_plain_and_open()


def asks_where_it_is_from(official) -> None:
    official.press("Where is this from?", inside="#region-figure")
    official.page.wait_for_selector("dialog[open] dl")

    row, words = official.row(REGENCY), official.text("dialog[open]")
    assert official.count(row["numerator"]) in words
    assert official.count(row["denominator"]) in words
    assert "group_reports.parquet" in words and "complaints" not in words
    assert EARLIER in words
    official.press("Close", inside="dialog[open]")


def quotes_it(official) -> None:
    official.button("Copy quotation", inside="#region-figure").click()
    official.reads("#announcer", official.say("Copied"))

    quoted = official.copied()
    assert "Kab. Jayapura, Papua" in quoted
    assert official.percent(official.row(REGENCY)["value"]) in quoted
    assert official.quarter(QUARTER) in quoted


def comes_back_a_week_later(official, *, a_week_passes) -> None:
    path = f"/map?region={PROVINCE}&level=regency&indicator={REPAID}&period={QUARTER}"
    official.go(path)
    link, title = official.page.url, official.text("#map-title")
    before = official.percent(official.row(REGENCY)["value"])
    if not official.is_on_phone:  # which shares the address itself
        official.button("Copy link").click()
        official.reads("#announcer", official.say("Link copied"))
        link = official.copied()

    a_week_passes()
    official.page.goto(link)
    official.wait()
    assert official.text("#map-title") == title
    after = official.percent(official.row(REGENCY)["value"])
    assert after != before
    official.page.locator(".news li").first.wait_for()
    news = official.text(".news")
    assert f"Kab. Jayapura, Papua, {official.quarter(QUARTER)}" in news
    assert before in news and after in news


def follows_an_old_code(official) -> None:
    official.go("/region/91.01")

    official.reads("#notices", "2022")
    official.follow("Kab. Merauke (93.01)", inside="#notices")
    wait_until(official.page, "location.pathname === '/region/93.01'")
    assert official.text("h1") == "Kab. Merauke, Papua Selatan"
