"""A sheet seen through its profile: which column is what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.catalogue.profiles import Profile, find_column
from dashboard.ingest.placing.places import PlaceColumns, PlacingRules
from dashboard.ingest.readers import FileRefused
from dashboard.periods import UnknownPeriod, parse_period
from dashboard.texts import sentence as _

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class NoProfile(FileRefused):
    """No profile recognises the sheet, or more than one does."""


class ColumnMissing(FileRefused):
    """The profile needs columns that the sheet does not have."""


class UnitNotAccepted(FileRefused):
    """The sheet states a unit that its profile does not list."""


class YearNotFound(FileRefused):
    """The year is neither in a column nor in the file's name."""


@dataclass(frozen=True)
class Sheet:
    """Rows of text cells with their lines; the index is the row's place."""

    file_name: str
    profile: Profile
    columns: tuple[str, ...]
    rows: pd.DataFrame  # columns, `line`, `skipped`
    period: str | None = None  # given by the sender of the command

    def column(self, pattern: str | None) -> str | None:
        return None if pattern is None else find_column(pattern, self.columns)

    def line(self, row: object) -> int:
        return int(self.rows.at[row, "line"])

    def cells(self, row: object) -> dict[str, object]:
        return self.rows.loc[row, list(self.columns)].to_dict()

    def all_cells(self, rows: pd.Index) -> Iterator[tuple[int, dict[str, object]]]:
        """(line, cells) of each row; for many rows."""
        chosen = self.rows.loc[rows]
        records = chosen[list(self.columns)].to_dict("records")
        return zip(chosen["line"].tolist(), records, strict=True)

    @property
    def skipped(self) -> pd.Series:
        return self.rows["skipped"]

    def placing_rules(self) -> PlacingRules:
        profile = self.profile
        places = [
            PlaceColumns(p.level, self.column(p.code), self.column(p.name))
            for p in profile.places
        ]
        return PlacingRules(
            columns=[place for place in places if place.code or place.name],
            code_system=profile.code_system,
            extra_codes=profile.extra_codes,
            within=profile.within,
            nation_names=[name.upper() for name in profile.nation_names],
            total_names=[*PlacingRules.total_names, *profile.total_names],
        )


def choose_profile(
    columns: tuple[str, ...], profiles: dict[str, Profile], *, named: str | None = None
) -> Profile:
    """The profile named, else the one whose header has most columns of this sheet.

    Raises NoProfile or ColumnMissing.
    """
    if named is not None:
        return _named_profile(columns, profiles, named)
    fitting = [p for p in profiles.values() if p.recognises(columns)]
    most = max((len(p.header) for p in fitting), default=0)
    best = [p for p in fitting if len(p.header) == most]
    if len(best) == 1:
        return best[0]
    ids = ", ".join(sorted(p.id for p in best or profiles.values()))
    if best:
        raise NoProfile(
            _(
                "Several profiles fit: {profiles}. Name one with --profile.",
                profiles=ids,
            )
        )
    raise NoProfile(
        _(
            "No report table and no profile knows the columns {columns}. Name a table "
            "with --as, one of {profiles} with --profile, or add a file to "
            "data/profiles.",
            columns=", ".join(columns),
            profiles=ids,
        )
    )


def _named_profile(
    columns: tuple[str, ...], profiles: dict[str, Profile], named: str
) -> Profile:
    if named not in profiles:
        raise NoProfile(
            _(
                "There is no profile “{profile}”. There are: {profiles}.",
                profile=named,
                profiles=", ".join(sorted(profiles)),
            )
        )
    missing = profiles[named].missing(columns)
    if missing:
        raise ColumnMissing(
            _(
                "The profile {profile} needs the columns {missing}; the file has "
                "{columns}. Add them, or choose another profile.",
                profile=named,
                missing=", ".join(missing),
                columns=", ".join(columns),
            )
        )
    return profiles[named]


def check_units(sheet: Sheet) -> None:
    """Raises UnitNotAccepted with the first line that states another unit."""
    unit = sheet.profile.unit
    if unit is None:
        return
    column = _needed_column(sheet, unit.column)
    stated = sheet.rows.loc[sheet.skipped.isna(), column].fillna("")
    accepted = {name.upper() for name in unit.accepted}
    wrong = stated[~stated.str.strip().str.upper().isin(accepted)]
    if wrong.empty:
        return
    raise UnitNotAccepted(
        _(
            "{file}, line {line}, column {column}: the unit “{unit}” is not one that "
            "the profile {profile} knows ({accepted}). Correct the unit, or state it "
            "in the profile; nothing was imported.",
            file=sheet.file_name,
            line=sheet.line(wrong.index[0]),
            column=column,
            unit=wrong.iloc[0],
            profile=sheet.profile.id,
            accepted=", ".join(unit.accepted),
        )
    )


def years(sheet: Sheet) -> pd.Series:
    """Each row's year; null where its cell is no year. Raises YearNotFound."""
    pattern = sheet.profile.period.column
    if pattern is not None:
        cells = sheet.rows[_needed_column(sheet, pattern)].fillna("").str.strip()
        plain = cells.str.replace(r"\.0+$", "", regex=True)
        return plain.where(plain.str.fullmatch(r"(?:19|20)\d\d"))
    return pd.Series(_stated_year(sheet), index=sheet.rows.index, dtype=object)


def _stated_year(sheet: Sheet) -> str:
    if sheet.period is not None:
        return _checked_year(sheet.period)
    found = _YEAR.findall(Path(sheet.file_name).stem)
    if len(set(found)) == 1:
        return found[0]
    raise YearNotFound(
        _(
            "{file}: the sheet has no column for the year, and its name does not hold "
            "exactly one. Give it with --period, for example --period 2022.",
            file=sheet.file_name,
        )
    )


def _checked_year(period: str) -> str:
    try:
        kind, year, _part = parse_period(period)
    except UnknownPeriod:
        kind, year = "", 0
    if kind != "year":
        raise YearNotFound(
            _("“{period}” is no year; write for example 2022.", period=period)
        )
    return str(year)


def _needed_column(sheet: Sheet, pattern: str) -> str:
    column = sheet.column(pattern)
    if column is None:
        raise ColumnMissing(
            _("{file} has no column {column}.", file=sheet.file_name, column=pattern)
        )
    return column
