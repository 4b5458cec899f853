"""One indicator: a ratio of two sums over the rows of one table."""

from datetime import date
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator

from dashboard.catalogue.wording import Entry, Text

FIGURES = "figures"  # the table of published figures that profiles read

Pillar = Literal[
    "participation",
    "institutions",
    "self_management",
    "planning",
    "welfare",
    "empowerment",
    "social_pillars",
    "services",
    "entrepreneurship",
    "customary_communities",
    "restoration",
    "coverage",
]
Unit = Literal[
    "percent",  # the value is a natural ratio: 0.735 shows as 73.5 %
    "percent_change",  # numerator / denominator − 1, shown as per cent
    "index",  # 0 to 1
    "score",  # 0 to 100
    "count",
    "people",
    "people_thousand",
    "rupiah",
    "rupiah_thousand",
    "years",
]
Level = Literal["nation", "province", "regency", "subdistrict", "village"]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]


Reports = Literal[
    "needed",  # a value says something once enough of the reports due have come
    "not_needed",  # known of groups that have not reported too
    "sites",  # what is due is a site at work, which may have had nothing to report
    "none",  # nothing is due
]


class MinimumN(Entry):
    """Below `confidentiality` nothing is shown; below `publication` "too few"."""

    confidentiality: int = Field(ge=1)
    publication: int = Field(ge=1)


class Histogram(Entry):
    """How the units spread: the inner edges of classes in the unit shown, and the one
    of them that parts weak units from the others. A class begins at its lower edge."""

    edges: tuple[float, ...] = Field(min_length=1, max_length=5)
    bound: float

    @model_validator(mode="after")
    def _is_in_order(self) -> "Histogram":
        if any(low >= high for low, high in pairwise(self.edges)):
            raise ValueError("edges must rise")
        if self.bound not in self.edges:
            raise ValueError("bound must be one of the edges")
        return self


class Indicator(Entry):
    """What is measured, for whom it is good, and how sure one may be of it.

    `numerator`, `denominator` and `where` are expressions over the columns of
    `table`. Without a denominator the value is the numerator (a count). `breaks` are
    the inner class edges in the unit shown (80 for 80 %): k edges make k + 1 classes.
    """

    id: Identifier
    pillar: Pillar
    table: str
    numerator: str = ""
    denominator: str | None = None
    where: str | None = None
    aggregate: Literal["sum", "count", "mean", "count_by_status", "survey", "none"]
    unit: Unit
    higher_is_better: bool | None = None  # None: neither way is better
    time: Literal["flow", "stock", "wave", "cohort"]
    levels: tuple[Level, ...]
    n: str  # what the n shown and tested counts: "groups", "villages", …
    n_counts: Literal["units", "denominator"] = "units"  # what n is a number of
    minimum_n: MinimumN = MinimumN(confidentiality=1, publication=1)
    minimum_units: int = Field(default=1, ge=1)  # such as events behind the people
    interval: Literal["wilson", "ratio", "count", "survey", "none"]
    # what the error of a survey is measured against; None: against the value itself
    error_scale: float | None = None
    dominance: bool = False  # hide where one unit holds > 70 % of a sum of money
    sensitive: bool = False  # hide numerators of 1–4: the trait could expose people
    breaks: tuple[float, ...] = Field(default=(), max_length=6)
    histogram: Histogram | None = None  # stored where the spread of units matters
    disclosure: Literal["protected", "public"] = "protected"
    headline: bool = False  # a page may open on it
    reports: Reports = "needed"
    window: Literal[1, 4] = 1  # quarters that one value adds up; its table says so
    source: Text
    reviewed_on: date
    name: Text
    why: Text
    formula: Text

    @property
    def is_ratio(self) -> bool:
        """A numerator over a denominator; otherwise the sum itself is the value."""
        return self.aggregate != "sum" or self.denominator is not None

    @property
    def has_due(self) -> bool:
        """Reports, or sites at work, are counted beside the value."""
        return self.table != FIGURES and self.reports != "none"

    @property
    def is_share(self) -> bool:
        """A part of its denominator: between 0 and 1."""
        return self.unit == "percent"

    @property
    def value_breaks(self) -> tuple[float, ...]:
        """The class edges in the unit of stored values (0.8 for 80 %)."""
        scale = 100 if self.unit.startswith("percent") else 1
        return tuple(edge / scale for edge in self.breaks)

    @property
    def value_offset(self) -> float:
        """Added to numerator / denominator, and to its bounds, to give the value."""
        return -1.0 if self.unit == "percent_change" else 0.0

    @property
    def is_survey(self) -> bool:
        """Known of sampled households only: has a sampling error, never pools."""
        return self.interval == "survey"

    @property
    def borrowed_levels(self) -> tuple[str, ...]:
        """Where a map shows the regency's figure, as there is none: below a survey's
        valid levels."""
        borrows = self.is_survey and "regency" in self.levels
        return ("subdistrict",) if borrows else ()

    @property
    def map_levels(self) -> tuple[str, ...]:
        """Levels that a map can show, those with figures of their own first."""
        return *self.levels, *self.borrowed_levels

    @model_validator(mode="after")
    def _breaks_rise(self) -> "Indicator":
        if any(low >= high for low, high in pairwise(self.breaks)):
            raise ValueError("breaks must rise")
        return self

    @model_validator(mode="after")
    def _histogram_is_of_a_ratio(self) -> "Indicator":
        """Of a ratio of a report table with a better side, which the bound needs."""
        if self.histogram is None:
            return self
        if self.table == FIGURES or not self.is_ratio:
            raise ValueError("a histogram needs a ratio over units of a report table")
        if self.higher_is_better is None:
            raise ValueError("a histogram needs to know which way is better")
        return self

    @model_validator(mode="after")
    def _ratio_has_denominator(self) -> "Indicator":
        needs = self.interval in ("wilson", "ratio") and self.table != FIGURES
        if needs and self.aggregate == "sum" and self.denominator is None:
            raise ValueError("an interval of a ratio needs a denominator")
        return self
