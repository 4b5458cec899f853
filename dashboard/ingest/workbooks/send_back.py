"""The file that goes back to a sender: faulty rows, what is wrong, how to mend it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.catalogue import ReportTable
from dashboard.formats import format_number
from dashboard.ingest.reports.cell_texts import cell_fixes
from dashboard.ingest.reports.report_header import plain_column
from dashboard.ingest.workbooks.writing import new_workbook
from dashboard.texts import Translate, translator

MOST_ROWS = 100_000  # beyond that nobody corrects by hand
SEPARATOR = "\n"


@dataclass(frozen=True)
class SentFile:
    """What was sent: its columns in their order, and how much of it was kept."""

    file_name: str
    columns: Sequence[str]
    rows_read: int
    rows_kept: int


Fixes = Mapping[str | tuple[str, str], str]  # rule, or rule and column


def fixes_of(table: ReportTable | None, locale: str) -> Fixes:
    """What to do about each finding; those of published figures say it themselves."""
    if table is None:
        return {}
    rules = {rule.id: rule.fix.in_locale(locale) for rule in table.rules}
    return rules | cell_fixes(table, locale)


def write_send_back(
    out: Path,
    findings: pd.DataFrame,
    *,
    sent: SentFile,
    fixes: Fixes,
    locale: str,
) -> int:
    """Write the workbook and return the number of faulty rows in it.

    findings: one row per finding, as in findings.parquet. fixes: rule id -> what to do,
    in the locale. A finding without its row (households) is only counted.
    """
    listed = findings[findings["row"].notna()]
    lines = listed["line"].drop_duplicates().sort_values()
    shown = listed[listed["line"].isin(lines.head(MOST_ROWS))]
    with new_workbook(out) as book:
        _write_rows(book, shown, sent=sent, fixes=fixes, locale=locale)
        left_out = max(0, len(lines) - MOST_ROWS)
        _write_counts(book, findings, sent=sent, left_out=left_out, locale=locale)
    return min(len(lines), MOST_ROWS)


def _write_rows(
    book,
    findings: pd.DataFrame,
    *,
    sent: SentFile,
    fixes: Fixes,
    locale: str,
) -> None:
    """One row per faulty row: line, what is wrong, what to do, its cells as sent."""
    _ = translator(locale)
    sheet = book.add_worksheet(_("Rows to correct"))
    bold = book.add_format({"bold": True, "bg_color": "#FFF2CC", "border": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    marked = book.add_format({"bg_color": "#F8CBAD", "valign": "top"})
    heading = [_("Row"), _("Column"), _("Problem"), _("How to correct it")]
    sheet.set_column(0, 1, 14, wrapped)
    sheet.set_column(2, 3, 45, wrapped)
    sheet.set_column(4, 4 + len(sent.columns), 16)
    sheet.write_row(0, 0, [*heading, *sent.columns], bold)
    sheet.freeze_panes(1, 1)
    for row, (line, faults) in enumerate(findings.groupby("line"), start=1):
        sheet.write_number(row, 0, line, wrapped)
        for place, text in enumerate(_texts(faults, fixes, locale), start=1):
            sheet.write_string(row, place, text, wrapped)
        cells, named = json.loads(faults["row"].iloc[0]), _named_columns(faults)
        for place, name in enumerate(sent.columns, start=len(heading)):
            known = name if name in cells else plain_column(name)
            form = marked if {name, known} & named else None
            sheet.write_string(row, place, _as_text(cells.get(known)), form)


def _as_text(cell: object) -> str:
    """A cell as it was sent, or, of a row that the build checked, its typed value."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return "" if cell is None else str(cell)


def _texts(faults: pd.DataFrame, fixes: Fixes, locale: str) -> tuple[str, str, str]:
    """Columns, problems and advice of one row, each once."""
    columns = faults["column"].dropna().unique()
    problems = faults[f"message_{locale}"].dropna().unique()
    found = faults[["rule", "column"]].itertuples(index=False, name=None)
    given = (fixes.get(one) or fixes.get(one[0]) for one in found)
    advice = dict.fromkeys(fix for fix in given if fix)
    return SEPARATOR.join(columns), SEPARATOR.join(problems), SEPARATOR.join(advice)


def _named_columns(faults: pd.DataFrame) -> set[str]:
    """A finding names one column, or several with commas between."""
    names = faults["column"].dropna()
    return {part.strip() for name in names for part in name.split(",")}


def _write_counts(
    book, findings: pd.DataFrame, *, sent: SentFile, left_out: int, locale: str
) -> None:
    _ = translator(locale)
    sheet = book.add_worksheet(_("Notes"))
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 3, 18)
    row = 0
    for label, shown in _summary(findings, sent, left_out, locale, _):
        sheet.write_string(row, 0, label)
        sheet.write_string(row, 1, shown)
        row += 1
    row += 1
    sheet.write_row(row, 0, [_("Problem"), _("What follows"), _("Rows")], bold)
    counted = findings.groupby(["severity", f"message_{locale}"])["line"].nunique()
    for (severity, message), count in counted.sort_values(ascending=False).items():
        row += 1
        sheet.write_string(row, 0, message)
        sheet.write_string(row, 1, _severities(_)[severity])
        sheet.write_number(row, 2, count)


def _summary(
    findings: pd.DataFrame, sent: SentFile, left_out: int, locale: str, _: Translate
) -> list[tuple[str, str]]:
    faulty = findings["line"].nunique()
    lines = [
        (_("File"), sent.file_name),
        (_("Written on"), date.today().isoformat()),
        (_("Rows read"), format_number(sent.rows_read, locale)),
        (_("Rows kept"), format_number(sent.rows_kept, locale)),
        (_("Rows with a problem"), format_number(faulty, locale)),
    ]
    if left_out:
        lines.append((_("More rows, not listed"), format_number(left_out, locale)))
    how = _(
        "Correct the rows in your own file and send the whole file again; rows that "
        "were kept are replaced, never counted twice."
    )
    return [*lines, (how, "")]


def _severities(_: Translate) -> dict[str, str]:
    return {
        "reject": _("Not used"),
        "quarantine": _("Waits for correction"),
        "warn": _("Used and marked"),
    }
