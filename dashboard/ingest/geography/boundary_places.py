"""Which sub-district each polygon of a boundary file is.

Digits alone are believed only where the names beside them agree with the register,
because a BPS code is often another region's Kemendagri code. BPS codes go through the
imported bridge; a sub-district that the bridge lacks is found by its name where that is
unique inside its regency, and listed. Nothing is guessed: a polygon whose code is
unknown, or whose name contradicts its code, is left out and listed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from dashboard.ingest.geography.boundary_columns import MOST, CodeColumn, Features
from dashboard.ingest.placing.bridge import BridgeMissing
from dashboard.ingest.placing.code_systems import Bps, CodeSystem, Kemendagri
from dashboard.ingest.placing.names import plain_key
from dashboard.ingest.placing.places import Gazetteer
from dashboard.ingest.refusals import TableNotFound
from dashboard.regions import Regions, UnknownRegion
from dashboard.texts import sentence as _

HALF = 0.5  # of the names must agree for a column to be the names
SIMILAR = 0.75  # of two names; below it the name contradicts the code
_WATER_OR_FOREST = re.compile(r"(kawasan )?(hutan|danau|waduk)\b", re.IGNORECASE)
_REGENCIES_OF_NOTHING = {"88", "99"}  # BPS's numbers for lakes and forests
_SUBDISTRICTS_OF_NOTHING = {"888", "999"}


@dataclass(frozen=True)
class LeftOut:
    """A polygon left out, as the file names it."""

    code: str
    name: str


@dataclass
class Placed:
    """`regions`: feature position -> today's sub-district; the others are listed."""

    column: CodeColumn
    system: str  # kemendagri | bps
    regions: dict[int, str] = field(default_factory=dict)
    through_successor: set[str] = field(default_factory=set)  # codes of today
    by_name: set[str] = field(default_factory=set)  # the bridge lacks their codes
    pseudo_regions: list[LeftOut] = field(default_factory=list)  # forests, lakes
    unplaced: list[LeftOut] = field(default_factory=list)
    conflicting: list[LeftOut] = field(default_factory=list)


def place(
    features: Features, columns: list[CodeColumn], gazetteer: Gazetteer
) -> Placed:
    """The first reading of the code columns that fits the register.

    Raises TableNotFound where none does, BridgeMissing where BPS codes need one.
    """
    for column in columns:
        _check_for_real_regions(column)
        for system in _systems(column, gazetteer):
            reading = _Reading(features, column, system, gazetteer)
            if reading.fits():
                return reading.placed()
    if gazetteer.bridge is None and any(column.may_be_bps for column in columns):
        raise BridgeMissing
    raise _nothing_fits(features)


def _systems(column: CodeColumn, gazetteer: Gazetteer) -> Iterator[CodeSystem]:
    if column.may_be_kemendagri:
        yield Kemendagri()
    if column.may_be_bps and gazetteer.bridge:
        yield Bps(gazetteer.bridge)


def _check_for_real_regions(column: CodeColumn) -> None:
    if all(is_pseudo_region(digits, ()) for digits in column.digits):
        raise TableNotFound(
            _(
                "The file holds only forests and lakes (“Hutan”, “Danau”: {count}), no "
                "regions. Nothing was imported.",
                count=len(column.digits),
            )
        )


def _nothing_fits(features: Features) -> TableNotFound:
    return TableNotFound(
        _(
            "No column holds codes of sub-districts or villages that fit the register "
            "and the names beside them. Columns: {columns}. Regency and province "
            "outlines are not imported: they are drawn from sub-districts.",
            columns=", ".join(features.texts),
        )
    )


