"""/map: title, panel, ranking, trend, table and explanation follow the selection."""

from dash import Dash, Input, Output, State, no_update

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
    _register_words(app, context)
    _register_list(app, context)
    _register_below(app, context)


def _register_words(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.MAP_TITLE, "html"),
        Output(ids.MAP_NOTICES, "html"),
        Output(ids.MAP_BREADCRUMB, "html"),
        Output(ids.MAP_PANEL, "html"),
        Output(ids.MAP_SOURCE, "html"),
        Output(ids.MAP_DOWNLOADS, "html"),
        Output(ids.LEVEL_SWITCH, "options"),
        Input(ids.SELECTION_STORE, "data"),
    )
    def update_words(query):
        view = shown(context, query)
        region, lang = view.selection.region, view.selection.lang
        parts = (
            heading(map_heading(view, context)),
            notice_list(map_notices(view, context), view.selection),
            breadcrumb(region, context.regions, lang),
            focus_panel(view, context),
            map_source(view, context),
            download_links(view, is_sample=context.store.is_sample),
        )
        levels = level_options(view.selection, shown=view.level)
        return *map(as_html, parts), radio_options(levels)


def _register_list(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.MAP_RANKING, "html"),
        Input(ids.SELECTION_STORE, "data"),
        Input(ids.MAP_RANKING_ENDS, "value"),
    )
    def update_ranking(query, ends):
        return as_html(ranking_list(shown(context, query), context, ends=ends))

    @app.callback(
        Output(ids.EXPLANATION, "html"),
        Input(ids.EXPLAIN_STORE, "data"),
        State(ids.SELECTION_STORE, "data"),
        prevent_initial_call=True,
    )
    def update_explanation(region, query):
        return as_html(explanation(shown(context, query), region, context))


def _register_below(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.MAP_TREND, "children"),
        Input(ids.SELECTION_STORE, "data"),
        Input(ids.MAP_TREND_SEEN, "data"),
    )
    def update_trend(query, is_seen):
        if not is_seen:
            return no_update
        view = shown(context, query)
        return trend_of(view, view.place, context)

    @app.callback(
        Output(ids.MAP_TABLE, "html"),
        Input(ids.SELECTION_STORE, "data"),
        Input(ids.MAP_TABLE_STATE, "data"),
        Input(ids.MAP_TABLE_SEEN, "data"),
    )
    def update_table(query, state, is_seen):
        if not is_seen:
            return no_update
        view = shown(context, query)
        return as_html(values_table(view, state, context, store=ids.MAP_TABLE_STATE))
