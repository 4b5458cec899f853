"""From the cells of a sheet to numbers and statuses, one figure column at a time.

What is not usable leaves a finding with its line: no number, no year, a zero that
means "not existing yet", a share above one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from dashboard.catalogue.profiles import FigureColumn, ProfileFigure
from dashboard.ingest.published.sheet import Sheet
from dashboard.ingest.raw.findings import Finding, Severity
from dashboard.ingest.readers.numbers import decimal_mark, parse_numbers
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

PLACES = Decimal(1).scaleb(-10)  # of DECIMAL(38,10)
_RANGES = {"percent": (0, 1), "index": (0, 1), "score": (0, 100)}


@dataclass(frozen=True)
class Cells:
    """Usable values of one figure column: row -> Decimal (or status text)."""

    figure: ProfileFigure
    column: str
    part: str
    values: pd.Series
    findings: tuple[Finding, ...]


def figure_cells(sheet: Sheet, rows: pd.Index, years: pd.Series) -> Iterator[Cells]:
    """The cells of every figure column that the sheet has; `rows` are the placed."""
    mark = _mark(sheet, rows)
    for figure in sheet.profile.figures:
        for wanted in figure.columns:
            column = sheet.column(wanted.header)
            if column is not None:
                own = _filtered(sheet, rows, figure)
                yield _cells(sheet, own, figure, wanted, column, mark, years)


def _cells(
    sheet: Sheet,
    rows: pd.Index,
    figure: ProfileFigure,
    wanted: FigureColumn,
    column: str,
    mark: str | None,
    years: pd.Series,
) -> Cells:
    texts = sheet.rows.loc[rows, column]
    if figure.status is not None:
        values, findings = _statuses(sheet, figure, texts, column)
    else:
        values, findings = _numbers(sheet, figure, texts, column, mark)
        values, more = _without_zeros(sheet, figure, values, column, years)
        findings += more
    return Cells(figure, column, wanted.part, values.dropna(), tuple(findings))


def _filtered(sheet: Sheet, rows: pd.Index, figure: ProfileFigure) -> pd.Index:
    if figure.filter is None:
        return rows
    column = sheet.column(figure.filter.column)
    if column is None:
        return rows[:0]
    cells = sheet.rows.loc[rows, column].fillna("")
    return rows[cells.map(_plain_text) == _plain_text(figure.filter.equals)]


def _mark(sheet: Sheet, rows: pd.Index) -> str | None:
    """The decimal mark that the sheet's number columns show."""
    if sheet.profile.decimal is not None:
        return sheet.profile.decimal
    names = {
        sheet.column(c.header)
        for figure in sheet.profile.figures
        for c in figure.columns
        if figure.status is None
    }
    columns = (sheet.rows.loc[rows, name] for name in sorted(names - {None}))
    return decimal_mark(column.drop_duplicates() for column in columns)


def _numbers(
    sheet: Sheet,
    figure: ProfileFigure,
    texts: pd.Series,
    column: str,
    mark: str | None,
) -> tuple[pd.Series, list[Finding]]:
    distinct = texts.drop_duplicates()  # far fewer than rows
    read = parse_numbers(distinct, decimal=sheet.profile.decimal, elsewhere=mark)
    scaled = read.values.map(lambda value: _scaled(value, figure), na_action="ignore")
    values = texts.map(dict(zip(distinct, scaled, strict=True))).astype(object)
    findings = [
        _finding(sheet, row, column, fault.kind, "reject", fault.sentence)
        for fault in read.faults
        for row in texts.index[texts == distinct.at[fault.row]]
    ]
    low, high = _RANGES.get(figure.unit, (None, None))
    if low is None:
        return values, findings
    allowed = {v: low <= v <= high for v in scaled.dropna()}
    wrong = values.map(allowed).eq(False)
    for row in values.index[wrong]:
        what = _(
            "{value} lies outside {low} to {high}, which is all that this figure can "
            "be. Compare the row with the source.",
            value=str(texts.at[row]),
            low=_shown(low, figure),
            high=_shown(high, figure),
        )
        findings.append(
            _finding(sheet, row, column, "out_of_range", "quarantine", what)
        )
    return values.where(~wrong), findings


def _scaled(value: Decimal, figure: ProfileFigure) -> Decimal:
    return value.scaleb(figure.power_of_ten).quantize(PLACES)


def _shown(bound: int, figure: ProfileFigure) -> str:
    return f"{Decimal(bound).scaleb(-figure.power_of_ten):f}"


def _without_zeros(
    sheet: Sheet,
    figure: ProfileFigure,
    values: pd.Series,
    column: str,
    years: pd.Series,
) -> tuple[pd.Series, list[Finding]]:
    """Zeros of a figure that cannot be zero: the region did not exist, or a mistake.

    Up to the first year with a value they mean "not existing"; a zero after a value
    cannot mean that.
    """
    if figure.zero_means == "zero":
        return values, []
    zero = values.map(lambda value: value == 0, na_action="ignore").eq(True)
    regions = sheet.rows.loc[values.index, "_unit"]
    first = years.loc[values.index].where(values.notna() & ~zero)
    first = first.groupby(regions).transform("min")
    findings = []
    for row in values.index[zero]:
        early = pd.isna(first.at[row]) or years.at[row] < first.at[row]
        rule = "not_existing" if early else "zero_after_value"
        sentence = _ZEROS[rule]
        findings.append(_finding(sheet, row, column, rule, "quarantine", sentence))
    return values.where(~zero), findings


_ZEROS = {
    "not_existing": _(
        "A zero from before the region existed is no figure; it is not shown."
    ),
    "zero_after_value": _(
        "A zero after a year with a figure cannot be true here; it is not shown. "
        "Compare the row with the source."
    ),
}


def _statuses(
    sheet: Sheet, figure: ProfileFigure, texts: pd.Series, column: str
) -> tuple[pd.Series, list[Finding]]:
    """Known statuses as the profile spells them; an unknown one is a finding once."""
    known = {
        _plain_text(f.status): f.status
        for f in sheet.profile.figures
        if f.status is not None
    }
    plain = texts.fillna("").map({t: _plain_text(t) for t in texts.dropna().unique()})
    statuses = plain.map(known)
    if figure is not _first_of_status(sheet):
        return statuses, []
    unknown = plain.index[statuses.isna() & plain.fillna("").ne("")]
    what = _(
        "This status is none of {known}. Correct it, or leave the cell empty.",
        known=", ".join(known.values()),
    )
    return statuses, [
        _finding(sheet, row, column, "status_unknown", "reject", what)
        for row in unknown
    ]


def _first_of_status(sheet: Sheet) -> ProfileFigure:
    return next(f for f in sheet.profile.figures if f.status is not None)


def _plain_text(text: str) -> str:
    return " ".join(text.upper().split())


def _finding(
    sheet: Sheet,
    row: object,
    column: str,
    rule: str,
    severity: Severity,
    sentence: Sentence,
) -> Finding:
    line, cells = sheet.line(row), sheet.cells(row)
    return Finding(line, rule, severity, sentence, column=column, row=cells)
