"""/welfare: before and after by arm, ways of life, who left poverty's deciles, PKH."""

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.explanation import explanation_dialog
from dashboard.components.map_view import map_place
from dashboard.components.markup import Markup
from dashboard.components.notices import arriving
from dashboard.components.subject_page import subject_page
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.queries.welfare import welfare_indicators
from dashboard.selection import Selection
from dashboard.texts import translator

ROUTE = {"path": "/welfare"}
CHOICES = ("region", "period")


def layout(context: Context, **query: str) -> html.Div:
    only = welfare_indicators(context)
    selection, notices = read_selection(context, query, only=only)
    return subject_page(
        _parts(selection, context),
        context,
        name="welfare",
        path=ROUTE["path"],
        selection=selection,
        notices=notices,
        choices=CHOICES,
        only=only,
    )


def _parts(selection: Selection, context: Context) -> list:
    lang = selection.lang
    _ = translator(lang)
    return [
        Markup(id=ids.WELFARE_NOTICES, className="notices", role="status"),
        Markup(tag="h1", id=ids.WELFARE_TITLE),
        _map(selection, context),
        Markup(id=ids.WELFARE_HALL, className="welfare-hall"),
        _section(_("Before and after"), ids.WELFARE_ARMS, lang, "arms"),
        _section(_("Ways of life"), ids.WELFARE_LIFESTYLE, lang, "lifestyle"),
        _section(_("Leaving deciles 1–4"), ids.WELFARE_EXITS, lang, "exits"),
        _section(_("Graduation from PKH"), ids.WELFARE_GRADUATION, lang, "graduation"),
        Markup(tag="p", id=ids.WELFARE_SOURCE, className="source-line"),
        explanation_dialog(lang),
    ]


def _map(selection: Selection, context: Context) -> html.Section:
    place = map_place(ids.WELFARE_CANVAS, selection, context)
    return html.Section(
        [
            Markup(tag="h2", id=ids.WELFARE_MAP_TITLE, className="figure-title"),
            html.Div(place, className="map-stage is-small"),
        ],
        className="card welfare-map",
        **{"aria-label": translator(selection.lang)("Map")},
    )


def _section(heading: str, component_id: str, lang: str, name: str) -> html.Section:
    return html.Section(
        [html.H2(heading, className="list-title"), arriving(component_id, lang)],
        className=f"card welfare-{name}",
    )
