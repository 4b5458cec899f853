"""/groups: what is in sight in one callback, parts and regions below in others."""

from dash import Dash, Input, Output

from dashboard import ids
from dashboard.catalogue import Indicator
from dashboard.components.breadcrumb import profile_path
from dashboard.components.distribution_chart import distribution_chart
from dashboard.components.downloads import group_links, table_links
from dashboard.components.elements import html
from dashboard.components.figure_card import figure_card
from dashboard.components.group_board import board, board_caption, weakest
from dashboard.components.group_parts import parts_table
from dashboard.components.map_parts import map_notices, values_table
from dashboard.components.markup import as_html
from dashboard.components.notices import notice_list
from dashboard.components.source import source_footer
from dashboard.context import Context
from dashboard.queries.group_view import GroupView, group_query, group_view
from dashboard.queries.readings import trend_rows
from dashboard.queries.shown import shown
from dashboard.texts import translator

_IN_SIGHT = (
    ids.GROUPS_HEADING,
    ids.GROUPS_NOTICES,
    ids.GROUPS_WEAKEST,
    ids.GROUPS_BOARD,
    ids.GROUPS_FIGURE,
    ids.GROUPS_CHART,
    ids.GROUPS_SOURCE,
)


def register(app: Dash, context: Context) -> None:
    @app.callback(
        *(Output(name, "html") for name in _IN_SIGHT),
        Input(ids.SELECTION_STORE, "data"),
    )
    def update_what_is_in_sight(query):
        view = group_view(context, query)
        if view is None:
            return tuple("" for _name in _IN_SIGHT)
        return tuple(map(as_html, _in_sight(view, context)))

    @app.callback(Output(ids.GROUPS_PARTS, "html"), Input(ids.SELECTION_STORE, "data"))
    def update_parts(query):
        view = group_view(context, query, only_chosen=True)
        if view is None:
            return ""
        links = html.Div(group_links(view), className="actions")
        return as_html([parts_table(view, context), links])

    @app.callback(
        Output(ids.GROUPS_CHILDREN, "html"),
        Input(ids.SELECTION_STORE, "data"),
        Input(ids.GROUPS_CHILDREN_STATE, "data"),
    )
    def update_children(query, state):
        view = shown(context, group_query(context, query))
        state = state or _weakest_first(view.indicator)
        table = values_table(view, state, context, store=ids.GROUPS_CHILDREN_STATE)
        return as_html([table, html.Div(table_links(view), className="actions")])


def _weakest_first(indicator: Indicator) -> dict:
    """How the table of regions stands until the reader sorts it."""
    return {"sort": "value", "descending": indicator.higher_is_better is False}


def _in_sight(view: GroupView, context: Context) -> tuple:
    lang, found = view.selection.lang, view.line.reading
    trend = trend_rows(context, view.chosen, view.place, view.selection)
    of_map = shown(context, view.selection.to_query() | {"lang": lang})
    chart = view.line.distribution
    return (
        _heading(view, context),
        notice_list(map_notices(of_map, context), view.selection),
        weakest(view, lang),
        board(view, context),
        figure_card(found, trend, lang=lang),
        distribution_chart(chart, lang) if chart else "",
        source_footer(found.indicator, context, period=found.period, lang=lang),
    )


def _heading(view: GroupView, context: Context) -> list:
    region = context.regions[view.place]
    way = profile_path(region, context.regions, view.selection)
    name = translator(view.selection.lang)("Where you are")
    return [
        html.Nav(way, className="breadcrumb", **{"aria-label": name}),
        html.H1(board_caption(view, context)),
    ]
