"""Chromium, with an observer in each page and the page's traffic counted."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-angle=swiftshader",  # WebGL without a graphics card, for plotly's map
    "--enable-unsafe-swiftshader",
]
SCREEN = {"width": 1366, "height": 768}
OBSERVER = Path(__file__).with_name("observer.js").read_text(encoding="utf-8")
QUIET_MS = 600  # nothing painted, or nothing asked for, for so long: it is over
STEP_MS = 50
LIMIT_MS = 60_000


class NoChromium(Exception):
    """There is no browser to measure with."""


class NeverPainted(Exception):
    """The page did not finish a change in time."""


@dataclass(frozen=True)
class Painted:
    """From a touch, or from the navigation, to the last frame it caused.

    `longest`: milliseconds of the longest task of the page's main thread meanwhile;
    0 where none took more than 50.
    """

    milliseconds: float
    longest: float


@dataclass
class Traffic:
    """What went over the wire: bytes received by address, heads included.

    `open`: requests that have no answer yet.
    """

    received: dict[str, int] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    open: set[str] = field(default_factory=set)

    @property
    def total(self) -> int:
        return sum(self.received.values())

    def total_of(self, part: str) -> int:
        return sum(size for url, size in self.received.items() if part in url)

    def count_of(self, part: str) -> int:
        return sum(part in url for url in self.addresses)

    def clear(self) -> None:
        self.open.clear()
        self.received.clear()
        self.addresses.clear()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Raises NoChromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        raise NoChromium("no chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield started
        finally:
            started.close()


class Visit:
    """A page in a browser that has not been here before."""

    def __init__(self, page: Page, traffic: Traffic, *, plotly: bool):
        self.page = page
        self.traffic = traffic
        self._plotly = plotly

    def open(self, address: str) -> Painted:
        """Raises NeverPainted."""
        self.page.goto(address)
        return self.painted()

    def again(self) -> Painted:
        """The same page once more, with what the browser has kept of it."""
        self.page.reload()
        return self.painted()

    def choose(self, control: str, value: str) -> Painted:
        """Choose in a list as a reader does. Raises NeverPainted."""
        self.begin()
        self.page.select_option(control, value)
        return self.painted()

    def press(self, key: str) -> Painted:
        """Press a key on the control that has the focus. Raises NeverPainted."""
        self.begin()
        self.page.keyboard.press(key)
        return self.painted()

    def begin(self) -> None:
        self.traffic.clear()
        self.page.evaluate("bench.reset()")

    def settle(self) -> None:
        """Wait until no request has been on its way for a while."""
        calm = waited = 0
        while calm < QUIET_MS and waited < LIMIT_MS:
            self.page.wait_for_timeout(STEP_MS)
            calm = 0 if self.traffic.open else calm + STEP_MS
            waited += STEP_MS

    def painted(self) -> Painted:
        asked = {"quiet": QUIET_MS, "limit": LIMIT_MS, "plotly": self._plotly}
        found = self.page.evaluate("(asked) => bench.calm(asked)", asked)
        if found is None:
            raise NeverPainted(f"nothing painted within {LIMIT_MS / 1000:g} s")
        return Painted(**found)


@contextmanager
def visit(browser: Browser, *, plotly: bool = False) -> Iterator[Visit]:
    """A visitor with an empty cache; `plotly`: the page is a comparison app."""
    context = browser.new_context(viewport=SCREEN, bypass_csp=True)
    try:
        page = context.new_page()
        page.add_init_script(OBSERVER)
        yield Visit(page, _traffic_of(page), plotly=plotly)
    finally:
        context.close()


def _traffic_of(page: Page) -> Traffic:
    traffic, urls = Traffic(), {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def asked(event):
        urls[event["requestId"]] = event["request"]["url"]
        if event["request"]["url"].startswith("http"):  # a blob's end is never told
            traffic.open.add(event["requestId"])
        traffic.addresses.append(event["request"]["url"])

    def came(event):
        traffic.open.discard(event["requestId"])
        url = urls.get(event["requestId"])
        if url:
            size = int(event["encodedDataLength"])
            traffic.received[url] = traffic.received.get(url, 0) + size

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", came)
    session.on("Network.loadingFailed", lambda e: traffic.open.discard(e["requestId"]))
    return traffic
