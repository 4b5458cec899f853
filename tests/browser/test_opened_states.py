"""What opens on a page (panels, dialog, comparison, wall) has no barriers either."""

import pytest

from tests.browser.conftest import watched_page
from tests.browser.inspection import forbidden_words, serious_barriers
from tests.browser.site import READERS, SIZES, see_everything
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

MAP = "/map?indicator=grp_repay_rate&period=2024Q4"


@pytest.fixture(scope="module", params=READERS, ids="-".join)
def visitor(browser, site, request):
    """For axe, which a page's own rules keep out."""
    lang, size = request.param
    with watched_page(browser, site, viewport=SIZES[size], bypass_csp=True) as page:
        yield Visitor(page, site, lang)


def faults(visitor) -> list[str]:
    return serious_barriers(visitor.page) + forbidden_words(visitor.page)


def open_drop_down(visitor, summary: str) -> None:
    visitor.go(MAP)
    visitor.unfold(summary)


def open_search(visitor) -> None:
    visitor.go(MAP)
    visitor.page.click("#region-search")
    visitor.page.keyboard.type("alang")
    visitor.page.locator("#region-search-list li").first.wait_for()


def open_explanation(visitor, path: str = MAP) -> None:
    visitor.go(path)
    visitor.press("Where is this from?")
    visitor.page.wait_for_selector("dialog[open] dl")


def open_table(visitor) -> None:
    visitor.go(f"{MAP}&region=32&selected=32.04.05")
    see_everything(visitor.page)
    visitor.page.locator("#map-table th button").first.click()
    visitor.page.wait_for_selector("#map-table th[aria-sort='ascending']")


STATES = {
    "selected": lambda v: v.go(f"{MAP}&region=32.73&selected=32.73.02"),
    "compare": lambda v: open_drop_down(v, "Compare"),
    "settings": lambda v: open_drop_down(v, "Map settings"),
    "download": lambda v: open_drop_down(v, "Download"),
    "search": open_search,
    "explanation": open_explanation,
    "table": open_table,
    "two periods": lambda v: v.go(f"{MAP}&compare=period&period_b=2023Q3"),
    "two indicators": lambda v: v.go(
        f"{MAP}&compare=indicator&indicator_b=grp_books_ok"
    ),
    "change": lambda v: v.go(f"{MAP}&compare=change&period_b=2023Q3"),
    "outside the filter": lambda v: v.go(f"{MAP}&area_type=urban&region=32"),
    "presentation": lambda v: v.go(f"{MAP}&tampil=1&selected=32.04"),
    "profile's explanation": lambda v: open_explanation(v, "/region/32.04"),
    "findings": lambda v: v.go("/data?rule=report_late&findings=2&region=32"),
}


@pytest.mark.parametrize("state", STATES)
def test_what_opens_has_no_serious_barrier_and_plain_words(visitor, state):
    STATES[state](visitor)

    assert faults(visitor) == []
