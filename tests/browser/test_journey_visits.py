"""The coordinator's list: own region, reasons, a sub-district, the file to take."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import HANDS, watched_page
from tests.browser.site import READERS, SIZES, running_site
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own_site(tiny_root):
    """Served for the coordinator of Kab. Bandung."""
    with running_site(tiny_root, audience="coordinator", region="32.04") as address:
        yield address


@pytest.fixture(params=READERS, ids="-".join)
def coordinator(browser, own_site, request):
    lang, size = request.param
    with watched_page(browser, own_site, **HANDS, viewport=SIZES[size]) as page:
        yield Visitor(page, own_site, lang)


def test_a_coordinator_finds_whom_to_visit_and_takes_the_list_along(coordinator):
    coordinator.go("/visits")
    assert "Kab. Bandung" in coordinator.text("#visits-heading h1")
    reported = coordinator.say("Reported so far: {reported} of {due} groups ({share})")
    assert coordinator.text(".visits-headline").startswith(reported.split(" {")[0])

    coordinator.press("no mentor visit", inside=".reasons")
    coordinator.address_says("reason=unvisited")
    coordinator.reads("#visits-places caption", coordinator.say("no mentor visit"))

    coordinator.press("Kec. Cileunyi", inside="#visits-places")
    coordinator.address_says("selected=32.04.05")
    coordinator.reads("#visits-by-group code", "group-32.04.05-")
    rows = coordinator.page.locator("#visits-by-group tbody tr").count()

    link = coordinator.page.locator("#visits-heading a").first
    book = load_workbook(BytesIO(coordinator.download(link).path().read_bytes()))
    sample, groups, notes = (
        coordinator.say(name) for name in ("SAMPLE DATA", "Groups", "Notes")
    )
    assert book.sheetnames == [sample, groups, notes]
    assert book[groups].max_row == rows + 1

    coordinator.page.go_back()
    coordinator.reads("#visits-places", "Kec. Cileunyi")
