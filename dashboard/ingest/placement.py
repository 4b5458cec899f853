"""Placement: each row of a file on exactly one region, or the reason why not.

Nothing is guessed. A code places a row only with its own name beside it; names alone
place a row only where the file has no codes; a file whose code system cannot be told
places no row at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard.ingest.aliases import AliasSuggestion, suggest_alias
from dashboard.ingest.code_choice import Refusal, choose_system
from dashboard.ingest.code_systems import CodeSystem
from dashboard.ingest.places import Gazetteer, Place, PlacingRules, inside
from dashboard.regions import NATION, Region, ancestor_code

Status = Literal["placed", "unplaced", "conflicting", "skipped"]
STATUSES: tuple[Status, ...] = ("placed", "unplaced", "conflicting", "skipped")


@dataclass(frozen=True)
class Verdict:
    """Where one place belongs; `reason` is an id, with a detail after ": "."""

    status: Status
    reason: str
    region: str | None = None


@dataclass(frozen=True)
class Placement:
    """One row per source row: source_code, source_name, region, status, reason.

    The index is that of the source rows. `system` is None when names alone placed
    the rows, or when the file was refused.
    """

    rows: pd.DataFrame
    system: str | None
    refusal: Refusal | None
    suggestions: tuple[AliasSuggestion, ...]

    @property
    def counts(self) -> dict[str, int]:
        found = self.rows["status"].value_counts()
        return {status: int(found.get(status, 0)) for status in STATUSES}


def place_rows(
    source: pd.DataFrame,
    rules: PlacingRules,
    gazetteer: Gazetteer,
    *,
    skipped: pd.Series | None = None,
) -> Placement:
    """Place rows of text cells; `skipped` holds the reason of rows known as no data."""
    groups = _distinct_places(source, rules, skipped)
    places = [place for place, _ in groups if not _special(place, rules)]
    system = _system(places, gazetteer, rules)
    verdicts = {}
    for place, _ in groups:
        verdicts[place] = _verdict(place, system, rules, gazetteer)
    rows = _rows_of(source, groups, verdicts, skipped)
    return Placement(
        rows=rows,
        system=None if isinstance(system, Refusal) or system is None else system.id,
        refusal=system if isinstance(system, Refusal) else None,
        suggestions=_suggestions(verdicts, system, gazetteer),
    )


Groups = list[tuple[Place, pd.Index]]


def _distinct_places(
    source: pd.DataFrame, rules: PlacingRules, skipped: pd.Series | None
) -> Groups:
    """Each distinct place with the index of its rows; skipped rows left out."""
    kept = source if skipped is None else source[skipped.isna()]
    columns = [c for p in (*rules.higher, rules.target) for c in (p.code, p.name) if c]
    cells = (
        kept[columns].fillna("").apply(lambda column: column.astype(str).str.strip())
    )
    by = columns if len(columns) > 1 else columns[0]
    grouped = cells.groupby(by, sort=False).groups
    return [
        (_place(dict(zip(columns, _tuple(key), strict=True)), rules, len(index)), index)
        for key, index in grouped.items()
    ]


def _tuple(key: object) -> tuple:
    return key if isinstance(key, tuple) else (key,)


def _place(cells: dict[str, str], rules: PlacingRules, rows: int) -> Place:
    def cell(column: str | None) -> str | None:
        return None if column is None else cells[column]

    above = tuple(Place(p.level, cell(p.code), cell(p.name)) for p in rules.higher)
    target = rules.target
    return Place(target.level, cell(target.code), cell(target.name), above, rows)


def _special(place: Place, rules: PlacingRules) -> Verdict | None:
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


def _system(
    places: list[Place], gazetteer: Gazetteer, rules: PlacingRules
) -> CodeSystem | Refusal | None:
    """None: the file has no code column, names alone decide."""
    if rules.target.code is None:
        return None
    return choose_system(places, gazetteer, rules)


def _verdict(
    place: Place,
    system: CodeSystem | Refusal | None,
    rules: PlacingRules,
    gazetteer: Gazetteer,
) -> Verdict:
    special = _special(place, rules)
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


def _rows_of(
    source: pd.DataFrame,
    groups: Groups,
    verdicts: dict[Place, Verdict],
    skipped: pd.Series | None,
) -> pd.DataFrame:
    rows = pd.DataFrame(
        {
            "source_code": None,
            "source_name": None,
            "region": None,
            "status": "skipped",
            "reason": "blank" if skipped is None else skipped,
        },
        index=source.index,
        dtype=object,
    )
    pieces = list(_verdict_rows(groups, verdicts))
    if pieces:
        placed = pd.concat(pieces)
        rows.loc[placed.index] = placed
    return rows


def _verdict_rows(
    groups: Groups, verdicts: dict[Place, Verdict]
) -> Iterator[pd.DataFrame]:
    """One frame for all groups; built in columns, because there may be thousands."""
    index, columns = [], {name: [] for name in _ROW_COLUMNS}
    for place, lines in groups:
        verdict = verdicts[place]
        cells = (place.code, place.name, verdict.region, verdict.status, verdict.reason)
        index.extend(lines)
        for name, cell in zip(_ROW_COLUMNS, cells, strict=True):
            columns[name].extend([cell] * len(lines))
    if index:
        yield pd.DataFrame(columns, index=index, dtype=object)


_ROW_COLUMNS = ("source_code", "source_name", "region", "status", "reason")


def _suggestions(
    verdicts: dict[Place, Verdict],
    system: CodeSystem | Refusal | None,
    gazetteer: Gazetteer,
) -> tuple[AliasSuggestion, ...]:
    """One line per differing name of an accepted file, the most similar first.

    A name that a neighbour in the same parent has is a mix-up, never an alias.
    """
    if isinstance(system, Refusal) or system is None:
        return ()
    found = {}
    for place, verdict in verdicts.items():
        if verdict.reason.startswith("name_differs: "):
            region = gazetteer.regions[verdict.reason.split()[1]]
            parent = region.parent or NATION
            name = place.name or ""
            if not gazetteer.codes_named(name, region.level, within=parent):
                found[(region.code, name)] = suggest_alias(region, name)
    return tuple(sorted(found.values(), key=lambda s: (-s.similarity, s.code)))
