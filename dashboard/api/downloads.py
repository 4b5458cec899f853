"""Tables as files: what a page shows, with the words beside the numbers.

The address is the page's own (`/download/values.xlsx?indicator=…&region=…`). A cell
that may not be shown is empty and `keterangan` says why; a sample is named in the
file, in its sheet and in its rows.
"""

import csv
import io

from flask import Blueprint, Response, abort, request

from dashboard.api.file_table import columns_of, csv_cell, lines_of, table_view
from dashboard.api.workbook import workbook
from dashboard.components.downloads import file_stem
from dashboard.context import Context
from dashboard.queries.shown import Shown, shown

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download_blueprint(context: Context) -> Blueprint:
    """Routes below /download."""
    blueprint = Blueprint("downloads", __name__, url_prefix="/download")

    @blueprint.get("/values.<kind>")
    def values(kind):
        if kind not in ("csv", "xlsx"):
            abort(404)
        view = table_view(shown(context, request.args.to_dict()))
        body = _csv(view, context) if kind == "csv" else workbook(view, context)
        mime = "text/csv; charset=utf-8" if kind == "csv" else _XLSX
        response = Response(body, content_type=mime)
        stem = file_stem(view, is_sample=context.store.is_sample)
        disposition = f'attachment; filename="{stem}.{kind}"'
        response.headers["Content-Disposition"] = disposition
        return response

    return blueprint


def _csv(view: Shown, context: Context) -> str:
    """With a byte-order mark, so that spreadsheets read it as UTF-8.

    Numbers have a decimal point in either language: the file is for programs, and the
    workbook for Excel.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    columns = columns_of(view, context)
    writer.writerow([column.heading for column in columns])
    for line in lines_of(view, context):
        writer.writerow([csv_cell(column.cell(line)) for column in columns])
    return "\ufeff" + text.getvalue()
