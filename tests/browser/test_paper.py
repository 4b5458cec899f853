"""What is handed out is one sheet of paper."""

import re

import pytest

from tests.browser.conftest import watched_page
from tests.browser.site import DESKTOP, wait_until_calm

pytestmark = pytest.mark.browser
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
PORTRAIT = re.compile(rb"/MediaBox \[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_report_and_the_profile_are_one_page_each(browser, site, lang):
    with watched_page(browser, site, viewport=DESKTOP) as page:
        for path in ("/report/32.04.05", "/region/32.04.05", "/region/32"):
            page.goto(f"{site}{path}?lang={lang}")
            wait_until_calm(page)
            paper = page.pdf(prefer_css_page_size=True)

            assert len(PAGE.findall(paper)) == 1, path
            assert PORTRAIT.search(paper), path
