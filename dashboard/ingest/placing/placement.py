"""Placement: each row of a file on exactly one region, or the reason why not.

Nothing is guessed. A code places a row only with its own name beside it; names alone
place a row only where the file has no codes; a file whose code system cannot be told
places no row at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.ingest.placing.aliases import AliasSuggestion, suggest_alias
from dashboard.ingest.placing.code_choice import Refusal, choose_system
from dashboard.ingest.placing.code_systems import CodeSystem
from dashboard.ingest.placing.places import Gazetteer, Place, PlacingRules
from dashboard.ingest.placing.verdicts import (
    STATUSES,
    Verdict,
    special_verdict,
    verdict_of,
)
from dashboard.regions import NATION


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
    places = [place for place, _ in groups if not special_verdict(place, rules)]
    system = _system(places, gazetteer, rules)
    verdicts = {}
    for place, _ in groups:
        verdicts[place] = verdict_of(place, system, rules, gazetteer)
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


def _system(
    places: list[Place], gazetteer: Gazetteer, rules: PlacingRules
) -> CodeSystem | Refusal | None:
    """None: the file has no code column, names alone decide."""
    if rules.target.code is None:
        return None
    return choose_system(places, gazetteer, rules)


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
