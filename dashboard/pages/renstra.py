"""/renstra: goal, programmes, indicators with baseline, target, realisation, status."""

from dash import dcc

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.markup import Markup, as_html
from dashboard.components.notices import arriving
from dashboard.components.renstra_words import meanings
from dashboard.components.subject_page import subject_page
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.queries.targets import BASIS
from dashboard.texts import translator

ROUTE = {"path": "/renstra"}
CHOICES = ("region", "period")


def layout(context: Context, **query: str) -> html.Div:
    only = [BASIS]
    selection, notices = read_selection(context, query, only=only)
    return subject_page(
        _parts(selection.lang),
        context,
        name="renstra",
        path=ROUTE["path"],
        selection=selection,
        notices=notices,
        choices=CHOICES,
        only=only,
        place=selection.selected or selection.region,
    )


def _parts(lang: str) -> list:
    return [
        Markup(id=ids.RENSTRA_HEAD, className="renstra-head"),
        arriving(ids.RENSTRA_TABLE, lang, class_name="card renstra-list"),
        Markup(id=ids.RENSTRA_DOWNLOADS, className="renstra-downloads"),
        html.Section(
            dcc.Loading(html.Div(id=ids.RENSTRA_TREND), type="dot"),
            className="card renstra-trend",
        ),
        Markup(html=as_html(_meanings(lang)), className="renstra-meanings"),
        Markup(tag="p", id=ids.RENSTRA_SOURCE, className="source-line"),
    ]


def _meanings(lang: str) -> html.Details:
    """What each status takes, for who asks."""
    pairs = []
    for word, text in meanings(lang).items():
        pairs += [html.Dt(word), html.Dd(text)]
    summary = html.Summary(translator(lang)("What the statuses mean"))
    return html.Details([summary, html.Dl(pairs)], className="fold")
