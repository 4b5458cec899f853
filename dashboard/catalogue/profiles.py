"""Profiles: how to read a published sheet of figures (data/profiles/*.toml).

A profile recognises its sheet by the header, names the columns of place, period and
unit, and declares each figure: nothing is rolled up that does not say how.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from dashboard.catalogue.indicators import (
    FIGURES,
    Identifier,
    Indicator,
    Level,
    Pillar,
    Unit,
)
from dashboard.catalogue.wording import Entry, Text

Rollup = Literal["none", "mean", "sum", "ratio", "count_by_status"]
RegionLevel = Literal["province", "regency", "subdistrict", "village"]
_LEVELS: tuple[Level, ...] = ("nation", "province", "regency", "subdistrict", "village")


def _checked(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"is no pattern: {error}") from error
    return pattern


Header = Annotated[str, AfterValidator(_checked)]  # a pattern of a whole column name


def find_column(pattern: str, columns: Iterable[str]) -> str | None:
    """The first column whose whole name fits; case and spacing do not matter."""
    expression = re.compile(pattern, re.IGNORECASE)
    return next(
        (name for name in columns if expression.fullmatch(" ".join(name.split()))),
        None,
    )


class ProfilePlace(Entry):
    """The columns that name the region of one level."""

    level: RegionLevel
    code: Header | None = None
    name: Header | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "ProfilePlace":
        if self.code is None and self.name is None:
            raise ValueError("a place needs a code or a name column")
        return self


class ProfilePeriod(Entry):
    """The year: a column of the sheet, or four digits in the file's name."""

    column: Header | None = None


class ProfileUnit(Entry):
    """The column that states the unit; any unit not accepted refuses the file."""

    column: Header
    accepted: tuple[str, ...] = Field(min_length=1)


class FigureColumn(Entry):
    """One column of values; `part` is the half or quarter of the year it is for."""

    header: Header
    part: Literal["", "S1", "S2", "Q1", "Q2", "Q3", "Q4"] = ""


class FigureFilter(Entry):
    """Only rows whose cell in `column` is `equals` belong to the figure."""

    column: Header
    equals: str


class ProfileFigure(Entry):
    """One figure of a sheet, and how units become larger regions.

    mean: every unit has the same weight; sum: units are added; count_by_status: the
    share of units whose cell is `status`; ratio: `denominator` is a column; none: the
    figure stays at the level it was published for. `power_of_ten` turns the source's
    unit into ours (-2: per cent to a natural ratio). `headline` names the one figure
    of a sheet that a page opens on; without it that is the first.
    """

    id: Identifier
    same_as: str | None = None  # the figure of another profile, in another sheet
    name: Text
    why: Text
    unit: Unit
    higher_is_better: bool | None = None
    time: Literal["flow", "stock"] = "stock"
    rollup: Rollup = "none"
    columns: tuple[FigureColumn, ...] = ()
    denominator: Header | None = None
    status: str | None = None
    filter: FigureFilter | None = None
    sum_of: tuple[str, ...] = ()  # figures of this sheet; all must be there
    power_of_ten: int = Field(default=0, ge=-6, le=9)
    zero_means: Literal["zero", "not_existing"] = "zero"
    breaks: tuple[float, ...] = ()
    levels: tuple[Level, ...] = ()
    n: str = "units"
    headline: bool = False

    @model_validator(mode="after")
    def _rollup_has_what_it_needs(self) -> "ProfileFigure":
        if bool(self.columns) == bool(self.sum_of):
            raise ValueError("a figure has columns or sum_of, one of them")
        if (self.rollup == "count_by_status") != (self.status is not None):
            raise ValueError("count_by_status and status belong together")
        if (self.rollup == "ratio") != (self.denominator is not None):
            raise ValueError("ratio and denominator belong together")
        return self


class Profile(Entry):
    """One kind of published sheet."""

    id: str
    name: Text
    source: Text
    reviewed_on: date
    pillar: Pillar = "welfare"
    disclosure: Literal["public", "protected"] = "public"
    header: tuple[Header, ...] = Field(min_length=1)  # all must be there
    places: tuple[ProfilePlace, ...] = Field(min_length=1)
    code_system: Literal["kemendagri", "bps"] | None = None
    extra_codes: dict[str, str] = Field(default_factory=dict)  # BPS -> Kemendagri
    within: str = "ID"  # all rows lie inside this region
    nation_names: tuple[str, ...] = ()
    total_names: tuple[str, ...] = ()
    period: ProfilePeriod = ProfilePeriod()
    unit: ProfileUnit | None = None
    decimal: Literal[".", ","] | None = None
    figures: tuple[ProfileFigure, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_headline(self) -> "Profile":
        if sum(figure.headline for figure in self.figures) > 1:
            raise ValueError("only one figure can be the headline")
        return self

    def recognises(self, columns: Iterable[str]) -> bool:
        """Whether a sheet with these columns is of this kind."""
        return not self.missing(columns)

    def missing(self, columns: Iterable[str]) -> list[str]:
        """The patterns of the header that no column fits."""
        names = list(columns)
        return [p for p in self.header if find_column(p, names) is None]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        own = (figure for figure in self.figures if figure.same_as is None)
        return tuple(self._indicator(figure) for figure in own)

    @property
    def headline(self) -> str:
        """The id of the figure that stands for the sheet."""
        declared = (figure.id for figure in self.figures if figure.headline)
        return next(declared, self.figures[0].id)

    def _indicator(self, figure: ProfileFigure) -> Indicator:
        return Indicator(
            id=figure.id,
            pillar=self.pillar,
            table=FIGURES,
            aggregate=_AGGREGATES[figure.rollup],
            unit=figure.unit,
            higher_is_better=figure.higher_is_better,
            time=figure.time,
            levels=figure.levels or self._levels(figure),
            n=figure.n,
            interval="none",
            breaks=figure.breaks,
            disclosure=self.disclosure,
            headline=figure.id == self.headline,
            source=self.source,
            reviewed_on=self.reviewed_on,
            name=figure.name,
            why=figure.why,
            formula=_FORMULAS[figure.rollup],
        )

    def _levels(self, figure: ProfileFigure) -> tuple[Level, ...]:
        """Published level only, unless the figure declares a roll-up."""
        lowest = self.places[-1].level
        if figure.rollup != "none":
            return _LEVELS[: _LEVELS.index(lowest) + 1]
        return ("nation", lowest) if self.nation_names else (lowest,)


_AGGREGATES = {
    "none": "none",
    "mean": "mean",
    "sum": "sum",
    "ratio": "sum",
    "count_by_status": "count_by_status",
}
_FORMULAS = {
    "none": Text(id="Angka seperti diterbitkan.", en="The figure as published."),
    "mean": Text(
        id="Jumlah angka semua unit ÷ banyaknya unit yang mempunyai angka.",
        en="Sum of the figures of all units ÷ number of units that have one.",
    ),
    "sum": Text(id="Jumlah semua unit.", en="Sum over all units."),
    "ratio": Text(
        id="Jumlah pembilang ÷ jumlah penyebut semua unit.",
        en="Sum of numerators ÷ sum of denominators of all units.",
    ),
    "count_by_status": Text(
        id="Unit dengan status ini ÷ unit yang mempunyai status.",
        en="Units with this status ÷ units that have a status.",
    ),
}
