"""Places of a report table: the codes of one column, each on one region or not.

Reports carry Kemendagri codes: dotted, or, for villages, undotted with all ten digits
(the village part then starts with 1 or 2, which BPS codes rarely do). Undotted codes
of sub-districts are refused as a whole: a BPS code cut to six digits looks the same
and is another sub-district in most cases. A name beside the code must be the
region's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.ingest.placing.names import names_agree
from dashboard.ingest.refusals import FileRefused
from dashboard.regions import NATION, Regions
from dashboard.texts import sentence as _

ENOUGH = 0.95
_DOTTED = re.compile(r"\d\d(\.\d\d(\.\d\d(\.[12]\d{3})?)?)?")
_UNDOTTED_VILLAGE = re.compile(r"(\d\d)(\d\d)(\d\d)([12]\d{3})")


class CodesNotRecognised(FileRefused):
    """The codes of the file are not Kemendagri's, or cannot be told from others."""


@dataclass(frozen=True)
class ReportPlace:
    """One code as written (and its name, where the table has one) and its region."""

    code: str
    name: str | None
    dotted: str
    region: str | None
    status: str  # placed | unplaced | conflicting
    reason: str


def place_codes(
    file_name: str,
    written: Iterable[tuple[str, str | None]],
    regions: Regions,
    *,
    past: bool = False,
) -> list[ReportPlace]:
    """One place per distinct code and name; `past` keeps regions that ended.

    Raises CodesNotRecognised.
    """
    places = [_place(code, name, regions, past=past) for code, name in written]
    undotted = [p for p in places if "." not in p.code and len(p.code) > 2]
    known = sum(p.status == "placed" and len(p.code) == 10 for p in undotted)
    if undotted and known < ENOUGH * len(undotted):
        raise CodesNotRecognised(
            _(
                "{file}: codes such as {code} were not recognised: they may be BPS "
                "codes, which name other regions. Nothing was imported. Write "
                "Kemendagri codes with dots, as in 32.04.05.",
                file=file_name,
                code=_without_words(undotted[0].code),
            )
        )
    return places


def _without_words(code: str) -> str:
    """A code as it may be repeated; what is none may be a person's name."""
    return code if re.fullmatch(r"\d{1,10}", code) else "…"


def _place(code: str, name: str | None, regions: Regions, *, past: bool) -> ReportPlace:
    if code == NATION:
        return ReportPlace(code, name, code, NATION, "placed", "code")
    dotted = _dotted(code)
    found = [*_regions_of(dotted, regions, past=past)]
    if len(found) != 1:
        reason = "unknown_code" if not found else "divided"
        return ReportPlace(code, name, dotted, None, "unplaced", reason)
    region = regions[found[0]]
    if name and region.code == dotted and not names_agree(name, region):
        return ReportPlace(code, name, dotted, None, "conflicting", "name_differs")
    return ReportPlace(code, name, dotted, found[0], "placed", "code")


def _dotted(code: str) -> str:
    village = _UNDOTTED_VILLAGE.fullmatch(code)
    return ".".join(village.groups()) if village else code


def _regions_of(dotted: str, regions: Regions, *, past: bool) -> Iterator[str]:
    """Today's regions for a code; villages belong to their sub-district."""
    if not _DOTTED.fullmatch(dotted):
        return
    code = ".".join(dotted.split(".")[:3])
    if past and code in regions:
        yield code
    elif code in regions:
        yield from (region.code for region in regions.current_successors(code))
