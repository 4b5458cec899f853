"""The pictures of the README: `make pictures` takes them anew, of the sample.

`python -m tests.browser.pictures [NAME …]` takes these alone. Each is a page as its
reader finds it, in WebP, which keeps letters sharp at a tenth of the size of a PNG.
"""

import base64
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dashboard.settings import PROJECT, Settings
from tests.browser.conftest import ARGUMENTS, HANDS, watched_page
from tests.browser.ensure_chromium import chromium
from tests.browser.site import running_site
from tests.browser.visitor import Visitor

FOLDER = PROJECT / "assets" / "pictures"
QUALITY = 80  # of 100
MOST_BYTES = 150_000
LAPTOP = (1366, 768)
HALL = (1280, 720)
SHEET = (860, 1180)


@dataclass(frozen=True)
class Picture:
    name: str
    path: str
    size: tuple[int, int] = LAPTOP

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.webp"


PICTURES = (
    Picture("overview", "/"),
    Picture("map", "/map?indicator=grp_repay_rate&period=2025Q3&selected=16"),
    Picture("participation", "/participation?region=32"),
    Picture("visits", "/visits?region=32.04"),
    Picture("report", "/report/32.04.05", SHEET),
    Picture("renstra", "/renstra?tampil=1", HALL),
)


def main() -> int:
    wanted = sys.argv[1:] or [one.name for one in PICTURES]
    FOLDER.mkdir(exist_ok=True)
    with running_site(Settings().sample_root) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for one in PICTURES:
            if one.name in wanted:
                take(one, browser, site)
                print(f"{one.file.name}: {one.file.stat().st_size // 1000} kB")
        browser.close()
    return 0


def take(picture: Picture, browser, site: str) -> None:
    width, height = picture.size
    size = {"width": width, "height": height}
    with watched_page(browser, site, **HANDS, viewport=size) as page:
        reader = Visitor(page, site, "id")
        reader.go(picture.path)
        assert "DATA CONTOH" in reader.text("body")
        picture.file.write_bytes(webp(page))


def webp(page: Page) -> bytes:
    asked = {"format": "webp", "quality": QUALITY}
    session = page.context.new_cdp_session(page)
    return base64.b64decode(session.send("Page.captureScreenshot", asked)["data"])


if __name__ == "__main__":
    sys.exit(main())
