"""What a source says about a place, and what we know to check it against."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dashboard.ingest.placing.aliases import NO_ALIASES, Aliases
from dashboard.ingest.placing.bridge import Bridge
from dashboard.ingest.placing.names import name_keys, names_agree, region_keys
from dashboard.regions import NATION, Region, Regions


@dataclass(frozen=True)
class PlaceColumns:
    """The columns that name the region of one level."""

    level: str
    code: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class Place:
    """One distinct place of a file: what its cells say, level by level, trimmed.

    `code` is None where the file has no code column, "" where the cell is empty.
    """

    level: str
    code: str | None
    name: str | None
    above: tuple["Place", ...] = ()  # from the level next above upwards
    rows: int = field(default=1, compare=False)  # how often the file has it

    @property
    def said(self) -> str:
        return " ".join(part for part in (self.code, self.name) if part)


@dataclass(frozen=True)
class Gazetteer:
    """The register with its accepted other names, and the bridge if there is one."""

    regions: Regions
    aliases: Aliases = NO_ALIASES
    bridge: Bridge | None = None

    def named(self, name: str, region: Region) -> bool:
        """Whether `name` is the region's, by the register or by an alias."""
        return names_agree(name, region) or self.aliases.accept(region.code, name)

    def codes_named(self, name: str, level: str, *, within: str = NATION) -> list[str]:
        """Today's regions of a level with that name (or alias) inside `within`."""
        keys = name_keys(name, level)
        found = {
            code for key in keys for code in self._codes_by_key[level].get(key, ())
        }
        found.update(self.aliases.codes_named(name, level))
        return sorted(code for code in found if inside(code, within))

    @cached_property
    def _codes_by_key(self) -> dict[str, dict[str, list[str]]]:
        by_level: dict[str, dict[str, list[str]]] = {
            level: {} for level in ("nation", "province", "regency", "subdistrict")
        }
        for region in self.regions:
            if region.is_current:
                for key in region_keys(region.name, region.level):
                    by_level[region.level].setdefault(key, []).append(region.code)
        return by_level


def inside(code: str, within: str) -> bool:
    """Whether a code is `within` or lies in it."""
    return within == NATION or code == within or code.startswith(f"{within}.")


@dataclass(frozen=True)
class PlacingRules:
    """What a profile or a table says about its places."""

    columns: Sequence[PlaceColumns]
    code_system: str | None = None  # named only where a file cannot show it
    extra_codes: dict[str, str] = field(default_factory=dict)  # newer than the bridge
    within: str = NATION
    nation_names: Sequence[str] = ()
    total_names: Sequence[str] = ("TOTAL", "JUMLAH", "GRAND TOTAL", "RATA-RATA")

    @property
    def target(self) -> PlaceColumns:
        """The lowest level that the register knows; rows are placed there."""
        return self._registered[-1]

    @property
    def higher(self) -> tuple[PlaceColumns, ...]:
        """Levels above the target, the nearest first."""
        return tuple(reversed(self._registered[:-1]))

    @property
    def village(self) -> PlaceColumns | None:
        return next((c for c in self.columns if c.level == "village"), None)

    @property
    def _registered(self) -> list[PlaceColumns]:
        return [c for c in self.columns if c.level != "village"]
