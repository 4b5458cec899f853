"""The region register: levels, codes, parents, validity, successors.

A code is a dotted Kemendagri string ("16", "16.71", "16.71.18", "16.71.18.1001");
the nation's is "ID". A code holds its parent's, so parents need no look-up.
The register file is data/reference/regions.csv.
"""

import csv
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

NATION = "ID"
PAPUA = ("91", "92", "93", "94", "95", "96")  # where a sub-district is a distrik
LEVELS = ("nation", "province", "regency", "subdistrict", "village")
_PROVINCE_SHORT = {
    "Daerah Khusus Ibukota Jakarta": "DKI Jakarta",
    "Daerah Istimewa Yogyakarta": "DI Yogyakarta",
}
_DOTS_TO_LEVEL = {0: "province", 1: "regency", 2: "subdistrict", 3: "village"}


class UnknownRegion(KeyError):
    """No region, present or past, has this code."""


@dataclass(frozen=True)
class Region:
    """One administrative unit; `kind` is kabupaten or kota for a regency, else ""."""

    code: str
    name: str
    level: str
    kind: str = ""
    area_type: str = ""  # rural | suburb | urban, for a sub-district
    disadvantaged: bool = False  # of the regency, Perpres 63/2020
    valid_from: str = ""
    valid_to: str = ""  # empty while the region exists
    successors: tuple[str, ...] = ()
    tile_column: int | None = None
    tile_row: int | None = None

    @property
    def parent(self) -> str | None:
        return parent_code(self.code)

    @property
    def short_name(self) -> str:
        """The name with its kind: "Kab. Bandung", "Kec. Coblong", "Distrik Kenyam".

        The two long province names as everyone writes them: DKI Jakarta, DI Yogyakarta.
        """
        if self.level == "subdistrict":
            word = "Distrik" if is_papuan(self.code) else "Kec."
            return f"{word} {self.name}"
        if self.level == "regency":
            name = self.name.replace(" Administrasi ", " Adm. ")
            return name.replace("Kabupaten ", "Kab. ", 1)
        return _PROVINCE_SHORT.get(self.name, self.name)

    @property
    def is_current(self) -> bool:
        return not self.valid_to


def is_papuan(code: str) -> bool:
    """Whether a region lies in one of the six provinces, or is one."""
    return code[:2] in PAPUA


def level_of(code: str) -> str:
    """The level a code belongs to, from its form alone."""
    return "nation" if code == NATION else _DOTS_TO_LEVEL[code.count(".")]


def parent_code(code: str) -> str | None:
    """The code one level up; None for the nation."""
    if code == NATION:
        return None
    head, dot, _ = code.rpartition(".")
    return head if dot else NATION


def level_below(code: str) -> str:
    """The level of a region's children."""
    return LEVELS[LEVELS.index(level_of(code)) + 1]


def ancestor_code(code: str, level: str) -> str:
    """The code of the region of `level` that holds `code` (itself at its own level)."""
    if level == "nation":
        return NATION
    return ".".join(code.split(".")[: LEVELS.index(level)])


def is_inside(code: str, of: str) -> bool:
    """Whether a region lies in another one, which is not the region itself."""
    return code != of and ancestor_code(code, level_of(of)) == of


class Regions:
    """The register in memory. Regions of one level keep code order everywhere.

    That order is the region number of the map's wire formats.
    """

    def __init__(self, regions: list[Region]):
        self._by_code = {region.code: region for region in regions}
        self._numbers_above: dict[tuple[str, str], tuple[int, ...]] = {}

    @classmethod
    def from_csv(cls, path: Path) -> "Regions":
        """The register in a file, which is read again only once it is rewritten."""
        stat = path.stat()
        return _read_csv(path, stat.st_ino, stat.st_mtime_ns, stat.st_size)

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Region:
        """Raises UnknownRegion."""
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownRegion(code) from None

    def __iter__(self):
        return iter(self._by_code.values())

    @cached_property
    def _current_by_level(self) -> dict[str, tuple[Region, ...]]:
        ordered = sorted(self._by_code.values(), key=lambda region: region.code)
        return {
            level: tuple(r for r in ordered if r.level == level and r.is_current)
            for level in LEVELS
        }

    @cached_property
    def _codes_by_level(self) -> dict[str, tuple[str, ...]]:
        return {
            level: tuple(region.code for region in regions)
            for level, regions in self._current_by_level.items()
        }

    def at_level(self, level: str, *, parent: str = NATION) -> tuple[Region, ...]:
        """Current regions of a level, in code order, inside `parent`."""
        return self._current_by_level[level][self.span(level, parent)]

    def codes(self, level: str, *, parent: str = NATION) -> tuple[str, ...]:
        return self._codes_by_level[level][self.span(level, parent)]

    def span(self, level: str, parent: str) -> slice:
        """Where the regions inside `parent` stand: code order keeps them together."""
        codes = self._codes_by_level[level]
        if parent == NATION:
            return slice(0, len(codes))
        # "/" is the character that follows "."
        return slice(bisect_left(codes, parent), bisect_left(codes, f"{parent}/"))

    def numbers_above(self, level: str, above: str) -> tuple[int, ...]:
        """For each current region of `level`, the number of its region at `above`."""
        key = level, above
        if key not in self._numbers_above:
            numbers = {code: n for n, code in enumerate(self._codes_by_level[above])}
            codes = self._codes_by_level[level]
            found = tuple(numbers[ancestor_code(code, above)] for code in codes)
            self._numbers_above[key] = found
        return self._numbers_above[key]

    def children(self, code: str) -> tuple[Region, ...]:
        """Current regions one level down; empty for a sub-district."""
        level = LEVELS[LEVELS.index(self[code].level) + 1]
        return self.at_level(level, parent=code)

    def ancestors(self, code: str) -> tuple[Region, ...]:
        """From the nation down to the parent."""
        chain = []
        above = parent_code(code)
        while above is not None:
            chain.append(self[above])
            above = parent_code(above)
        return tuple(reversed(chain))

    def current_successors(self, code: str) -> tuple[Region, ...]:
        """Today's regions for a code that ended; the region itself if it did not."""
        region = self[code]
        if region.is_current:
            return (region,)
        found = [r for s in region.successors for r in self.current_successors(s)]
        return tuple(dict.fromkeys(found))


def neighbours_by_code(path: Path) -> dict[str, tuple[str, ...]]:
    """The codes that touch each code on land: neighbours.csv holds each pair once."""
    found: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["code"]].append(row["neighbour"])
            found[row["neighbour"]].append(row["code"])
    return {code: tuple(sorted(others)) for code, others in found.items()}


@lru_cache(maxsize=4)
def _read_csv(path: Path, *stamp: int) -> Regions:
    with path.open(encoding="utf-8", newline="") as file:
        return Regions([_region(row) for row in csv.DictReader(file)])


def _region(row: dict[str, str]) -> Region:
    return Region(
        code=row["code"],
        name=row["name"],
        level=row["level"],
        kind=row["kind"],
        area_type=row["area_type"],
        disadvantaged=row["disadvantaged"] == "1",
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        successors=tuple(row["successors"].split()),
        tile_column=_integer(row["tile_column"]),
        tile_row=_integer(row["tile_row"]),
    )


def _integer(text: str) -> int | None:
    return int(text) if text else None
