"""Where one place belongs, and why, or why it belongs nowhere.

A code places a row only with its own name beside it; names alone place a row only
where the file has no codes. A place here is what distinct rows of a file say.
"""

from dataclasses import dataclass
from typing import Literal

from dashboard.ingest.placing.code_choice import Refusal
from dashboard.ingest.placing.code_systems import CodeSystem
from dashboard.ingest.placing.places import Gazetteer, Place, PlacingRules, inside
from dashboard.regions import NATION, Region, ancestor_code

Status = Literal["placed", "unplaced", "conflicting", "skipped"]
STATUSES: tuple[Status, ...] = ("placed", "unplaced", "conflicting", "skipped")


@dataclass(frozen=True)
class Verdict:
    """Where one place belongs; `reason` is an id, with a detail after ": "."""

    status: Status
    reason: str
    region: str | None = None


def verdict_of(
    place: Place,
    system: CodeSystem | Refusal | None,
    rules: PlacingRules,
    gazetteer: Gazetteer,
) -> Verdict:
    """The verdict on one place, once the file's code system is known or refused."""
    special = special_verdict(place, rules)
    if isinstance(system, Refusal):
        if special is not None and special.status == "skipped":
            return special
        return _refused(place, system, gazetteer)
    if special is not None:
        return special
    if system is None:
        return _by_name(place, rules, gazetteer)
    verdict = _by_code(place, system, gazetteer)
    if verdict.region is not None and not inside(verdict.region, rules.within):
        return Verdict("conflicting", f"outside: {rules.within}")
    return verdict


def _refused(place: Place, refusal: Refusal, gazetteer: Gazetteer) -> Verdict:
    """A row of a refused file: in conflict if its code is another name's."""
    best = refusal.best
    if best is not None and place.code and place.name:
        verdict = _by_code(place, best.system, gazetteer)
        if verdict.status == "conflicting":
            return verdict
    return Verdict("unplaced", "system_not_recognised")


def _by_code(place: Place, system: CodeSystem, gazetteer: Gazetteer) -> Verdict:
    if not place.code:
        return Verdict("unplaced", "code_missing")
    code = system.read(place.code, place.level)
    if code is None or code not in gazetteer.regions:
        return Verdict("unplaced", "code_unknown")
    today = gazetteer.regions.current_successors(code)
    if len(today) != 1:
        names = ", ".join(f"{region.code} {region.name}" for region in today)
        return Verdict("unplaced", f"several_successors: {names}")
    known = (today[0], gazetteer.regions[code])
    conflict = _name_conflict(place, known, gazetteer) or _parent_conflict(
        place, known, system=system, gazetteer=gazetteer
    )
    return conflict or _placed(place, known, gazetteer)


def _name_conflict(
    place: Place, known: tuple[Region, Region], gazetteer: Gazetteer
) -> Verdict | None:
    if place.name is None:
        return None
    if not place.name:
        return Verdict("unplaced", "name_missing")
    if any(gazetteer.named(place.name, region) for region in known):
        return None
    return Verdict("conflicting", f"name_differs: {known[0].code} {known[0].name}")


def _parent_conflict(
    place: Place,
    known: tuple[Region, Region],
    *,
    system: CodeSystem,
    gazetteer: Gazetteer,
) -> Verdict | None:
    """A place above that is another region than the row's own ancestor."""
    for above in place.above:
        ancestors = {ancestor_code(region.code, above.level) for region in known}
        said = _codes_said(above, system, gazetteer)
        if said and said.isdisjoint(ancestors):
            return Verdict("conflicting", f"parent_differs: {above.said}")
    return None


def _codes_said(place: Place, system: CodeSystem, gazetteer: Gazetteer) -> set[str]:
    """What a place above may mean, by its name or its code; empty if unreadable.

    Both count: senders often leave the province's code in another system.
    """
    named = gazetteer.codes_named(place.name, place.level) if place.name else []
    code = system.read(place.code, place.level) if place.code else None
    if code is None or code not in gazetteer.regions:
        return set(named)
    today = gazetteer.regions.current_successors(code)
    return {*named, code, *(region.code for region in today)}


def _placed(
    place: Place, known: tuple[Region, Region], gazetteer: Gazetteer
) -> Verdict:
    today, written = known
    if today != written:
        return Verdict("placed", f"old_code: {written.code}", today.code)
    if place.name is None:
        return Verdict("placed", "code_only", today.code)
    accepted = gazetteer.aliases.accept(today.code, place.name)
    return Verdict("placed", "alias" if accepted else "code_and_name", today.code)


def _by_name(place: Place, rules: PlacingRules, gazetteer: Gazetteer) -> Verdict:
    """Only where the name is one region's inside its parent."""
    parent = rules.within
    for above in reversed(place.above):
        verdict = _named_inside(above, parent, gazetteer)
        if verdict.region is None:
            return Verdict("unplaced", f"parent_unknown: {above.said}")
        parent = verdict.region
    return _named_inside(place, parent, gazetteer)


def _named_inside(place: Place, parent: str, gazetteer: Gazetteer) -> Verdict:
    found = gazetteer.codes_named(place.name or "", place.level, within=parent)
    if len(found) == 1:
        return Verdict("placed", "name", found[0])
    if found:
        return Verdict("unplaced", f"name_of_several: {', '.join(found)}")
    return Verdict("unplaced", "name_unknown")


def special_verdict(place: Place, rules: PlacingRules) -> Verdict | None:
    """The nation's row, and totals; they say nothing about the code system."""
    name = " ".join((place.name or "").upper().split())
    if name and name in rules.nation_names:
        return Verdict("placed", "nation", NATION)
    if name in rules.total_names:
        return Verdict("skipped", "total")
    if not place.said:
        return Verdict("skipped", "no_place") if not _above(place) else None
    return None


def _above(place: Place) -> bool:
    return any(above.said for above in place.above)
