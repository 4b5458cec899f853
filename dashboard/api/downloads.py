"""Tables as files: what a page shows, with the words beside the numbers.

The address is the page's own (`/download/values.xlsx?indicator=…&region=…`). A cell
that may not be shown is empty and `keterangan` says why; a sample is named in the
file, in its sheet and in its rows.
"""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime

import xlsxwriter
from flask import Blueprint, Response, abort, request

from dashboard.components.downloads import file_stem
from dashboard.components.sentences import map_title
from dashboard.components.wording import flag_sentence, short_flag
from dashboard.context import Context
from dashboard.queries.shown import Shown, shown
from dashboard.queries.values import COLUMNS
from dashboard.texts import Translate, translator

NUMBERS = (
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "n",
    "due",
    "reported",
)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download_blueprint(context: Context) -> Blueprint:
    """Routes below /download."""
    blueprint = Blueprint("downloads", __name__, url_prefix="/download")

    @blueprint.get("/values.<kind>")
    def values(kind):
        if kind not in ("csv", "xlsx"):
            abort(404)
        view = shown(context, request.args.to_dict())
        body = _csv(view, context) if kind == "csv" else _xlsx(view, context)
        mime = "text/csv; charset=utf-8" if kind == "csv" else _XLSX
        response = Response(body, content_type=mime)
        stem = file_stem(view, is_sample=context.store.is_sample)
        disposition = f'attachment; filename="{stem}.{kind}"'
        response.headers["Content-Disposition"] = disposition
        return response

    return blueprint


def _headings(_: Translate, *, is_sample: bool) -> list[str]:
    names = [
        *(_("code"), _("region"), _("in"), _("period"), _("numerator")),
        *(_("denominator"), _("value"), _("lower bound"), _("upper bound"), "n"),
        *(_("reports due"), _("reports received"), _("flag"), _("note")),
    ]
    return [*names, _("status of the data")] if is_sample else names


def _rows(view: Shown, context: Context) -> Iterator[list]:
    """One row per region shown; unknown or withheld numbers are None."""
    lang = view.selection.lang
    sample = [sample_note(lang)] if context.store.is_sample else []
    for row in view.values.records(COLUMNS):
        region = context.regions[row["region"]]
        note = flag_sentence(row, view.indicator, lang) or short_flag(row["flag"], lang)
        numbers = [row[name] for name in NUMBERS]
        names = [region.short_name, context.regions[region.parent].short_name]
        start = [region.code, *names, row["period"]]
        yield [*start, *numbers, row["flag"], note.replace("\u00a0", " "), *sample]


def sample_note(lang: str) -> str:
    return translator(lang)("SAMPLE DATA – not official figures")


def _csv(view: Shown, context: Context) -> str:
    """With a byte-order mark, so that spreadsheets read it as UTF-8."""
    _ = translator(view.selection.lang)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_headings(_, is_sample=context.store.is_sample))
    writer.writerows(_rows(view, context))
    return "\ufeff" + text.getvalue()


def _xlsx(view: Shown, context: Context) -> bytes:
    _ = translator(view.selection.lang)
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(file, options | {"strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        is_sample = context.store.is_sample
        table = book.add_worksheet(_("SAMPLE DATA") if is_sample else _("Data"))
        table.write_row(0, 0, _headings(_, is_sample=is_sample), bold)
        for number, row in enumerate(_rows(view, context), start=1):
            table.write_row(number, 0, row)
        table.freeze_panes(1, 2)
        table.set_column(0, 0, 10)
        table.set_column(1, 2, 28)
        table.set_column(13, 13, 50)
        _write_notes(book.add_worksheet(_("Notes")), view, context, bold)
    return file.getvalue()


def _write_notes(sheet, view: Shown, context: Context, bold) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    for number, (name, text) in enumerate(_notes(view, context)):
        sheet.write(number, 0, name, bold)
        sheet.write(number, 1, text.replace("\u00a0", " "))


def _notes(view: Shown, context: Context) -> Iterator[tuple[str, str]]:
    """What somebody who finds the file later has to know."""
    lang, indicator = view.selection.lang, view.indicator
    _ = translator(lang)
    title = map_title(view.selection, context, period=view.period, level=view.level)
    if context.store.is_sample:
        yield _("Status of the data"), sample_note(lang)
    yield _("Contents"), title
    yield _("Definition"), indicator.formula.in_locale(lang)
    yield _("Unit"), _("shares are written as numbers from 0 to 1")
    yield _("Source"), indicator.source.in_locale(lang)
    yield _("Data version"), context.store.version
    yield _("Downloaded"), f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    yield _("Address"), request.full_path.replace("/download/values.xlsx", "/map")
