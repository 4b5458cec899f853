"""A trend: query, figure and frame put together, for every page that has one.

Drawing and components do not know each other, so this is the place where they meet.
"""

from functools import partial

from dashboard.components.elements import html
from dashboard.components.filter_words import filtered
from dashboard.components.graph import graph
from dashboard.components.notices import empty_state
from dashboard.components.wording import (
    is_known,
    range_words,
    reporting_share,
    value_words,
)
from dashboard.context import Context
from dashboard.figures.template import enlarge
from dashboard.figures.trend import trend_line
from dashboard.formats import format_period, region_in_parent
from dashboard.queries.choices import slice_of
from dashboard.queries.shown import Shown
from dashboard.queries.values import COLUMNS, series
from dashboard.regions import level_of, parent_code
from dashboard.texts import translator


def trend_of(view: Shown, region: str, context: Context) -> html.Div:
    """A sentence as title, the line with its band, and the parent's line."""
    lang = view.selection.lang
    if level_of(region) not in view.indicator.levels:
        return empty_state(translator(lang)("No figures over time at this level."))
    own = _series(view, region, context)
    known = [row for row in own if is_known(row["value"])]
    if not known:
        return empty_state(translator(lang)("No figures over time for this region."))
    if len(own) == 1:
        return _only_period(known[0], view)
    above = parent_code(region)
    has_parent = above is not None and level_of(above) in view.indicator.levels
    figure = trend_line(
        own,
        name=context.regions[region].short_name,
        words=partial(_words, view=view),
        period_name=partial(format_period, locale=lang),
        unit=view.indicator.unit,
        lang=lang,
        compared=_series(view, above, context) if has_parent else None,
        compared_name=context.regions[above].short_name if has_parent else "",
    )
    if view.selection.is_presenting:
        enlarge(figure)
    title = trend_title(view, region, known, context)
    return html.Div(
        [
            html.H3(title, className="figure-title"),
            graph(figure, lang=lang, name=title),
            *_still_coming(own, known, lang),
        ]
    )


def _only_period(row, view: Shown) -> html.Div:
    """A line needs two points: one is a sentence."""
    lang = view.selection.lang
    text = translator(lang)(
        "Only one period so far: {value} in {period}.",
        value=value_words(row, view.indicator, lang),
        period=format_period(row["period"], lang),
    )
    return empty_state(text)


def _still_coming(own, known, lang: str) -> list[html.P]:
    """Why the line ends before the newest period: its reports are on their way."""
    later = [row for row in own if row["period"] > known[-1]["period"]]
    reported = [row for row in later if is_known(row["reported"]) and row["reported"]]
    if not reported:
        return []
    row = reported[-1]
    text = translator(lang)(
        "{period} is still coming in: {share} reported.",
        period=format_period(row["period"], lang),
        share=reporting_share(row, lang),
    )
    return [html.P(text, className="muted")]


def trend_title(view: Shown, region: str, own, context: Context) -> str:
    """Tingkat pengembalian, Kota Palembang, TW I 2023–TW IV 2025."""
    lang = view.selection.lang
    periods = [format_period(row["period"], lang) for row in own]
    span = f"{periods[0]}–{periods[-1]}" if len(periods) > 1 else periods[0]
    name = view.indicator.name.in_locale(lang)
    title = f"{name}, {region_in_parent(region, context.regions)}, {span}"
    return filtered(title, view.selection, context)


def _series(view: Shown, region: str, context: Context) -> list[dict]:
    """A row of values per period."""
    slice_ = slice_of(view.selection, level=level_of(region))
    return series(context, slice_, region).records(COLUMNS)


def _words(row, *, view: Shown) -> str:
    lang = view.selection.lang
    parts = (
        value_words(row, view.indicator, lang),
        range_words(row, view.indicator, lang),
    )
    return " · ".join(part for part in parts if part)
