"""/visits: the list follows the selection; pages of its tables come one by one."""

from dash import Dash, Input, Output

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.markup import as_html
from dashboard.components.notices import empty_state, notice_list
from dashboard.components.source import source_footer
from dashboard.components.visit_groups_table import groups_section
from dashboard.components.visit_map import visit_map_head
from dashboard.components.visit_parts import (
    visits_head,
    visits_list,
    visits_notices,
)
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.queries.visits import BASIS, map_shown, measures, visits
from dashboard.texts import translator


def register(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.VISITS_NOTICES, "html"),
        Output(ids.VISITS_HEAD, "html"),
        Output(ids.VISITS_MAP_HEAD, "html"),
        Output(ids.VISITS_LIST, "html"),
        Output(ids.VISITS_GROUPS, "html"),
        Output(ids.VISITS_SOURCE, "html"),
        Input(ids.SELECTION_STORE, "data"),
        Input(ids.VISITS_TABLE_STATE, "data"),
        Input(ids.VISITS_GROUPS_STATE, "data"),
    )
    def update_visits(query, state, groups_state):
        selection, notices = read_selection(context, query, only=measures(context))
        found = visits(context, selection)
        if found is None:
            return as_html(_nothing(selection.lang)), "", "", "", "", ""
        parts = (
            notice_list(visits_notices(found, selection, notices), selection),
            visits_head(found, selection, context),
            visit_map_head(map_shown(context, query), measures(context), context),
            visits_list(found, selection, state, context),
            groups_section(found, selection, groups_state, context),
            source_footer(
                context.catalogue.indicators[BASIS],
                context,
                period=found.period,
                lang=selection.lang,
            ),
        )
        return tuple(map(as_html, parts))


def _nothing(lang: str) -> html.Div:
    _ = translator(lang)
    return empty_state(
        _("This version of the data lists no visits."),
        _("It was built before there were any, or from files without group reports."),
    )
