"""/map: title, panel, ranking, trend, table and explanation follow the selection.

What is in sight comes in one answer: each callback costs the browser as much as a map.
"""

from dash import Dash, Input, Output, State

from dashboard import ids
from dashboard.callbacks.trends import trend_of
from dashboard.components.breadcrumb import breadcrumb
from dashboard.components.downloads import download_links
from dashboard.components.explanation import explanation
from dashboard.components.map_parts import (
    focus_panel,
    heading,
    map_heading,
    map_notices,
    map_source,
    values_table,
)
from dashboard.components.map_view import level_options, radio_options
from dashboard.components.markup import as_html
from dashboard.components.notices import notice_list
from dashboard.components.ranking import ranking_list
from dashboard.context import Context
from dashboard.queries.shown import shown


def register(app: Dash, context: Context) -> None:
    _register_in_sight(app, context)
    _register_explanation(app, context)
    _register_below(app, context)


def _register_in_sight(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.MAP_TITLE, "html"),
        Output(ids.MAP_NOTICES, "html"),
        Output(ids.MAP_BREADCRUMB, "html"),
        Output(ids.MAP_PANEL, "html"),
        Output(ids.MAP_RANKING, "html"),
        Output(ids.MAP_SOURCE, "html"),
        Output(ids.MAP_DOWNLOADS, "html"),
        Output(ids.LEVEL_SWITCH, "options"),
        Input(ids.SELECTION_STORE, "data"),
        Input(ids.MAP_RANKING_ENDS, "value"),
    )
    def update_what_is_in_sight(query, ends):
        view = shown(context, query)
        region, lang = view.selection.region, view.selection.lang
        parts = (
            heading(map_heading(view, context)),
            notice_list(map_notices(view, context), view.selection),
            breadcrumb(region, context.regions, lang),
            focus_panel(view, context),
            ranking_list(view, context, ends=ends),
            map_source(view, context),
            download_links(view, is_sample=context.store.is_sample),
        )
        levels = level_options(view.selection, shown=view.level)
        return *map(as_html, parts), radio_options(levels)


def _register_explanation(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.EXPLANATION, "html"),
        Input(ids.EXPLAIN_STORE, "data"),
        State(ids.SELECTION_STORE, "data"),
        prevent_initial_call=True,
    )
    def update_explanation(asked, query):
        """`asked` is a region, or an indicator and a region where there are several."""
        if isinstance(asked, str):
            asked = {"region": asked}
        indicator = {"indicator": asked["indicator"]} if "indicator" in asked else {}
        view = shown(context, query | indicator)
        return as_html(explanation(view, asked["region"], context))


def _register_below(app: Dash, context: Context) -> None:
    """What has been seen is told the selection (`assets/selection.js`)."""

    @app.callback(
        Output(ids.MAP_TREND, "children"),
        Input(ids.MAP_TREND_SEEN, "data"),
        prevent_initial_call=True,
    )
    def update_trend(query):
        view = shown(context, query)
        return trend_of(view, view.place, context)

    @app.callback(
        Output(ids.MAP_TABLE, "html"),
        Input(ids.MAP_TABLE_SEEN, "data"),
        Input(ids.MAP_TABLE_STATE, "data"),
        prevent_initial_call=True,
    )
    def update_table(query, state):
        view = shown(context, query)
        return as_html(values_table(view, state, context, store=ids.MAP_TABLE_STATE))
