"""The five choices and the map's settings: functions in the browser.

`assets/selection.js` turns a change into the new selection and a call of the map, which
paints first; the address and the selection store, on which the server's callbacks
listen, follow when the hand rests.
"""

from dash import ClientsideFunction, Dash, Input, Output, State

from dashboard import ids
from dashboard.context import Context
from dashboard.formats import region_in_parent
from dashboard.regions import NATION


def register(app: Dash, context: Context) -> None:
    app.clientside_callback(
        ClientsideFunction("berdaya", "begin"),
        # without an output Dash would not call it for a page that comes later
        Output(ids.PAGE, "data-ready"),
        Input(ids.VOCABULARY_STORE, "data"),
        State(ids.SELECTION_STORE, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("berdaya", "adjust"),
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
        Input(ids.REGION_STORE, "data"),
        prevent_initial_call=True,
    )
    def update_region_search(region):
        known = region if region in context.regions else NATION
        return region_in_parent(known, context.regions)
