"""Regions ordered by value: a dot with its range each, and no rank numbers.

The order is that of the shown numbers; whether two neighbours differ by more than
chance is for the ranges to say. The line through all strips is the region they lie in,
or zero where changes are listed.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from dash import html

from dashboard.components.buttons import intent_button
from dashboard.components.notices import empty_state
from dashboard.components.strip import Scale, strip
from dashboard.components.wording import Row, is_known, range_words, value_words
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import format_difference, format_period, region_in_parent
from dashboard.queries.grid import Grid
from dashboard.queries.shown import Shown, changes_of, row_of
from dashboard.queries.values import COLUMNS
from dashboard.regions import NATION, Region
from dashboard.texts import Translate, translator

ROWS = 24  # eight are in view on a small screen
_OWN = (*flags.SHOWN_OWN, flags.POOLED)
# Sums grow with the region, so that a parent's is no yardstick for its children.
_COMPARABLE = ("percent", "percent_change", "index", "score", "years")


@dataclass(frozen=True)
class _Listing:
    """Rows to order, how a value is written, and the line through the strips."""

    values: Grid
    words: Callable[[Row], str]
    key: str  # what the line and the dots are
    mark: float | None = None


def ranking_list(view: Shown, context: Context, *, ends: str = "highest"):
    """The first regions by value, or by change, from the highest or the lowest."""
    _ = translator(view.selection.lang)
    listing = _changes(view, context, _) or _values(view, context, _)
    order = ordered_by_value(listing.values, highest_first=ends == "highest")
    rows = listing.values.records(COLUMNS, order[:ROWS])
    if not rows:
        return empty_state(_("No region shows a figure here."))
    scale = Scale.of(rows, listing.mark)
    items = [html.Li(_row(row, view, context, scale, listing)) for row in rows]
    return html.Div(
        [
            html.P(_hall_heading(view, ends, _), className="ranking-heading"),
            html.P(listing.key, className="ranking-key"),
            html.Ol(items, className="ranking"),
        ]
    )


def _values(view: Shown, context: Context, _: Translate) -> _Listing:
    lang = view.selection.lang
    above = row_of(context, view, view.selection.region)
    has_mark = (
        above is not None
        and view.indicator.unit in _COMPARABLE
        and above["flag"] in flags.SHOWN
        and is_known(above["value"])
    )
    key = _("dot: value; bar: range")
    if np.isnan(view.values["lower"]).all():
        key = _("dot: value")
    if has_mark:
        place = context.regions[view.selection.region].short_name
        value = value_words(above, view.indicator, lang)
        key += "; " + _("line: {region} {value}", region=place, value=value)
    return _Listing(
        view.values,
        lambda row: value_words(row, view.indicator, lang),
        key,
        float(above["value"]) if has_mark else None,
    )


def _changes(view: Shown, context: Context, _: Translate) -> _Listing | None:
    """Where the map shows a change, the list does too."""
    found = changes_of(context, view)
    if found is None:
        return None
    lang, unit = view.selection.lang, view.indicator.unit
    since = format_period(view.selection.period_b, lang)
    return _Listing(
        found,
        lambda row: format_difference(row["value"], unit, lang, points=_("points")),
        _("dot: change since {period}; line: no change", period=since),
        0.0,
    )


def _hall_heading(view: Shown, ends: str, _: Translate) -> str:
    """Over the five lines of a presentation, where the buttons are hidden."""
    return _("Highest five") if ends == "highest" else _("Lowest five")


def ordered_by_value(values: Grid, *, highest_first: bool) -> np.ndarray:
    """Where those stand that show a number of their own, by value, then by code."""
    own = np.flatnonzero(flags.is_one_of(values["flag"], _OWN))
    numbers = values["value"][own]
    return own[np.argsort(-numbers if highest_first else numbers, kind="stable")]


def _row(row, view: Shown, context: Context, scale: Scale, listing: _Listing):
    selection, lang = view.selection, view.selection.lang
    region = context.regions[row["region"]]
    full = region_in_parent(region.code, context.regions)
    value = listing.words(row)
    spoken = (full, value, range_words(row, view.indicator, lang))
    is_selected = region.code == selection.selected
    return intent_button(
        [
            html.Span(
                _name(region, context, with_parent=selection.region == NATION),
                className="ranking-name",
                title=full,
            ),
            html.Span(strip(row, scale), className="ranking-strip"),
            html.Span(value, className="ranking-value"),
        ],
        {"selected": region.code},
        class_name="ranking-row" + (" is-selected" if is_selected else ""),
        label=", ".join(part for part in spoken if part),
    )


def _name(region: Region, context: Context, *, with_parent: bool) -> list:
    if not with_parent or region.parent in (None, NATION):
        return [region.short_name]
    parent = context.regions[region.parent].short_name
    return [region.short_name, html.Span(f", {parent}", className="ranking-parent")]
