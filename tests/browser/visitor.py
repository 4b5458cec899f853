"""A reader at the screen: finds things by the words that are written on them."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from dashboard.texts import translator
from tests.browser.site import point_on_map, wait_for_map, wait_until, wait_until_calm


@dataclass
class Visitor:
    """One page, its site's address and the language that is read."""

    page: Page
    site: str
    lang: str

    @property
    def is_on_phone(self) -> bool:
        return self.page.viewport_size["width"] < 600

    def say(self, text: str, **values: object) -> str:
        """A text of the interface in the reader's language, as it is on the screen."""
        return translator(self.lang)(text, **values)

    def go(self, path: str) -> None:
        mark = "&" if "?" in path else "?"
        self.page.goto(f"{self.site}{path}{mark}lang={self.lang}")
        self.wait()

    def wait(self) -> None:
        if self.page.locator(".berdaya-map").count():
            wait_for_map(self.page)
        wait_until_calm(self.page)

    def button(self, text: str, *, inside: str = "body") -> Locator:
        place = self.page.locator(inside)
        return place.get_by_role("button", name=self.say(text)).first

    def press(self, text: str, *, inside: str = "body") -> None:
        self.button(text, inside=inside).click()
        self.wait()

    def follow(self, text: str, *, inside: str = "body") -> None:
        """Follow a link to another page."""
        link = self.page.locator(inside).get_by_role("link", name=self.say(text)).first
        link.click()
        self.page.wait_for_load_state()
        self.wait()

    def click_on_map(self, code: str, *, map_id: str = "map-canvas") -> None:
        self.page.mouse.click(*point_on_map(self.page, code, map_id=map_id))
        self.wait()

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_label(self.say(label), exact=True).select_option(label=option)
        self.wait()

    def unfold(self, summary: str) -> None:
        self.page.locator("summary", has_text=self.say(summary)).click()

    def reads(self, selector: str, words: str) -> None:
        """What the selector names comes to say these words, whatever its spaces are."""
        pattern = re.escape(words).replace(r"\ ", r"\s")
        place = self.page.locator(selector, has_text=re.compile(pattern))
        place.first.wait_for(state="attached")

    def holds(self, selector: str, value: str) -> None:
        """The field comes to hold this value; a slow server says it late."""
        found = f"document.querySelector({selector!r})?.value === {value!r}"
        wait_until(self.page, found)

    def text(self, selector: str) -> str:
        return self.page.locator(selector).first.inner_text().replace("\u00a0", " ")

    def address_says(self, part: str) -> None:
        wait_until(self.page, f"location.href.includes({part!r})")

    def copied(self) -> str:
        clipboard = self.page.evaluate("navigator.clipboard.readText()")
        return clipboard.replace("\u00a0", " ")

    def download(self, locator: Locator):
        with self.page.expect_download() as waiting:
            locator.click()
        return waiting.value
