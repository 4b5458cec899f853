"""The table as a workbook: shown as on screen, kept in full, with a sheet of notes."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

from flask import request

from dashboard.api.attachments import new_workbook
from dashboard.api.file_table import (
    Column,
    columns_of,
    lines_of,
    sample_note,
)
from dashboard.components.filter_words import filter_words
from dashboard.components.sentences import data_source, map_title
from dashboard.components.wording import when_words
from dashboard.context import Context
from dashboard.formats import format_period
from dashboard.queries.shown import Shown
from dashboard.queries.two_periods import compares_periods
from dashboard.texts import translator

_SHARE = "0.0 %"
_VALUES = {
    "percent": _SHARE,
    "percent_change": _SHARE,
    "index": "0.000",
    "score": "0.0",
    "people_thousand": "0.00",
    "years": "0.00",
}
_COUNT = "#,##0"
_POINTS = "+0.0;\u22120.0;0.0"


def workbook(view: Shown, context: Context) -> bytes:
    """Two sheets: the rows, and what somebody who finds the file has to know."""
    _ = translator(view.selection.lang)
    file = io.BytesIO()
    with new_workbook(file) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        is_sample = context.store.is_sample
        sheet = book.add_worksheet(_("SAMPLE DATA") if is_sample else _("Data"))
        _write_rows(book, sheet, view, context, bold=bold)
        _write_notes(book.add_worksheet(_("Notes")), view, context, bold)
    return file.getvalue()


def _write_rows(book, sheet, view: Shown, context: Context, *, bold) -> None:
    columns = columns_of(view, context)
    sheet.write_row(0, 0, [column.heading for column in columns], bold)
    for place, column in enumerate(columns):
        shown = book.add_format(_format(column, view.indicator.unit))
        sheet.set_column(place, place, column.width, shown)
    for number, line in enumerate(lines_of(view, context), start=1):
        sheet.write_row(number, 0, [column.cell(line) for column in columns])
    sheet.freeze_panes(1, 2)


def _format(column: Column, unit: str) -> dict:
    """How Excel shows the numbers of a column; the numbers themselves stay whole."""
    patterns = {
        "value": _VALUES.get(unit, _COUNT),
        "count": _COUNT,
        "points": _POINTS,
    }
    pattern = patterns.get(column.kind)
    return {"num_format": pattern} if pattern else {}


def _write_notes(sheet, view: Shown, context: Context, bold) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    for number, (name, text) in enumerate(_notes(view, context)):
        sheet.write(number, 0, name, bold)
        sheet.write(number, 1, text.replace("\u00a0", " "))


def _notes(view: Shown, context: Context) -> Iterator[tuple[str, str]]:
    lang, indicator = view.selection.lang, view.indicator
    _ = translator(lang)
    title = map_title(view.selection, context, period=view.period, level=view.level)
    if context.store.is_sample:
        yield _("Status of the data"), sample_note(lang)
    yield _("Contents"), title
    yield _("Filters"), "; ".join(filter_words(view.selection, context)) or _("none")
    yield _("Period"), _periods(view)
    yield _("Definition"), indicator.formula.in_locale(lang)
    yield (
        _("Unit"),
        _(
            "shares are kept as numbers from 0 to 1 and shown in per cent; changes of"
            " shares are in points"
        ),
    )
    yield _("Source"), data_source(indicator, context, lang)
    yield _("Basis of the definition"), indicator.source.in_locale(lang)
    yield _("Data version"), context.store.version
    yield _("Downloaded"), f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    yield _("Address"), _address()


def _periods(view: Shown) -> str:
    lang = view.selection.lang
    if view.period is None:
        return "–"
    shown = when_words(view.period, view.indicator, lang)
    if not compares_periods(view):
        return shown
    other = format_period(view.selection.period_b, lang)
    return translator(lang)(
        "{period}, compared with {other}", period=shown, other=other
    )


def _address() -> str:
    """The page of these rows, with the host that was asked."""
    query = request.query_string.decode()
    return f"{request.url_root}map?{query}"
