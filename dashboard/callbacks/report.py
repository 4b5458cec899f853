"""/report/<code>: the sheet follows the period."""

from dash import Dash, Input, Output

from dashboard import ids
from dashboard.components.markup import as_html
from dashboard.components.report_sheet import report_sheet, too_large
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.queries.report import BASIS, LEVELS, report
from dashboard.regions import level_of


def register(app: Dash, context: Context) -> None:
    @app.callback(Output(ids.REPORT, "html"), Input(ids.SELECTION_STORE, "data"))
    def update_report(query):
        selection, _notices = read_selection(context, query, only=[BASIS])
        place = selection.selected or selection.region
        if level_of(place) not in LEVELS:
            return as_html(too_large(place, selection, context))
        found = report(context, place, selection)
        return as_html(report_sheet(found, place, selection, context))
