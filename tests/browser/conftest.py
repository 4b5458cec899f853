"""Chromium, and pages that may neither log an error nor ask another host."""

import base64
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from tests.browser.ensure_chromium import chromium as chromium_path
from tests.browser.map_harness import Harness, create_harness
from tests.browser.site import READERS, SIZES, running_site, wait_until
from tests.browser.square_world import write_square_world
from tests.browser.story import QUARTER, REGENCY
from tests.browser.visitor import Visitor
from tests.stores.two_versions import write_earlier_version

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HANDS = {"permissions": ["clipboard-read"], "reduced_motion": "reduce"}
# What the browser and Dash say of each answer that did not come; they may say so late.
NO_ANSWER = ("Failed to load resource", "Callback failed", "Callback error")
READ_PIXELS = """async ([encoded, points]) => {
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const hex = (value) => value.toString(16).padStart(2, "0");
  return points.map(([x, y]) => {
    const [r, g, b] = context.getImageData(Math.floor(x), Math.floor(y), 1, 1).data;
    return `#${hex(r)}${hex(g)}${hex(b)}`;
  });
}"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        pytest.skip("no chromium on this machine: the browser tests did not run")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tiny_root) -> Iterator[str]:
    """The address of the whole site on the tiny store."""
    with running_site(tiny_root) as address:
        yield address


@pytest.fixture(scope="module")
def story_root(two_provinces) -> Path:
    """Two provinces of the demo as they are and as they were before late reports."""
    write_earlier_version(two_provinces.root, regency=REGENCY, period=QUARTER)
    return two_provinces.root


@pytest.fixture
def read_pixels(browser) -> Iterator[Callable]:
    """(png, points) -> the colour "#rrggbb" at each point of the picture."""
    page = browser.new_page()
    yield lambda png, points: page.evaluate(
        READ_PIXELS, [base64.b64encode(png).decode(), [list(p) for p in points]]
    )
    page.close()


class Faults(list):
    """What a page did wrong, but for what its test said it would bring about itself."""

    expected: tuple[str, ...] = ()

    def expect(self, *parts: str) -> None:
        self.expected += parts

    def append(self, fault: str) -> None:
        if not any(part in fault for part in self.expected):
            super().append(fault)


@contextmanager
def watched_page(browser: Browser, address: str, **options) -> Iterator[Page]:
    """A page whose console errors and requests to other hosts fail the test."""
    context = browser.new_context(**options)
    page = context.new_page()
    faults = Faults()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda said: faults.append(said.text) if said.type == "error" else None,
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "blob:"))
            else faults.append(f"asked another host: {request.url}")
        ),
    )
    page.faults = faults
    yield page
    context.close()
    assert faults == []


@pytest.fixture(params=READERS, ids="-".join)
def visitor(browser, site, request) -> Iterator[Visitor]:
    """A reader of either language, on a laptop and on a phone."""
    lang, size = request.param
    with watched_page(browser, site, **HANDS, viewport=SIZES[size]) as page:
        yield Visitor(page, site, lang)


@pytest.fixture(scope="session")
def square_geo(regions, tmp_path_factory):
    folder = tmp_path_factory.mktemp("geo")
    write_square_world(folder, regions)
    return folder


@pytest.fixture
def harness(regions, square_geo) -> Harness:
    return Harness(regions, square_geo)


@pytest.fixture
def harness_address(harness) -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, create_harness(harness), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def open_map(browser, harness_address) -> Callable:
    """(query, **context options) -> context manager of a page with a painted map."""

    @contextmanager
    def open_page(query: str = "", **options):
        options = {"viewport": {"width": 840, "height": 490}} | options
        options = {"reduced_motion": "reduce"} | options
        with watched_page(browser, harness_address, **options) as page:
            page.add_init_script(REMEMBER)
            page.goto(f"{harness_address}/?{query}")
            wait_until(page, "window.told.some(({type}) => type === 'painted')")
            yield page

    return open_page


REMEMBER = """window.told = [];
for (const type of ["select", "open", "up", "period", "painted"]) {
  addEventListener(`berdaya:${type}`, (event) => told.push(event.detail));
}"""
