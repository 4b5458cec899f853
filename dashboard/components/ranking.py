"""Regions ordered by value: a dot with its range each, and no rank numbers.

The order is that of the shown numbers; whether two neighbours differ by more than
chance is for the ranges to say. The line through all strips is the region they lie in,
or zero where changes are listed.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.components.buttons import intent_button
from dashboard.components.change_words import (
    change_range,
    change_words,
    is_within_chance,
)
from dashboard.components.elements import html
from dashboard.components.hall import list_heading
from dashboard.components.notices import empty_state
from dashboard.components.strip import Scale, strip
from dashboard.components.wording import (
    Row,
    is_known,
    range_words,
    short_flag,
    value_words,
)
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import format_period, region_in_parent
from dashboard.queries.grid import Grid
from dashboard.queries.shown import Shown, changes_of, row_of
from dashboard.queries.values import COLUMNS
from dashboard.regions import Region, is_inside
from dashboard.texts import Translate, translator

_LOOKS = {  # of assets/map/marks.js
    flags.POOLED: "bm-pattern-lines",
    flags.PARTIAL: "bm-corner-filled",
    flags.CAUTION: "bm-corner-open",
}
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
    range_words: Callable[[Row], str] = lambda row: ""
    is_pale: Callable[[Row], bool] = lambda row: False  # a change within chance


def ranking_list(view: Shown, context: Context, *, ends: str = "highest"):
    """The first regions by value, or by change, from the highest or the lowest."""
    _ = translator(view.selection.lang)
    listing = _changes(view, context, _) or _values(view, context, _)
    order = ordered_by_value(listing.values, highest_first=ends == "highest")
    rows = listing.values.records(COLUMNS, order[:ROWS])
    if not rows and view.level in view.indicator.borrowed_levels:
        text = _(
            "Nothing to put in order: each shows the figure of its regency or city."
        )
        return empty_state(text)
    if not rows:
        return empty_state(_("No region shows a figure here."))
    scale = Scale.of(rows, listing.mark)
    items = [html.Li(_row(row, view, context, scale, listing)) for row in rows]
    return html.Div(
        [
            list_heading(view, context, ends=ends),
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
    if view.selection.compare != "none":
        key = f"{_of_which(view)}; {key}"
    if has_mark:
        place = context.regions[view.selection.region].short_name
        value = value_words(above, view.indicator, lang)
        key += "; " + _("line: {region} {value}", region=place, value=value)
    return _Listing(
        view.values,
        lambda row: value_words(row, view.indicator, lang),
        key,
        float(above["value"]) if has_mark else None,
        lambda row: range_words(row, view.indicator, lang),
    )


def _of_which(view: Shown) -> str:
    """Of two periods or indicators on screen, the one that is listed."""
    if view.selection.compare == "indicator":
        return view.indicator.name.in_locale(view.selection.lang)
    return format_period(view.period, view.selection.lang) if view.period else ""


def _changes(view: Shown, context: Context, _: Translate) -> _Listing | None:
    """Where the map shows a change, the list does too."""
    found = changes_of(context, view)
    if found is None:
        return None
    lang, indicator = view.selection.lang, view.indicator
    since = format_period(view.selection.period_b, lang)
    return _Listing(
        found,
        lambda row: change_words(row, indicator, lang),
        _(
            "dot: change since {period}; bar: range; line: no change; pale: within"
            " chance",
            period=since,
        ),
        0.0,
        lambda row: spoken_range(row, indicator, lang),
        is_within_chance,
    )


def spoken_range(change: Row, indicator: Indicator, lang: str) -> str:
    """range −2,9 to +5,1 points"""
    ends = change_range(change, indicator, lang)
    return translator(lang)("range {range}", range=ends) if ends else ""


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
    chance = translator(lang)("within chance") if listing.is_pale(row) else ""
    mark = _mark(row, lang)
    spoken = (full, value, listing.range_words(row), chance, mark.title)
    is_selected = region.code == selection.selected
    looks = ["ranking-row"]
    looks += ["is-selected"] if is_selected else []
    looks += ["is-chance"] if chance else []
    return intent_button(
        [
            html.Span(
                _name(region, context, within=selection.region),
                className="ranking-name",
                title=full,
            ),
            html.Span(strip(row, scale), className="ranking-strip"),
            mark,
            html.Span(value, className="ranking-value", title=chance),
        ],
        {"selected": region.code},
        class_name=" ".join(looks),
        label=", ".join(part for part in spoken if part),
    )


def _mark(row: Row, lang: str) -> html.Span:
    """The mark that the map and its legend give such a value, or an empty place."""
    look = _LOOKS.get(row["flag"])
    if look is None:
        return html.Span(className="ranking-mark", title="")
    return html.Span(
        className=f"ranking-mark bm-swatch {look}", title=short_flag(row["flag"], lang)
    )


def _name(region: Region, context: Context, *, within: str) -> list:
    """The name, and the regions between it and the one whose list this is.

    Two names need a line of their own. A presentation has room for what tells regions
    of one name apart, and no more.
    """
    between = context.regions.ancestors(region.code)[::-1]
    between = [r.short_name for r in between if is_inside(r.code, within)]
    if not between:
        return [region.short_name]
    looks = ["ranking-parent"]
    looks += ["is-needed"] if _has_namesake(region, context, within) else []
    looks += ["is-below"] if len(between) > 1 else []
    nearest, *others = between
    return [
        region.short_name,
        *([] if others else [html.Span(", ", className="ranking-comma")]),
        html.Span(
            [nearest, *(html.Span(f", {name}") for name in others)],
            className=" ".join(looks),
        ),
    ]


def _has_namesake(region: Region, context: Context, within: str) -> bool:
    others = context.regions.at_level(region.level, parent=within)
    return any(r.short_name == region.short_name for r in others if r is not region)