class _Reading:
    """One column read in one code system."""

    def __init__(
        self,
        features: Features,
        column: CodeColumn,
        system: CodeSystem,
        gazetteer: Gazetteer,
    ):
        self.features, self.column, self.system = features, column, system
        self.gazetteer = gazetteer
        self.written = [self._subdistrict(digits) for digits in column.digits]
        self.codes = [_today(code, gazetteer.regions) for code in self.written]
        self.by_name = self._find_by_name() if system.id == "bps" else {}
        for i, code in self.by_name.items():
            self.codes[i] = code
        self.pseudo = [self._is_pseudo(i) for i in range(len(self.codes))]

    def fits(self) -> bool:
        """Enough codes are known, and enough names agree; dots stand for names."""
        real = self.pseudo.count(False)
        known = sum(code is not None for code in self.codes)
        if known == 0 or known < MOST * real:
            return False
        return self.column.dotted or self._share_of_names() >= MOST

    def placed(self) -> Placed:
        found = Placed(self.column, self.system.id)
        for i, code in enumerate(self.codes):
            if self.pseudo[i]:
                found.pseudo_regions.append(self._left_out(i))
            elif code is None:
                found.unplaced.append(self._left_out(i))
            elif self._contradicts(i):
                found.conflicting.append(self._left_out(i))
            else:
                found.regions[i] = code
                self._note_detour(found, i)
        return found

    def _note_detour(self, found: Placed, i: int) -> None:
        code = self.codes[i]
        if i in self.by_name:
            found.by_name.add(code)
        elif code != self.written[i]:
            found.through_successor.add(code)

    def _subdistrict(self, digits: str | None) -> str | None:
        """The dotted code as written: of the sub-district, or of a village's."""
        length = 7 if self.system.id == "bps" else 6
        return digits and self.system.read(digits[:length], "subdistrict")

    def _find_by_name(self) -> dict[int, str]:
        """Positions whose name is unique in their regency, by the best name column."""
        unknown = [i for i, code in enumerate(self.codes) if code is None]
        columns = self.features.texts.values()
        found = ({i: self._named_in_regency(i, t) for i in unknown} for t in columns)
        hits = ({i: code for i, code in f.items() if code} for f in found)
        return max(hits, key=len, default={})

    def _named_in_regency(self, i: int, texts: tuple[str, ...]) -> str | None:
        digits = self.column.digits[i]
        written = digits and self.system.read(digits[:4], "regency")
        regency = _today(written, self.gazetteer.regions)
        if regency is None or not texts[i]:
            return None
        codes = self.gazetteer.codes_named(texts[i], "subdistrict", within=regency)
        return codes[0] if len(codes) == 1 else None

    @cached_property
    def names(self) -> tuple[str, ...] | None:
        """The column of names beside the codes; None if there is none."""
        columns = self.features.texts.values()
        best = max(columns, key=self._agreement)
        return best if self._agreement(best) >= HALF else None

    def _share_of_names(self) -> float:
        return self._agreement(self.names) if self.names else 0.0

    def _agreement(self, texts: tuple[str, ...]) -> float:
        """The share of placed rows where a column has the region's name."""
        known = [i for i, code in enumerate(self.codes) if code]
        agreeing = sum(self._is_named(texts[i], self.codes[i]) for i in known)
        return agreeing / max(len(known), 1)

    def _is_named(self, name: str, code: str) -> bool:
        return self.gazetteer.named(name, self.gazetteer.regions[code])

    def _contradicts(self, i: int) -> bool:
        """Another name, beyond a matter of spelling."""
        if self.names is None or not self.names[i]:
            return False
        if self._is_named(self.names[i], self.codes[i]):
            return False
        ours = plain_key(self.gazetteer.regions[self.codes[i]].name)
        likeness = SequenceMatcher(None, plain_key(self.names[i]), ours).ratio()
        return likeness < SIMILAR

    def _is_pseudo(self, i: int) -> bool:
        if self.codes[i] is not None:
            return False
        names = [self.names[i]] if self.names else []
        return is_pseudo_region(self.column.digits[i], names)

    def _left_out(self, i: int) -> LeftOut:
        code = self.features.texts[self.column.name][i]
        return LeftOut(code, self.names[i] if self.names else "")


def is_pseudo_region(digits: str | None, texts: Sequence[str]) -> bool:
    """A forest or a lake: by the numbers BPS keeps for them, or by a name beside it."""
    if digits and len(digits) in (7, 10):
        if digits[2:4] in _REGENCIES_OF_NOTHING:
            return True
        if digits[4:7] in _SUBDISTRICTS_OF_NOTHING:
            return True
    return any(map(_WATER_OR_FOREST.match, texts))


def _today(code: str | None, regions: Regions) -> str | None:
    """The one region that a code of today or of the past stands for."""
    try:
        ends = regions.current_successors(code) if code else ()
    except UnknownRegion:
        return None
    return ends[0].code if len(ends) == 1 else None
