"""The five choices and the map's settings: functions in the browser.

`assets/selection.js` turns a change into the new selection, the URL and a call of the
map, which paints first; the selection store, on which the server's callbacks listen,
follows when the hand rests.
"""

from dash import ClientsideFunction, Dash, Input, Output, State

from dashboard import ids
from dashboard.context import Context
from dashboard.formats import region_in_parent
from dashboard.queries.choices import read_selection


def register(app: Dash, context: Context) -> None:
    app.clientside_callback(
        ClientsideFunction("berdaya", "choose"),
        Output(ids.PAGE_URL, "search"),
        Input(ids.INDICATOR_FILTER, "value"),
        Input(ids.PERIOD_FILTER, "value"),
        Input(ids.SECTOR_FILTER, "value"),
        Input(ids.PROGRAMME_FILTER, "value"),
        State(ids.VOCABULARY_STORE, "data"),
        State(ids.SELECTION_STORE, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("berdaya", "adjust"),
        Output(ids.PAGE_URL, "search", allow_duplicate=True),
        Input(ids.LEVEL_SWITCH, "value"),
        Input(ids.VIEW_SWITCH, "value"),
        Input(ids.METHOD_SWITCH, "value"),
        Input(ids.CLASSES_SELECT, "value"),
        Input(ids.LABELS_SWITCH, "value"),
        Input(ids.COMPARE_SWITCH, "value"),
        Input(ids.COMPARE_PERIOD, "value"),
        Input(ids.COMPARE_INDICATOR, "value"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(ids.REGION_SEARCH, "value"),
        Input(ids.SELECTION_STORE, "data"),
        prevent_initial_call=True,
    )
    def update_region_search(query):
        selection, _notices = read_selection(context, query)
        return region_in_parent(selection.region, context.regions)
