"""/welfare: all of it comes in one answer."""

from dash import Dash, Input, Output

from dashboard import ids
from dashboard.components.map_parts import map_heading, map_notices
from dashboard.components.markup import as_html
from dashboard.components.notices import notice_list
from dashboard.components.overview_parts import overview_source
from dashboard.components.welfare_arms import arms_table, in_hall, lifestyle_list
from dashboard.components.welfare_domains import domains_fold
from dashboard.components.welfare_parts import (
    figure_pair,
    graduation_note,
    members_note,
    welfare_title,
)
from dashboard.context import Context
from dashboard.queries.arms import (
    Waves,
    changes_by_part,
    compared,
    comparisons,
    lifestyle,
    waves_shown,
)
from dashboard.queries.readings import readings
from dashboard.queries.shown import Shown
from dashboard.queries.welfare import (
    GRADUATED,
    MEMBERS,
    NATURAL,
    OTHERS,
    REGISTERS,
    welfare_indicators,
    welfare_view,
)


def register(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.WELFARE_NOTICES, "html"),
        Output(ids.WELFARE_TITLE, "html"),
        Output(ids.WELFARE_MAP_TITLE, "html"),
        Output(ids.WELFARE_HALL, "html"),
        Output(ids.WELFARE_ARMS, "html"),
        Output(ids.WELFARE_LIFESTYLE, "html"),
        Output(ids.WELFARE_EXITS, "html"),
        Output(ids.WELFARE_GRADUATION, "html"),
        Output(ids.WELFARE_SOURCE, "html"),
        Input(ids.SELECTION_STORE, "data"),
    )
    def update_welfare(query):
        view = welfare_view(context, query)
        chosen, place = view.selection, view.place
        known = welfare_indicators(context)
        found = readings(context, known, place, chosen, with_trends=REGISTERS)
        waves = waves_shown(context, place, chosen.period)
        pairs = comparisons(context, waves) if waves else []
        own = lifestyle(context, waves) if waves else None
        parts = (
            notice_list(map_notices(view, context), chosen),
            welfare_title(view, context),
            map_heading(view, context),
            in_hall(found.get(view.indicator.id), chosen.lang),
            [*arms_table(pairs, waves, view, context), *_domains(view, waves, context)],
            lifestyle_list(own, waves, view, context),
            figure_pair(found, (MEMBERS, OTHERS), members_note, view, context),
            figure_pair(found, (GRADUATED, NATURAL), graduation_note, view, context),
            overview_source(list(found.values()), context, chosen.lang),
        )
        return tuple(map(as_html, parts))


def _domains(view: Shown, waves: Waves | None, context: Context) -> list:
    """Of the figure on the map, or of the first that has a before and after."""
    one = compared(context, view.indicator.id)
    if waves is None or one is None:
        return []
    found = changes_by_part(context, one, waves)
    return domains_fold(one, found, waves, context, view.selection.lang)
