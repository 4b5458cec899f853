"""Every page as it opens, in both languages, on a laptop and on a phone."""

from itertools import product

import pytest

from tests.browser.conftest import watched_page
from tests.browser.inspection import forbidden_words, serious_barriers, tab_through
from tests.browser.site import READERS, SIZES, see_everything, wait_until_calm

PATHS = [
    "/",
    "/report/32.04.05",
    "/renstra",
    "/visits",
    "/welfare",
    "/map",
    "/participation",
    "/groups?region=32.04",
    "/region/ID",
    "/region/32.04",
    "/region/32.04.05",
    "/data",
    "/definitions",
    "/nowhere",
]

pytestmark = pytest.mark.browser


@pytest.fixture(
    scope="module",
    params=product(PATHS, READERS),
    ids=lambda param: "-".join([param[0], *param[1]]),
)
def opened(browser, site, request):
    """(path, page): opened once for all that is asked of it below."""
    path, (lang, size) = request.param
    with watched_page(browser, site, viewport=SIZES[size], bypass_csp=True) as page:
        page.goto(f"{site}{path}{'&' if '?' in path else '?'}lang={lang}")
        wait_until_calm(page)
        see_everything(page)
        yield path, page


def test_no_page_has_a_serious_barrier(opened):
    _path, page = opened

    assert serious_barriers(page) == []


def test_first_layers_speak_plainly(opened):
    path, page = opened

    allowed = path == "/definitions"  # the one page that names the methods
    assert forbidden_words(page) == [] or allowed


def test_tab_reaches_every_control_and_shows_where_it_is(opened):
    _path, page = opened

    walk = tab_through(page)

    assert len(walk.wanted) >= 5
    assert walk.missed == []
    assert walk.faults == []
    assert walk.came_round


def test_no_page_is_wider_than_the_screen(opened):
    _path, page = opened

    width = page.evaluate("document.documentElement.scrollWidth")

    assert width <= page.viewport_size["width"]
