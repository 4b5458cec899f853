"""/definitions: every indicator as the catalogue declares it, and the words used."""

from dashboard.catalogue import Indicator
from dashboard.components.definition import definition
from dashboard.components.definition_words import (
    how_ranges_are_worked_out,
    no_plain_figure,
)
from dashboard.components.elements import html
from dashboard.components.filters import pillar_name
from dashboard.components.frame import frame
from dashboard.components.markup import Markup, as_html
from dashboard.context import Context
from dashboard.formats import format_number
from dashboard.queries.choices import offers_of, read_selection
from dashboard.selection import Selection
from dashboard.texts import translator

ROUTE = {"path": "/definitions"}


def layout(context: Context, **query: str) -> html.Div:
    selection, notices = read_selection(context, query)
    lang = selection.lang
    _ = translator(lang)
    return frame(
        [
            html.H1(_("Definitions")),
            html.P(
                _(
                    "What each indicator counts, how it is worked out, when a figure is"
                    " withheld, and where the definition comes from."
                ),
                className="lead",
            ),
            Markup(className="definitions", html=as_html(_body(context, selection))),
        ],
        path="/definitions",
        selection=selection,
        is_sample=context.store.is_sample,
        notices=notices,
        class_name="page-text",
    )


def _body(context: Context, selection: Selection) -> list:
    lang = selection.lang
    _ = translator(lang)
    parts = [
        *_pillars(context, selection),
        no_plain_figure(_),
        how_ranges_are_worked_out(_),
    ]
    return [_index(context, lang), html.Div(parts, className="definitions-body")]


def _by_pillar(context: Context) -> dict[str, list[Indicator]]:
    """Pillars with figures in this version first."""
    offered = offers_of(context).periods
    every = context.catalogue.indicators.values()
    with_figures = {one.pillar for one in every if one.id in offered}
    by_pillar: dict[str, list[Indicator]] = {}
    for indicator in sorted(every, key=lambda one: one.pillar not in with_figures):
        by_pillar.setdefault(indicator.pillar, []).append(indicator)
    return by_pillar


def _index(context: Context, lang: str) -> html.Nav:
    """Links to the indicators that have figures, and to the words used."""
    _ = translator(lang)
    offered = offers_of(context).periods
    parts = []
    for pillar, indicators in _by_pillar(context).items():
        links = [
            html.Li(html.A(i.name.in_locale(lang), href=f"#{i.id}"))
            for i in indicators
            if i.id in offered
        ]
        if links:
            parts += [html.P(pillar_name(pillar, lang)), html.Ul(links)]
    words = {"states": _("When there is no plain figure"), "method": _("Ranges")}
    links = [html.Li(html.A(name, href=f"#{key}")) for key, name in words.items()]
    parts += [html.P(_("Words used")), html.Ul(links)]
    return html.Nav(parts, className="index", **{"aria-label": _("On this page")})


def _pillars(context: Context, selection: Selection) -> list[html.Section]:
    """A card a pillar; indicators without figures in this version are folded away."""
    lang = selection.lang
    _ = translator(lang)
    offered = offers_of(context).periods
    sections = []
    for pillar, indicators in _by_pillar(context).items():
        shown = [i for i in indicators if i.id in offered]
        waiting = [i for i in indicators if i.id not in offered]
        count = format_number(len(waiting), lang)
        summary = html.Summary(_("Without figures in this version: {n}", n=count))
        fold = [summary, *(definition(i, context, selection) for i in waiting)]
        sections.append(
            html.Section(
                [
                    html.H2(pillar_name(pillar, lang), className="section-title"),
                    *(definition(i, context, selection) for i in shown),
                    *([html.Details(fold, className="fold")] if waiting else []),
                ],
                className="card",
            )
        )
    return sections
