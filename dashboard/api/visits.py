"""The list of visits as files: `/download/visits.csv` and `.xlsx`.

The address is the page's own. What is withheld is empty and the note says why. Single
groups are in the workbook of their coordinator alone, on a sheet of their own.
"""

from flask import Blueprint, abort, request

from dashboard.api.attachments import KINDS, attachment, csv_body
from dashboard.api.file_table import csv_cell
from dashboard.api.visit_rows import list_table
from dashboard.api.visit_workbook import visit_workbook
from dashboard.components.visit_downloads import visits_stem
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.queries.visits import BASIS, visits


def visits_blueprint(context: Context) -> Blueprint:
    """`/download/visits.<kind>?region=&period=&sector=&programme=&reason=&lang=`."""
    blueprint = Blueprint("visits", __name__, url_prefix="/download")

    @blueprint.get("/visits.<kind>")
    def visits_file(kind):
        query = request.args.to_dict()
        selection, _notices = read_selection(context, query, only=[BASIS])
        found = visits(context, selection)
        if found is None or kind not in KINDS:
            abort(404)
        if kind == "csv":
            rows = list_table(found, selection, context)
            body = csv_body([csv_cell(cell) for cell in row] for row in rows)
        else:
            body = visit_workbook(found, selection, context)
        stem = visits_stem(found, selection, is_sample=context.store.is_sample)
        return attachment(body, stem, kind)

    return blueprint
