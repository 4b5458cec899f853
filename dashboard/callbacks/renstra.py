"""/renstra: the table follows region and period; one of its lines is drawn."""

from functools import partial

from dash import Dash, Input, Output

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.graph import graph
from dashboard.components.markup import as_html
from dashboard.components.notices import empty_state
from dashboard.components.renstra_downloads import renstra_links
from dashboard.components.renstra_parts import renstra_heading, renstra_table
from dashboard.components.renstra_words import focus_programmes
from dashboard.components.source import source_footer
from dashboard.components.wording import value_words
from dashboard.context import Context
from dashboard.figures.template import enlarge
from dashboard.figures.trend import trend_line
from dashboard.formats import format_period, region_in_parent
from dashboard.queries.choices import read_selection
from dashboard.queries.readings import Reading
from dashboard.queries.targets import (
    BASIS,
    Line,
    goals_along,
    lines,
    measured_by_sector,
)
from dashboard.selection import Selection
from dashboard.texts import translator


def register(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.RENSTRA_HEAD, "html"),
        Output(ids.RENSTRA_TABLE, "html"),
        Output(ids.RENSTRA_DOWNLOADS, "html"),
        Output(ids.RENSTRA_TREND, "children"),
        Output(ids.RENSTRA_SOURCE, "html"),
        Input(ids.SELECTION_STORE, "data"),
    )
    def update_renstra(query):
        selection, _notices = read_selection(context, query, only=[BASIS])
        region = selection.selected or selection.region
        found = lines(context, selection, region)
        if not found:
            heading = renstra_heading([], region, selection, context)
            nothing = as_html(_nothing(selection.lang))
            return as_html(heading), nothing, "", [], ""
        parts = (
            renstra_heading(found, region, selection, context),
            renstra_table(
                found, _measured(context, region, selection), selection, context
            ),
            renstra_links(selection),
        )
        chosen = _chosen(found, selection)
        footer = _footer(found, context, selection.lang)
        trend = _trend(chosen, region, selection, context)
        return (*map(as_html, parts), trend, as_html(footer))


def _nothing(lang: str) -> html.Div:
    _ = translator(lang)
    return empty_state(
        _("There are no targets for this region."),
        _("Targets come in files of table T22; national ones and those of provinces."),
    )


def _footer(found: list[Line], context: Context, lang: str) -> list[html.Span]:
    """Of all lines; the period where they share one, which their rows say otherwise."""
    periods = {line.reading.period for line in found}
    indicators = [line.indicator for line in found]
    return source_footer(
        indicators[0],
        context,
        period=periods.pop() if len(periods) == 1 else None,
        lang=lang,
        others=indicators[1:],
    )


def _measured(
    context: Context, region: str, selection: Selection
) -> dict[str, list[Reading]]:
    sectors = [one.sector for one in focus_programmes(selection.lang) if one.sector]
    return {one: measured_by_sector(context, region, selection, one) for one in sectors}


def _chosen(found: list[Line], selection: Selection) -> Line:
    """The line whose figures over time are drawn."""
    wanted = (line for line in found if line.indicator.id == selection.indicator)
    return next(wanted, found[0])


def _trend(line: Line, region: str, selection: Selection, context: Context) -> list:
    lang = selection.lang
    _ = translator(lang)
    one = line.indicator
    rows = line.reading.trend
    title = _(
        "{indicator}, realisation and target, {place}",
        indicator=one.name.in_locale(lang),
        place=region_in_parent(region, context.regions),
    )
    heading = html.H2(title, className="figure-title")
    if line.target.is_cumulative or not any(row["value"] is not None for row in rows):
        return [heading, empty_state(_("A target of a sum has no line over time."))]
    figure = trend_line(
        rows,
        name=_("Realisation"),
        words=partial(_words, indicator=one, lang=lang),
        period_name=partial(format_period, locale=lang),
        unit=one.unit,
        lang=lang,
        targets=goals_along(context, one.id, region, rows),
        targets_name=_("Target"),
    )
    if selection.is_presenting:
        enlarge(figure)
    return [heading, graph(figure, lang=lang, name=title)]


def _words(row, *, indicator, lang: str) -> str:
    return value_words(row, indicator, lang)
