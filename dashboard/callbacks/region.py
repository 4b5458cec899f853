"""/region/<code>: every part follows the selection and the indicator chosen in it."""

from dash import Dash, Input, Output

from dashboard import ids
from dashboard.callbacks.trends import trend_of
from dashboard.components.downloads import table_links
from dashboard.components.elements import html
from dashboard.components.map_parts import (
    focus_panel,
    map_heading,
    map_notices,
    values_table,
)
from dashboard.components.markup import as_html
from dashboard.components.notices import notice_list
from dashboard.components.region_indicators import indicators_folds
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
        Output(ids.REGION_HEADING, "html"),
        Output(ids.REGION_NOTICES, "html"),
        Output(ids.REGION_SOURCE, "html"),
        Output(ids.REGION_MAP_TITLE, "html"),
        Output(ids.REGION_FIGURE, "html"),
        Input(ids.SELECTION_STORE, "data"),
    )
    def update_words(query):
        view = shown(context, query)
        lang = view.selection.lang
        parts = (
            region_heading(view, context),
            notice_list(map_notices(view, context), view.selection),
            source_footer(view.indicator, context, period=view.period, lang=lang),
            map_heading(view, context),
            focus_panel(view, context, on_profile=True),
        )
        return tuple(map(as_html, parts))

    @app.callback(
        Output(ids.REGION_INDICATORS, "html"), Input(ids.SELECTION_STORE, "data")
    )
    def update_indicators(query):
        return as_html(indicators_folds(shown(context, query), context))

    @app.callback(
        Output(ids.REGION_TREND, "children"),
        Input(ids.REGION_TREND_SEEN, "data"),
        prevent_initial_call=True,
    )
    def update_trend(query):
        view = shown(context, query)
        return trend_of(view, view.place, context)


def _register_places(app: Dash, context: Context, neighbours: dict) -> None:
    @app.callback(
        Output(ids.REGION_CHILDREN, "html"),
        Input(ids.SELECTION_STORE, "data"),
        Input(ids.REGION_TABLE_STATE, "data"),
    )
    def update_children(query, state):
        view = shown(context, query)
        table = values_table(view, state, context, store=ids.REGION_TABLE_STATE)
        return as_html([table, html.Div(table_links(view), className="actions")])

    @app.callback(
        Output(ids.REGION_NEIGHBOURS, "html"), Input(ids.SELECTION_STORE, "data")
    )
    def update_neighbours(query):
        view = shown(context, query)
        near = neighbours_of(view.place, neighbours)
        return as_html(neighbours_table(view, context, near))

    @app.callback(
        Output(ids.REGION_VILLAGES, "html"), Input(ids.SELECTION_STORE, "data")
    )
    def update_villages(query):
        return as_html(villages_table(shown(context, query), context))
