"""The list of visits as a workbook: the list, the groups where allowed, the notes."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

from flask import request

from dashboard.api.attachments import new_workbook
from dashboard.api.file_table import sample_note
from dashboard.api.visit_rows import groups_table, list_table
from dashboard.components.filter_words import filter_words
from dashboard.components.sentences import data_source
from dashboard.components.visit_parts import ANY_REASON, visits_title
from dashboard.components.visit_words import definitions, headline, reason_name
from dashboard.context import Context
from dashboard.formats import format_period
from dashboard.queries.visits import BASIS, Visits
from dashboard.selection import Selection
from dashboard.texts import translator

_SHARE_HEADING = "loans over 90 days late"


def visit_workbook(found: Visits, selection: Selection, context: Context) -> bytes:
    _ = translator(selection.lang)
    file = io.BytesIO()
    with new_workbook(file) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        name = _("SAMPLE DATA") if context.store.is_sample else _("Visits")
        _write(book.add_worksheet(name), list_table(found, selection, context), bold)
        groups = groups_table(found, selection, context)
        if groups is not None:
            sheet = book.add_worksheet(_("Groups"))
            _write(sheet, groups, bold)
            share = groups[0].index(_(_SHARE_HEADING))
            sheet.set_column(share, share, 16, book.add_format({"num_format": "0.0 %"}))
        notes = book.add_worksheet(_("Notes"))
        notes.set_column(0, 0, 28)
        notes.set_column(1, 1, 90)
        for number, (key, text) in enumerate(_notes(found, selection, context)):
            notes.write(number, 0, key, bold)
            notes.write(number, 1, text.replace("\u00a0", " "))
    return file.getvalue()


def _write(sheet, rows: list[list], bold) -> None:
    headings, *cells = rows
    sheet.write_row(0, 0, headings, bold)
    sheet.set_column(0, len(headings) - 1, 18)
    for number, row in enumerate(cells, start=1):
        sheet.write_row(number, 0, row)
    sheet.freeze_panes(1, 2)


def _notes(
    found: Visits, selection: Selection, context: Context
) -> Iterator[tuple[str, str]]:
    lang = selection.lang
    _ = translator(lang)
    if context.store.is_sample:
        yield _("Status of the data"), sample_note(lang)
    yield _("Contents"), visits_title(found, selection, context)
    yield _("Reports"), headline(found.place, lang)
    yield _("Filters"), "; ".join(_filters(selection, context)) or _("none")
    yield _("Period"), format_period(found.period, lang)
    for reason, text in definitions(lang).items():
        yield reason_name(reason, lang), text
    yield _("Source"), data_source(context.catalogue.indicators[BASIS], context, lang)
    yield _("Data version"), context.store.version
    yield _("Downloaded"), f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    yield _("Address"), f"{request.url_root}visits?{request.query_string.decode()}"


def _filters(selection: Selection, context: Context) -> list[str]:
    words = filter_words(selection, context)
    if selection.reason == ANY_REASON:
        return words
    return [*words, reason_name(selection.reason, selection.lang)]
