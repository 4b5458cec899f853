"""/: the main figures, where they stand on the map, who moved, who has not reported."""

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.explanation import explanation_dialog
from dashboard.components.map_view import map_place
from dashboard.components.markup import Markup
from dashboard.components.my_region import my_region
from dashboard.components.notices import arriving
from dashboard.components.subject_page import subject_page
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.queries.overview import headlines
from dashboard.selection import Selection
from dashboard.texts import translator

ROUTE = {"path": "/"}
CHOICES = ("region", "period", "sector", "programme")


def layout(context: Context, **query: str) -> html.Div:
    only = headlines(context)
    selection, notices = read_selection(context, query, only=only)
    return subject_page(
        _parts(selection, context),
        context,
        name="overview",
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
        Markup(id=ids.OVERVIEW_NOTICES, className="notices", role="status"),
        html.Div(
            [
                Markup(tag="h1", id=ids.OVERVIEW_TITLE),
                my_region(lang),
                Markup(id=ids.OVERVIEW_ACTIONS, className="actions"),
            ],
            className="title-row",
        ),
        html.Section(
            arriving(ids.OVERVIEW_CARDS, lang, class_name="cards"),
            className="cards-place",
            **{"aria-label": _("Main figures")},
        ),
        _map(selection, context),
        _list(_("Moved most in a year"), ids.OVERVIEW_MOVERS, lang, "movers"),
        _list(_("Not reported yet"), ids.OVERVIEW_SILENT, lang, "silent"),
        Markup(tag="p", id=ids.OVERVIEW_SOURCE, className="source-line"),
        explanation_dialog(lang),
    ]


def _map(selection: Selection, context: Context) -> html.Section:
    place = map_place(ids.OVERVIEW_CANVAS, selection, context)
    return html.Section(
        [
            Markup(tag="h2", id=ids.OVERVIEW_MAP_TITLE, className="figure-title"),
            html.Div(place, className="map-stage is-small"),
        ],
        className="card overview-map",
        **{"aria-label": translator(selection.lang)("Map")},
    )


def _list(heading: str, component_id: str, lang: str, name: str) -> html.Section:
    return html.Section(
        [html.H2(heading, className="list-title"), arriving(component_id, lang)],
        className=f"card overview-{name}",
    )
