"""The whole site on a free port, and what the tests of its pages ask of it."""

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import Page
from werkzeug.serving import make_server

from dashboard.app import create_app
from dashboard.settings import Settings

DESKTOP = {"width": 1366, "height": 640}
PHONE = {"width": 390, "height": 844}
SIZES = {"desktop": DESKTOP, "phone": PHONE}
LANGUAGES = ("id", "en")
# Each language and each size in CI; BERDAYA_PROOF=whole crosses them: twice the time.
IS_WHOLE = os.environ.get("BERDAYA_PROOF") == "whole"
READERS = (("id", "desktop"), ("en", "phone"))
if IS_WHOLE:
    READERS = tuple(product(LANGUAGES, SIZES))

_IS_CALM = """!document.querySelector('[data-dash-is-loading="true"]')
  && document.getElementById('page')
  && ![...document.querySelectorAll('.loading-state')].some(
    (e) => e.checkVisibility() && !e.closest('[data-seen-store]'))
"""
_IS_COMPLETE = "!document.querySelector('[data-seen-store] .loading-state')"
_ON_MAP = """([id, code]) => {
  const map = berdayaMap.get(id);
  const { level, surface } = map.panels[0];
  const depth = code.split(".").length - 1;
  if (level !== ["province", "regency", "subdistrict"][depth]) return null;
  const { centres } = map.drawing.terrain.anchors.of(level);
  const number = map.register.number(code);
  const [x, y] = map.view.toScreen(centres[2 * number], centres[2 * number + 1]);
  const box = surface.getBoundingClientRect();
  return [box.x + x, box.y + y];
}"""


@contextmanager
def running_site(root: Path, **options: object) -> Iterator[str]:
    """Serve the store under `root` with these settings; gives the address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app(Settings(root=root, **options)).server
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


def wait_until_calm(page: Page) -> None:
    """Title, panel and list are there and nothing more is asked for."""
    page.wait_for_load_state("networkidle")
    wait_until(page, _IS_CALM)


def wait_for_map(page: Page) -> None:
    page.wait_for_selector(".map-canvas .bm-legend .bm-classes li", state="attached")
    wait_until_calm(page)


def point_on_map(page: Page, code: str, *, map_id: str = "map-canvas"):
    """Where on the screen a region's middle is; scrolls the map into view."""
    page.locator(f"#{map_id}").scroll_into_view_if_needed()
    for _ in range(200):
        point = page.evaluate(_ON_MAP, [map_id, code])
        if point:
            return point
        page.wait_for_timeout(50)
    raise AssertionError(f"the map never showed the level of {code}")


def see(page: Page, selector: str) -> None:
    """Scroll to what waits to be seen, and let it come."""
    page.locator(selector).scroll_into_view_if_needed()
    wait_until_calm(page)


def see_everything(page: Page) -> None:
    """All that comes only when it is seen, and back to the top."""
    for place in page.locator("[data-seen-store]").all():
        place.scroll_into_view_if_needed()
    wait_until(page, _IS_COMPLETE)
    wait_until_calm(page)
    page.evaluate("scrollTo(0, 0)")


def wait_until(page: Page, condition: str, *, seconds: float = 30) -> None:
    """Ask again and again; a page's own rules may forbid waiting inside it."""
    for _ in range(int(seconds * 20)):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {condition}")
