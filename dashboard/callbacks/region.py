"""/region/<code>: every part follows the selection and the indicator chosen in it."""

from dash import Dash, Input, Output, html, no_update

from dashboard import ids
from dashboard.callbacks.trends import trend_of
from dashboard.components.downloads import table_links
from dashboard.components.map_parts import (
    focus_panel,
    map_heading,
    map_notices,
    values_table,
)
from dashboard.components.notices import notice_list
from dashboard.components.region_indicators import indicators_table
from dashboard.components.region_parts import (
    neighbours_of,
    neighbours_table,
    region_heading,
)
from dashboard.components.region_villages import villages_table
from dashboard.components.source import source_footer
from dashboard.context import Context
from dashboard.queries.shown import shown
from dashboard.regions import neighbours_by_code


def register(app: Dash, context: Context) -> None:
    neighbours = neighbours_by_code(context.settings.reference / "neighbours.csv")
    _register_facts(app, context)
    _register_places(app, context, neighbours)


def _register_facts(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.REGION_HEADING, "children"),
        Output(ids.REGION_NOTICES, "children"),
        Output(ids.REGION_SOURCE, "children"),
        Output(ids.REGION_MAP_TITLE, "children"),
        Input(ids.SELECTION_STORE, "data"),
    )
    def update_heading(query):
        view = shown(context, query)
        lang = view.selection.lang
        return (
            region_heading(view, context),
            notice_list(map_notices(view, context), lang),
            source_footer(view.indicator, context, period=view.period, lang=lang),
            map_heading(view, context),
        )

    @app.callback(
        Output(ids.REGION_FIGURE, "children"), Input(ids.SELECTION_STORE, "data")
    )
    def update_figure(query):
        return focus_panel(shown(context, query), context, on_profile=True)

    @app.callback(
        Output(ids.REGION_INDICATORS, "children"), Input(ids.SELECTION_STORE, "data")
    )
    def update_indicators(query):
        return indicators_table(shown(context, query), context)

    @app.callback(
        Output(ids.REGION_TREND, "children"),
        Input(ids.SELECTION_STORE, "data"),
        Input(ids.REGION_TREND_SEEN, "data"),
    )
    def update_trend(query, is_seen):
        if not is_seen:
            return no_update
        view = shown(context, query)
        return trend_of(view, view.place, context)


def _register_places(app: Dash, context: Context, neighbours: dict) -> None:
    @app.callback(
        Output(ids.REGION_CHILDREN, "children"),
        Input(ids.SELECTION_STORE, "data"),
        Input(ids.REGION_TABLE_STATE, "data"),
    )
    def update_children(query, state):
        view = shown(context, query)
        table = values_table(view, state, context, store=ids.REGION_TABLE_STATE)
        return [table, html.Div(table_links(view), className="actions")]

    @app.callback(
        Output(ids.REGION_NEIGHBOURS, "children"), Input(ids.SELECTION_STORE, "data")
    )
    def update_neighbours(query):
        view = shown(context, query)
        return neighbours_table(view, context, neighbours_of(view.place, neighbours))

    @app.callback(
        Output(ids.REGION_VILLAGES, "children"), Input(ids.SELECTION_STORE, "data")
    )
    def update_villages(query):
        return villages_table(shown(context, query), context)
