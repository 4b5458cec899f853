"""Tables as files: what a page shows, with the words beside the numbers.

The address is the page's own (`/download/values.xlsx?indicator=…&region=…`). A cell
that may not be shown is empty and `keterangan` says why; a sample is named in the
file, in its sheet and in its rows.
"""

from collections.abc import Iterator

from flask import Blueprint, abort, request

from dashboard.api.attachments import KINDS, attachment, csv_body
from dashboard.api.file_table import columns_of, csv_cell, lines_of, table_view
from dashboard.api.workbook import workbook
from dashboard.components.downloads import file_stem
from dashboard.context import Context
from dashboard.queries.shown import Shown, shown


def download_blueprint(context: Context) -> Blueprint:
    """Routes below /download."""
    blueprint = Blueprint("downloads", __name__, url_prefix="/download")

    @blueprint.get("/values.<kind>")
    def values(kind):
        if kind not in KINDS:
            abort(404)
        view = table_view(shown(context, request.args.to_dict()))
        if kind == "csv":
            body = csv_body(_rows(view, context))
        else:
            body = workbook(view, context)
        return attachment(
            body, file_stem(view, is_sample=context.store.is_sample), kind
        )

    return blueprint


def _rows(view: Shown, context: Context) -> Iterator[list]:
    """Numbers have a decimal point in either language: the file is for programs, and
    the workbook for Excel."""
    columns = columns_of(view, context)
    yield [column.heading for column in columns]
    for line in lines_of(view, context):
        yield [csv_cell(column.cell(line)) for column in columns]
