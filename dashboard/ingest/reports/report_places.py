"""Places of a report table: the codes of one column, each on one region or not.

Reports carry Kemendagri codes: dotted, or, for villages, undotted with all ten digits
(the village part then starts with 1 or 2, which BPS codes rarely do). Undotted codes
of sub-districts are read only where names beside them agree, and are else refused as
a whole: a BPS code cut to six digits looks the same and is another sub-district in
most cases. A name beside the code must be the region's; a name that the register
knows under other codes contradicts the code, whatever code that is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.ingest.placing.places import Gazetteer
from dashboard.regions import NATION, Regions
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

ENOUGH = 0.95
UNRECOGNISED = "system_not_recognised"
_DOTTED = re.compile(r"\d\d(\.\d\d(\.\d\d(\.[12]\d{3})?)?)?")
_UNDOTTED = re.compile(r"(\d\d)(\d\d)(\d\d)?")
_UNDOTTED_VILLAGE = re.compile(r"(\d\d)(\d\d)(\d\d)([12]\d{3})")
_LEVELS = {2: "province", 4: "regency"}  # by digits; all longer codes lie lower
_TOLD = 3  # codes that a name has in the register, at most


class ReportPlace(NamedTuple):
    """One code as written (and its name, where there is one) and its region.

    `detail` has the codes that the register knows the name by, where they differ.
    """

    code: str
    name: str | None
    dotted: str
    region: str | None
    status: str  # placed | unplaced | conflicting
    reason: str
    detail: str = ""


@dataclass(frozen=True)
class PlacedCodes:
    """A place per distinct code and name; `refused` says why none of them counts."""

    places: list[ReportPlace]
    refused: Sentence | None = None


def place_codes(
    file_name: str,
    written: Iterable[tuple[str, str | None]],
    gazetteer: Gazetteer,
    *,
    past: bool = False,
) -> PlacedCodes:
    """`past` keeps regions that ended. Of a refused file only conflicts stay told."""
    places = [_place(code, name, gazetteer, past=past) for code, name in written]
    refused = _why_refused(file_name, places)
    if refused is not None:
        places = [_unrecognised(place) for place in places]
    return PlacedCodes(places, refused)


def _why_refused(file_name: str, places: Sequence[ReportPlace]) -> Sentence | None:
    """The codes are not Kemendagri's, or cannot be told from others."""
    undotted = [p for p in places if "." not in p.code and len(p.code) > 2]
    known = sum(p.status == "placed" for p in undotted)
    if undotted and known < ENOUGH * len(undotted):
        return _(
            "{file}: codes such as {code} were not recognised: they may be BPS "
            "codes, which name other regions. Nothing was imported. Write "
            "Kemendagri codes with dots, as in 32.04.05.",
            file=file_name,
            code=_without_words(undotted[0].code),
        )
    wrong = [p for p in places if p.status == "conflicting"]
    named = [p for p in places if p.status == "placed" and p.name]
    if len(wrong) <= len(named):
        return None
    return _(
        "{file}: most codes, such as {code}, are not those of the regions named "
        "beside them: they may be BPS codes. Nothing was imported. Write Kemendagri "
        "codes with dots, as in 32.04.05.",
        file=file_name,
        code=_without_words(wrong[0].code),
    )


def _unrecognised(place: ReportPlace) -> ReportPlace:
    if place.status == "conflicting":
        return place
    return place._replace(region=None, status="unplaced", reason=UNRECOGNISED)


def _without_words(code: str) -> str:
    """A code as it may be repeated; what is none may be a person's name."""
    return code if re.fullmatch(r"[\d.]{1,13}", code) else "…"


def _place(
    code: str, name: str | None, gazetteer: Gazetteer, *, past: bool
) -> ReportPlace:
    if code == NATION:
        return ReportPlace(code, name, code, NATION, "placed", "code")
    dotted = _dotted(code, named=bool(name))
    found = [*_regions_of(dotted, gazetteer.regions, past=past)]
    if len(found) != 1:
        return _placeless(code, name, dotted, found, gazetteer)
    if name and not _is_named(name, found[0], dotted, gazetteer):
        return ReportPlace(code, name, dotted, None, "conflicting", "name_differs")
    return ReportPlace(code, name, dotted, found[0], "placed", "code")


def _is_named(name: str, code: str, dotted: str, gazetteer: Gazetteer) -> bool:
    written = ".".join(dotted.split(".")[:3])  # an old code's name may be the old one
    known = [gazetteer.regions[one] for one in (code, written)]
    return any(gazetteer.named(name, region) for region in known)


def _placeless(
    code: str, name: str | None, dotted: str, found: list[str], gazetteer: Gazetteer
) -> ReportPlace:
    """No region of today or several have the code; the name may be known by others."""
    if found:
        return ReportPlace(code, name, dotted, None, "unplaced", "divided")
    theirs = _codes_of_name(code, name, gazetteer) if name else ""
    if theirs:
        return ReportPlace(
            code, name, dotted, None, "conflicting", "code_differs", theirs
        )
    return ReportPlace(code, name, dotted, None, "unplaced", "unknown_code")


def _codes_of_name(code: str, name: str, gazetteer: Gazetteer) -> str:
    """The codes that regions of this name have; in the code's own regency, if any."""
    digits = code.replace(".", "")
    if not digits.isdigit():
        return ""
    found = gazetteer.codes_named(name, _LEVELS.get(len(digits), "subdistrict"))
    near = [one for one in found if one.replace(".", "")[:4] == digits[:4]]
    return ", ".join((near or found)[:_TOLD])


def _dotted(code: str, *, named: bool) -> str:
    """Undotted codes of sub-districts are read only where a name can confirm them."""
    village = _UNDOTTED_VILLAGE.fullmatch(code)
    found = village or (_UNDOTTED.fullmatch(code) if named else None)
    return ".".join(filter(None, found.groups())) if found else code


def _regions_of(dotted: str, regions: Regions, *, past: bool) -> Iterator[str]:
    """Today's regions for a code; villages belong to their sub-district."""
    if not _DOTTED.fullmatch(dotted):
        return
    code = ".".join(dotted.split(".")[:3])
    if past and code in regions:
        yield code
    elif code in regions:
        yield from (region.code for region in regions.current_successors(code))
