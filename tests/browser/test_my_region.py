"""Wilayah saya: asked on the first visit; every plain address opens there then."""

import pytest

from tests.browser.conftest import watched_page
from tests.browser.site import DESKTOP
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def test_is_asked_once_kept_and_gives_way_to_an_address(browser, site):
    with watched_page(browser, site, viewport=DESKTOP) as page:
        visitor = Visitor(page, site, "id")
        visitor.go("/")
        visitor.button("Choose region").click()
        page.keyboard.type("kab. bandung")
        page.locator("#region-search-list li").first.click()
        visitor.reads("h1", "Kab. Bandung")
        assert visitor.say("★ My region") in visitor.text(".my-region")

        visitor.go("/")
        visitor.reads("h1", "Kab. Bandung")
        visitor.go("/map?region=32")
        assert "Jawa Barat" in visitor.text("#map-title")

        visitor.go("/")
        visitor.button("Forget").click()
        visitor.go("/")
        assert visitor.text("h1").startswith("Indonesia")
        assert visitor.button("Choose region").count() == 0
