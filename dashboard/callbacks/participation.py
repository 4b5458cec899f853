"""/participation: all of it follows the selection and comes in one answer."""

from dash import Dash, Input, Output

from dashboard import ids
from dashboard.components.breakdown_table import breakdown_tables
from dashboard.components.markup import as_html
from dashboard.components.notices import notice_list
from dashboard.components.participation_parts import (
    figures_table,
    participation_title,
    stage_strip,
    two_sources,
    who_came,
)
from dashboard.components.source import source_footer
from dashboard.components.stage_grid import stage_grid
from dashboard.context import Context
from dashboard.queries.choices import indicator_shown, offers_of, read_selection
from dashboard.queries.participation import (
    CASCADE,
    OPENING,
    PAGE,
    STAGES,
    TWO_SOURCES,
    WHO_CAME,
    WHO_DECIDED,
    WHO_SPOKE,
    WHOLE,
    WOMEN_ONLY,
)
from dashboard.queries.readings import readings
from dashboard.queries.region_context import region_context
from dashboard.texts import translator

_READ = (
    *STAGES.values(),
    *(*WHO_CAME, WHO_SPOKE, *WHO_DECIDED, *CASCADE, *WHOLE, WOMEN_ONLY),
    *(key for pair in TWO_SOURCES for key in pair),
)


def register(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.PARTICIPATION_NOTICES, "html"),
        Output(ids.PARTICIPATION_TITLE, "html"),
        Output(ids.PARTICIPATION_STAGES, "html"),
        Output(ids.PARTICIPATION_CAME, "html"),
        Output(ids.PARTICIPATION_DECIDED, "html"),
        Output(ids.PARTICIPATION_CASCADE, "html"),
        Output(ids.PARTICIPATION_SOURCES, "html"),
        Output(ids.PARTICIPATION_GRID, "html"),
        Output(ids.PARTICIPATION_PARTS, "html"),
        Output(ids.PARTICIPATION_SOURCE, "html"),
        Input(ids.SELECTION_STORE, "data"),
    )
    def update_participation(query):
        return tuple(map(as_html, participation_parts(context, query)))


def participation_parts(context: Context, query: dict) -> list:
    """What each output shows, in their order."""
    selection, notices = read_selection(context, query, only=PAGE)
    lang, place = selection.lang, selection.selected or selection.region
    _ = translator(lang)
    found = readings(context, _READ, place, selection)
    chosen = indicator_shown(selection.indicator, PAGE, offers_of(context))
    chosen = chosen if chosen in PAGE else OPENING  # a store without any of them
    one = found[chosen]
    known = region_context(context, place, period=one.period)
    decided = figures_table(
        found,
        (*WHO_DECIDED, *WHOLE),
        caption=_("Whose proposals, and what held"),
        lang=lang,
    )
    cascade = figures_table(
        found,
        CASCADE,
        caption=_("Bottom-up proposals, a year after they were made"),
        lang=lang,
    )
    return [
        notice_list(notices, selection),
        participation_title(found, place, selection, context),
        stage_strip(found, chosen, context, lang),
        who_came(found, (*WHO_CAME, WHO_SPOKE), known, lang),
        decided,
        cascade,
        two_sources(found, TWO_SOURCES, lang),
        stage_grid(place, selection, context),
        breakdown_tables(chosen, place, selection, context),
        source_footer(one.indicator, context, period=one.period, lang=lang),
    ]
