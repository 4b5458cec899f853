"""Coverage: what a map filtered by sector shows where the sector has groups."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.places import Place
from benchmarks.report import Line, short
from dashboard.disclosure import flags
from dashboard.queries.moments import Slice, Source
from dashboard.queries.offers import default_period, programmes
from dashboard.queries.values import disclosed

LARGEST = 5  # sectors
PROGRAMMES = 4
GROUPS = "groups_count"
ENOUGH = 80  # per cent that show a value, a pooled one or the regency's
_ABSENT = (flags.NO_PROGRAMME, flags.OUTSIDE_FILTER)
_PARTS = {
    "shown": flags.SHOWN_OWN,
    "pooled": (flags.POOLED,),
    "parent": (flags.PARENT_VALUE,),
    "confidential": flags.CONFIDENTIAL,
    "not reported": (flags.NOT_REPORTED,),
}


@dataclass(frozen=True)
class Coverage:
    """Of the sub-districts with groups in the sector, how many show what."""

    sector: str
    indicator: str
    subdistricts: int
    counts: dict[str, int]  # by the names of _PARTS, and "withheld"

    @property
    def answered(self) -> float:
        """Per cent that show a number of some kind."""
        return sum(self.percent(part) for part in ("shown", "pooled", "parent"))

    def percent(self, part: str) -> float:
        return 100 * self.counts[part] / self.subdistricts


def report(place: Place) -> Iterator[Line]:
    """The five largest sectors × each indicator, in its default quarter."""
    for found in coverages(place.context()):
        parts = (f"{part} {short(found.percent(part))}" for part in found.counts)
        yield Line(
            f"{found.sector}: {found.indicator}",
            found.answered,
            "%",
            ENOUGH,
            at_least=True,
            note=f"{', '.join(parts)}; of {found.subdistricts}",
        )


def coverages(source: Source) -> Iterator[Coverage]:
    for sector in largest_sectors(source):
        for one in source.catalogue.indicators_of("group_quarters"):
            yield coverage(source, one.id, sector)


def coverage(source: Source, indicator: str, sector: str) -> Coverage:
    """In the quarter that a page opens on."""
    slice_ = Slice(indicator, "subdistrict", sector=sector)
    period = default_period(source, indicator)
    found = disclosed(source, slice_, [period], bounds=False).cells["flag"]
    found = found[~flags.is_one_of(found, _ABSENT)]
    counts = {
        part: int(flags.is_one_of(found, which).sum()) for part, which in _PARTS.items()
    }
    counts["withheld"] = len(found) - sum(counts.values())
    return Coverage(sector, indicator, len(found), counts)


def largest_sectors(source: Source) -> list[str]:
    """By groups in the nation, the largest first."""
    return _largest(source, "sector", source.catalogue.sectors)[:LARGEST]


def largest_programmes(source: Source) -> list[str]:
    return _largest(source, "programme", programmes(source))[:PROGRAMMES]


def _largest(source: Source, dimension: str, names: Iterable[str]) -> list[str]:
    period = default_period(source, GROUPS)

    def groups(name: str) -> float:
        slice_ = Slice(GROUPS, "nation", **{dimension: name})
        cells = disclosed(source, slice_, [period], bounds=False).cells
        return float(np.nan_to_num(cells["numerator"]).sum())

    return sorted(names, key=groups, reverse=True)
