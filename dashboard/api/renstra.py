"""The plan's table as files: `/download/renstra.csv` and `.xlsx`.

The address is the page's own. Values are in the unit that is shown: 90 for 90 %.
"""

import io
from datetime import UTC, datetime

from flask import Blueprint, abort, request

from dashboard.api.attachments import KINDS, attachment, csv_body, new_workbook
from dashboard.api.file_table import csv_cell, sample_note
from dashboard.components.renstra_downloads import renstra_stem
from dashboard.components.renstra_parts import grouped
from dashboard.components.renstra_words import goal, meanings, status_word
from dashboard.context import Context
from dashboard.formats import format_period
from dashboard.queries.choices import read_selection
from dashboard.queries.targets import BASIS, Line, lines
from dashboard.selection import Selection
from dashboard.texts import translator


def renstra_blueprint(context: Context) -> Blueprint:
    """`/download/renstra.<kind>?region=&period=&lang=`; 404 without targets."""
    blueprint = Blueprint("renstra", __name__, url_prefix="/download")

    @blueprint.get("/renstra.<kind>")
    def renstra_file(kind):
        query = request.args.to_dict()
        selection, _notices = read_selection(context, query, only=[BASIS])
        region = selection.selected or selection.region
        found = lines(context, selection, region)
        if not found or kind not in KINDS:
            abort(404)
        rows = _table(found, region, selection, context)
        if kind == "csv":
            body = csv_body([csv_cell(cell) for cell in row] for row in rows)
        else:
            body = _workbook(rows, selection, context)
        stem = renstra_stem(region, selection, is_sample=context.store.is_sample)
        return attachment(body, stem, kind)

    return blueprint


def _table(
    found: list[Line], region: str, selection: Selection, context: Context
) -> list[list]:
    lang = selection.lang
    headings = _headings(lang)
    start = [context.regions[region].code, context.regions[region].name]
    rows = [
        [*start, goal(lang), programme.name, *_cells(line, lang)]
        for programme, own in grouped(found, lang)
        for line in own
    ]
    note = sample_note(lang) if context.store.is_sample else ""
    return [headings, *([*row, note] for row in rows)]


def _headings(lang: str) -> list[str]:
    _ = translator(lang)
    return [
        *(_("region code"), _("region"), _("goal"), _("programme"), _("indicator")),
        *(_("unit"), _("baseline year"), _("baseline"), _("target year"), _("target")),
        *(
            _("period of the realisation"),
            _("realisation"),
            _("lower end of the range"),
            _("upper end of the range"),
        ),
        *(_("status"), _("share of the target, per cent"), _("needed a year")),
        *(_("seen a year"), _("last year of the plan"), _("last target")),
        *(_("state of the target"), _("note on the target"), _("note")),
    ]


def _cells(line: Line, lang: str) -> list:
    target, one, done = line.target, line.indicator, line.realised
    scale = 100 if one.unit.startswith("percent") else 1
    values = [done.value, done.lower, done.upper] if done else [None] * 3
    attained = line.progress.attained
    return [
        *(one.name.in_locale(lang), one.unit),
        *(target.baseline_year, _scaled(target.baseline, scale)),
        *(target.year, _scaled(target.goal, scale)),
        format_period(done.period, lang) if done else "",
        *(_scaled(value, scale) for value in values),
        status_word(line.progress.status, lang),
        _scaled(attained, 100),
        _scaled(line.progress.required, scale),
        _scaled(line.progress.observed, scale),
        *(target.final_year, _scaled(target.final, scale)),
        *(target.status, target.note or ""),
    ]


def _scaled(value: float | None, scale: int) -> float | None:
    return None if value is None else round(value * scale, 6)


def _workbook(rows: list[list], selection: Selection, context: Context) -> bytes:
    _ = translator(selection.lang)
    file = io.BytesIO()
    with new_workbook(file) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        name = _("SAMPLE DATA") if context.store.is_sample else "Renstra"
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, rows[0], bold)
        sheet.set_column(0, len(rows[0]) - 1, 18)
        for number, row in enumerate(rows[1:], start=1):
            sheet.write_row(number, 0, row)
        sheet.freeze_panes(1, 5)
        notes = book.add_worksheet(_("Notes"))
        notes.set_column(0, 0, 28)
        notes.set_column(1, 1, 90)
        for number, (key, text) in enumerate(_notes(selection, context)):
            notes.write(number, 0, key, bold)
            notes.write(number, 1, text)
    return file.getvalue()


def _notes(selection: Selection, context: Context):
    lang = selection.lang
    _ = translator(lang)
    if context.store.is_sample:
        yield _("Status of the data"), sample_note(lang)
    yield from meanings(lang).items()
    yield _("Data version"), context.store.version
    yield _("Downloaded"), f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    yield _("Address"), f"{request.url_root}renstra?{request.query_string.decode()}"
