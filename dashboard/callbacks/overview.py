"""/: all of it is in sight and comes in one answer."""

from dash import Dash, Input, Output

from dashboard import ids
from dashboard.components.map_parts import map_heading, map_notices
from dashboard.components.markup import as_html
from dashboard.components.notices import notice_list
from dashboard.components.overview_lists import movers_list, silent_list
from dashboard.components.overview_parts import (
    overview_cards,
    overview_source,
    overview_title,
    place_actions,
)
from dashboard.context import Context
from dashboard.queries.overview import headlines, least_reported, movers, overview_view
from dashboard.queries.readings import readings


def register(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.OVERVIEW_NOTICES, "html"),
        Output(ids.OVERVIEW_TITLE, "html"),
        Output(ids.OVERVIEW_ACTIONS, "html"),
        Output(ids.OVERVIEW_CARDS, "html"),
        Output(ids.OVERVIEW_MAP_TITLE, "html"),
        Output(ids.OVERVIEW_MOVERS, "html"),
        Output(ids.OVERVIEW_SILENT, "html"),
        Output(ids.OVERVIEW_SOURCE, "html"),
        Input(ids.SELECTION_STORE, "data"),
    )
    def update_overview(query):
        view = overview_view(context, query)
        chosen, place = view.selection, view.place
        keys = headlines(context)
        cards = readings(context, keys, place, chosen, with_trends=keys).values()
        cards = list(cards)
        parts = (
            notice_list(map_notices(view, context), chosen),
            overview_title(cards, view, context),
            place_actions(view, context),
            overview_cards(cards, view, context),
            map_heading(view, context),
            movers_list(movers(context, view), view, context),
            silent_list(least_reported(context, query), view, context),
            overview_source(cards, context, chosen.lang),
        )
        return tuple(map(as_html, parts))
