"""What the three storyboards share: one world, and figures asked of the API."""

from dataclasses import dataclass

from dashboard.formats import format_number, format_period, format_value
from tests.browser.inspection import forbidden_words, serious_barriers
from tests.browser.visitor import Visitor

PROVINCE = "91"  # Papua: some of it withheld, some of it not reported
REGENCY = "91.03"
QUARTER = "2025Q3"  # the latest that most have reported for
NEWEST = "2025Q4"
REPAID = "grp_repay_rate"


@dataclass
class Reader(Visitor):
    """A visitor who can check what is read."""

    def row(self, region: str, **asked: str) -> dict:
        """The API's row of a region's figure."""
        depth = 0 if region == "ID" else region.count(".") + 1
        level = ("nation", "province", "regency", "subdistrict")[depth]
        query = {"indicator": REPAID, "period": QUARTER, "level": level} | asked
        return next(one for one in self.rows(**query) if one["region"] == region)

    def rows(self, **query: str) -> list[dict]:
        answer = self.page.request.get(f"{self.site}/api/v1/values", params=query)
        return answer.json()["values"]

    def percent(self, share: float) -> str:
        return format_value(share, "percent", self.lang).replace("\u00a0", " ")

    def count(self, number: float) -> str:
        return format_number(number, self.lang)

    def quarter(self, period: str) -> str:
        return format_period(period, self.lang)

    def finds_it_plain_and_open(self) -> None:
        """No word of statistics, no barrier, nothing wider than the screen."""
        assert forbidden_words(self.page) == []
        assert serious_barriers(self.page) == []
        self.fits_across()

    def fits_across(self) -> None:
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= self.page.viewport_size["width"]

    def fits_on_one_screen(self) -> None:
        height = self.page.evaluate("document.documentElement.scrollHeight")
        assert height <= self.page.viewport_size["height"] + 1
        self.fits_across()
