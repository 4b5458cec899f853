"""/visits: whom to visit, by reason, region after region; groups for coordinators."""

from dash import dcc

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.map_view import map_place
from dashboard.components.markup import Markup, as_html
from dashboard.components.notices import arriving
from dashboard.components.subject_page import subject_page
from dashboard.components.visit_words import definitions, reason_name
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.queries.visits import measures
from dashboard.selection import Selection
from dashboard.texts import translator

ROUTE = {"path": "/visits"}
CHOICES = ("region", "period", "sector", "programme")


def layout(context: Context, **query: str) -> html.Div:
    only = measures(context)
    selection, notices = read_selection(context, query, only=only)
    return subject_page(
        _parts(selection, context),
        context,
        name="visits",
        path=ROUTE["path"],
        selection=selection,
        notices=notices,
        choices=CHOICES,
        only=only,
        place=selection.selected or selection.region,
    )


def _parts(selection: Selection, context: Context) -> list:
    lang = selection.lang
    return [
        Markup(id=ids.VISITS_NOTICES, className="notices", role="status"),
        Markup(id=ids.VISITS_HEAD, className="visits-head"),
        _map(selection, context),
        arriving(ids.VISITS_LIST, lang, class_name="card visits-list"),
        Markup(id=ids.VISITS_GROUPS, className="visits-groups"),
        Markup(html=as_html(_meanings(lang)), className="visits-meanings"),
        Markup(tag="p", id=ids.VISITS_SOURCE, className="source-line"),
        dcc.Store(id=ids.VISITS_TABLE_STATE),
        dcc.Store(id=ids.VISITS_GROUPS_STATE),
    ]


def _map(selection: Selection, context: Context) -> html.Section:
    place = map_place(ids.VISITS_CANVAS, selection, context)
    return html.Section(
        [
            Markup(id=ids.VISITS_MAP_HEAD, className="visits-map-head"),
            html.Div(place, className="map-stage is-small"),
        ],
        className="card visits-map",
        **{"aria-label": translator(selection.lang)("Map")},
    )


def _meanings(lang: str) -> html.Details:
    """What each reason takes, for who asks."""
    summary = translator(lang)("What the reasons mean")
    pairs = []
    for reason, text in definitions(lang).items():
        pairs += [html.Dt(reason_name(reason, lang)), html.Dd(text)]
    return html.Details([html.Summary(summary), html.Dl(pairs)], className="fold")
