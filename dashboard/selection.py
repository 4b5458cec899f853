"""What the reader has chosen: read from the URL, written back to it.

Every view is a URL. Unknown keys are ignored; a bad value falls back to its default
and leaves a notice that says so. The browser holds the same flat dictionary of
texts (`assets/selection.js`), so the keys below are the only vocabulary.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from functools import partial
from typing import TYPE_CHECKING

from dashboard.periods import is_period
from dashboard.regions import LEVELS, NATION, Regions, ancestor_code, level_of
from dashboard.texts import DEFAULT_LOCALE, LOCALES, Translate, translator

if TYPE_CHECKING:
    from dashboard.catalogue import Catalogue

ANY = "ANY"
AUTO = "auto"
MAP_LEVELS = ("province", "regency", "subdistrict")
CHOICES = {
    "view": (AUTO, "boundary", "tiles"),
    "method": ("fixed", "quantile", "equal", "natural"),
    "classes": (AUTO, "3", "4", "5", "6", "7", "8", "9"),
    "labels": ("1", "0"),
    "compare": ("none", "period", "indicator", "change"),
    "reason": ("any", "silent", "arrears", "unvisited", "reporting"),
    "tampil": ("0", "1"),
}
# Where a level cannot be shown, the next of these that can is taken.
_PREFERRED_LEVELS = {
    "nation": ("regency", "province", "subdistrict"),
    "province": ("subdistrict", "regency"),
    "regency": ("subdistrict",),
}


@dataclass(frozen=True)
class Notice:
    """One sentence above the page; `links` are (text, code of a region) after it."""

    text: str
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Selection:
    """`region` is the parent whose regions of `level` are shown.

    `period` None stands for the indicator's default period, which depends on the
    reports of the store; queries resolve it.
    """

    indicator: str
    region: str = NATION
    level: str = "regency"
    level_choice: str = AUTO
    period: str | None = None
    programme: str = ANY
    sector: str = ANY
    area_type: str = ANY
    selected: str | None = None
    view: str = AUTO
    method: str = "fixed"
    classes: str = AUTO
    labels: str = "1"
    compare: str = "none"
    period_b: str | None = None
    indicator_b: str | None = None
    reason: str = "any"
    tampil: str = "0"
    lang: str = DEFAULT_LOCALE

    @classmethod
    def from_query(
        cls,
        query: Mapping[str, str | None],
        catalogue: "Catalogue",
        regions: Regions,
        *,
        offered: Collection[str] = (),
        programmes: Collection[str] = (),
        finest: str = "subdistrict",
    ) -> "tuple[Selection, list[Notice]]":
        """The selection of a URL's query and what had to be put right.

        `offered` are the indicators that have data, `programmes` those with groups (by
        default all of the catalogue); `finest` is the lowest level
        this audience may see.
        """
        reader = _QueryReader(
            query,
            catalogue,
            regions,
            offered=tuple(offered or catalogue.indicators),
            programmes=programmes or catalogue.programmes,
            finest=finest,
        )
        return cls(**reader.read()), reader.notices

    def to_query(self) -> dict[str, str]:
        """The shortest query that restores this selection."""
        query = {"indicator": self.indicator}
        for field in fields(self)[1:]:
            value = getattr(self, field.name)
            if field.name != "level" and value != field.default:
                query[_KEYS.get(field.name, field.name)] = value
        return query

    @property
    def is_presenting(self) -> bool:
        return self.tampil == "1"


_KEYS = {"level_choice": "level"}


def display_level(
    region: str,
    choice: str,
    levels: Collection[str],
    finest: str = "subdistrict",
    *,
    borrowed: Collection[str] = (),
) -> str | None:
    """The level whose regions inside `region` are shown; None when there is none.

    `borrowed` levels, which only show figures of another, come after all others.
    """
    possible = [
        level
        for some in (levels, borrowed)
        for level in _PREFERRED_LEVELS.get(level_of(region), ())
        if level in some and not _is_finer(level, finest)
    ]
    return choice if choice in possible else next(iter(possible), None)


def _is_finer(level: str, than: str) -> bool:
    return LEVELS.index(level) > LEVELS.index(than)


class _QueryReader:
    """Reads key by key, collecting notices on the way."""

    def __init__(self, query, catalogue, regions, *, offered, programmes, finest):
        self.query = {key: text for key, text in query.items() if text}
        self.catalogue = catalogue
        self.regions = regions
        self.offered = offered
        self.programmes = programmes
        self.finest = finest
        self.notices: list[Notice] = []
        self.lang = self._lang()
        self._: Translate = translator(self.lang)

    def read(self) -> dict[str, str | None]:
        indicator = self._indicator()
        region, selected = self._place()
        return {
            "indicator": indicator,
            **self._levels(indicator, region, selected),
            "period": self._period(),
            **self._filters(),
            **self._choices(indicator),
            "period_b": self._second_period(),
            "indicator_b": self._second_indicator(),
            "lang": self.lang,
        }

    def _lang(self) -> str:
        lang = self.query.get("lang", DEFAULT_LOCALE)
        return lang if lang in LOCALES else DEFAULT_LOCALE

    def _indicator(self) -> str:
        wanted = self.query.get("indicator")
        if wanted in self.catalogue.indicators:
            return wanted
        if wanted:
            self._tell("There is no indicator “{value}”; showing another.", wanted)
        return self.catalogue.opening_indicator(self.offered)

    def _second_indicator(self) -> str | None:
        wanted = self.query.get("indicator_b")
        return wanted if wanted in self.catalogue.indicators else None

    def _place(self) -> tuple[str, str | None]:
        """The parent shown and the region selected in it."""
        region = self._current("region") or NATION
        selected = self._current("selected")
        if level_of(region) in ("subdistrict", "village"):
            selected = ancestor_code(region, "subdistrict")
            region = ancestor_code(region, "regency")
        if selected and _is_finer(level_of(selected), self.finest):
            selected = None
        return region, selected

    def _current(self, key: str) -> str | None:
        """Today's code for a region of the query; None without one."""
        code = self.query.get(key)
        if code is None:
            return None
        if code not in self.regions:
            self._tell("There is no region “{value}”; showing Indonesia.", code)
            return None
        if self.regions[code].is_current:
            return code
        return self._successor(code)

    def _successor(self, code: str) -> str | None:
        ended = self.regions[code]
        heirs = self.regions.current_successors(code)
        links = tuple((f"{r.short_name} ({r.code})", r.code) for r in heirs)
        text = self._(
            "{name} ({code}) became {heirs} in {year}.",
            name=ended.short_name,
            code=code,
            heirs=", ".join(label for label, _ in links),
            year=ended.valid_to[:4],
        )
        self.notices.append(Notice(text, links))
        return heirs[0].code if len(heirs) == 1 else None

    def _levels(self, indicator: str, region: str, selected: str | None) -> dict:
        known = self.catalogue.indicators[indicator]
        level_in = partial(
            display_level,
            levels=known.levels,
            finest=self.finest,
            borrowed=known.borrowed_levels,
        )
        choice = self.query.get("level", AUTO)
        if choice not in (AUTO, *MAP_LEVELS):
            self._tell("There is no level “{value}”; chosen automatically.", choice)
            choice = AUTO
        level = level_in(region, choice)
        while level is None and region != NATION:
            selected = selected or region
            region = self.regions[region].parent
            level = level_in(region, choice)
        if choice not in (AUTO, level):
            self._tell("This view cannot show that level; chosen automatically.")
            choice = AUTO
        return {
            "region": region,
            "level": level or "province",
            "level_choice": choice,
            "selected": selected,
        }

    def _period(self) -> str | None:
        text = self.query.get("period")
        if text is None or is_period(text):
            return text
        self._tell("“{value}” is no period; showing the latest.", text)
        return None

    def _second_period(self) -> str | None:
        """Without a word: what else is compared depends on the figures."""
        text = self.query.get("period_b")
        return text if text and is_period(text) else None

    def _filters(self) -> dict[str, str]:
        found = {
            "programme": self._member("programme", self.programmes),
            "sector": self._member("sector", self.catalogue.sectors),
            "area_type": self._member("area_type", self.catalogue.area_types),
        }
        if found["sector"] != ANY and found["area_type"] != ANY:
            self._tell("Sector and area type cannot be combined; using the sector.")
            found["area_type"] = ANY
        return found

    def _member(self, key: str, known: Collection[str]) -> str:
        value = self.query.get(key, ANY)
        if value == ANY or value in known:
            return value
        self._tell("There is no such filter value “{value}”; not filtered.", value)
        return ANY

    def _choices(self, indicator: str) -> dict[str, str]:
        found = {key: self._choice(key) for key in CHOICES}
        is_fixed = found["method"] == "fixed"
        if is_fixed and self.catalogue.indicators[indicator].breaks:
            found["classes"] = AUTO  # as many as the definition says
        return found

    def _choice(self, key: str) -> str:
        value = self.query.get(key, CHOICES[key][0])
        return value if value in CHOICES[key] else CHOICES[key][0]

    def _tell(self, text: str, value: str = "") -> None:
        self.notices.append(Notice(self._(text, value=value[:40])))
