"""/definitions: every indicator as the catalogue declares it, and the words used."""

from dashboard.catalogue import Indicator
from dashboard.components.elements import html
from dashboard.components.filters import pillar_name
from dashboard.components.frame import frame
from dashboard.components.markup import Markup, as_html
from dashboard.components.sentences import data_source, level_name
from dashboard.components.ways import page_address
from dashboard.components.wording import unit_of_n
from dashboard.context import Context
from dashboard.formats import format_date, format_number, format_value
from dashboard.queries.choices import offers_of, read_selection
from dashboard.selection import Selection
from dashboard.texts import Translate, translator

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
    parts = [*_pillars(context, selection), _states(_), _method(_)]
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
        fold = [summary, *(_indicator(i, context, selection) for i in waiting)]
        sections.append(
            html.Section(
                [
                    html.H2(pillar_name(pillar, lang), className="section-title"),
                    *(_indicator(i, context, selection) for i in shown),
                    *([html.Details(fold, className="fold")] if waiting else []),
                ],
                className="card",
            )
        )
    return sections


def _indicator(indicator: Indicator, context, selection) -> html.Article:
    offered, lang = offers_of(context).periods, selection.lang
    _ = translator(lang)
    link = [html.P(_("This version of the data has no figures of it."))]
    if indicator.id in offered:
        href = page_address("/map", selection, indicator=indicator.id)
        link = [html.P(html.A(_("Show on the map"), href=href))]
    facts = _facts(indicator, context, lang)
    return html.Article(
        [
            html.H3(indicator.name.in_locale(lang), id=indicator.id),
            html.P(indicator.why.in_locale(lang)),
            html.Dl(
                [part for name, text in facts.items() for part in _line(name, text)]
            ),
            *link,
        ],
        className="definition",
    )


def _line(name: str, text: str) -> tuple:
    return html.Dt(name), html.Dd(text)


def _facts(indicator: Indicator, context: Context, lang: str) -> dict[str, str]:
    _ = translator(lang)
    facts = {
        _("How it is worked out"): indicator.formula.in_locale(lang),
        _("Better when"): _direction(indicator, _),
        _("Levels"): ", ".join(level_name(level, lang) for level in indicator.levels),
        _("Withheld below"): _minimum(indicator, _, lang),
        _("Class edges"): " · ".join(_edges(indicator, lang)),
        _("Source"): data_source(indicator, context, lang),
        _("Basis of the definition"): indicator.source.in_locale(lang),
        _("Reviewed on"): format_date(indicator.reviewed_on, lang),
        _("Identifier"): indicator.id,
    }
    return {name: text for name, text in facts.items() if text}


def _direction(indicator: Indicator, _: Translate) -> str:
    if indicator.higher_is_better is None:
        return _("neither: it tells a size")
    return _("higher") if indicator.higher_is_better else _("lower")


def _minimum(indicator: Indicator, _: Translate, lang: str) -> str:
    if indicator.disclosure == "public":
        return _("never: the figures are published by their source")
    if indicator.minimum_n.publication <= 1:
        return _("never: it is a plain count")
    return _(
        "{hidden} {unit} (not shown at all), {few} {unit} (too few for a figure)",
        hidden=format_number(indicator.minimum_n.confidentiality, lang),
        few=format_number(indicator.minimum_n.publication, lang),
        unit=unit_of_n(indicator, lang),
    )


def _edges(indicator: Indicator, lang: str) -> list[str]:
    """Class edges are declared in the unit shown, 80 for 80 %."""
    scale = 0.01 if indicator.unit in ("percent", "percent_change") else 1
    return [format_value(e * scale, indicator.unit, lang) for e in indicator.breaks]


def _states(_: Translate) -> html.Section:
    """The words and marks that stand where no plain figure can."""
    states = {
        _("Withheld"): _(
            "So few groups stand behind the figure that somebody could be recognised."
        ),
        _("Not enough data"): _("Too few groups for a figure that means something."),
        _("Not reported yet"): _("Reports are due, but none has come."),
        _("Provisional"): _("Not all have reported; the figure may still change."),
        _("Read with care"): _(
            "Few groups stand behind the figure, so it moves easily by chance."
        ),
        _("No programme"): _("No programme works here, so nothing is due."),
        _("Outside the filter"): _(
            "The filter asks for an area type that no part of this region has."
        ),
        _("No data"): _("The source has nothing for this region."),
        _("Regency's figure"): _(
            "Too few groups here, so the figure of the regency or city stands in."
        ),
        _("Four quarters together"): _(
            "Too few groups in one quarter, so the last four are taken together."
        ),
    }
    lines = [part for name, text in states.items() for part in _line(name, text)]
    heading = html.H2(_("When there is no plain figure"), className="section-title")
    limits = [html.P(text) for text in _limits_of_withholding(_)]
    return html.Section(
        [heading, html.Dl(lines), *limits], className="card", id="states"
    )


def _limits_of_withholding(_: Translate) -> list[str]:
    return [
        _(
            "A withheld figure is not yet protected from subtraction. Where it is the"
            " only one withheld in its province or regency, the total of that province"
            " or regency less the figures shown of its other parts gives it away; no"
            " second figure is withheld to prevent this."
        ),
        _(
            "Until that is done, figures by sub-district are for use inside the"
            " institution. Readers outside get a server started with --audience public,"
            " which shows regencies and larger only; before it is opened, see whether"
            " one regency alone is withheld in a province."
        ),
    ]


def _method(_: Translate) -> html.Section:
    texts = [
        _(
            "A range says how far a figure could move by chance alone. For shares of"
            " groups it is the Wilson score interval at 95 %; for sums of money or"
            " people it is the linearised interval of a ratio, from the variance"
            " between groups and, above the sub-district, between sub-districts."
        ),
        _(
            "Reports are a full count of the groups, so the range is no sampling error:"
            " it tells how much the figure would vary if the same work were repeated."
        ),
        _(
            "The range of a change follows from the ranges of both periods (Newcombe's"
            " method 10). Where it holds zero the change is called within chance: it"
            " need not be one."
        ),
        _(
            "Where the first page names those who moved most, all regions of the map"
            " are judged together (Benjamini–Hochberg at 10 %): of many regions in"
            " which nothing happened, some leave their range by chance."
        ),
        _(
            "Figures of the household survey are weighted, and their range is a"
            " sampling error: it follows from how much the sampled villages of a"
            " stratum differ. They are not shown below the regency; a regency's"
            " figure needs a relative standard error of at most 25 %, above it 50"
            " %, and at least 25 households everywhere. The range of a change"
            " between waves knows that the same households were asked twice."
        ),
        _(
            "Percentages are never averaged: numerators and denominators are added up"
            " and divided once, for every region and period."
        ),
    ]
    heading = html.H2(_("How ranges are worked out"), className="section-title")
    return html.Section(
        [heading, *(html.P(text) for text in texts)], className="card", id="method"
    )
