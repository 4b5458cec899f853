"""Regions ordered by value: a dot with its range each, and no rank numbers.

The order is that of the shown numbers; whether two neighbours differ by more than
chance is for the ranges to say.
"""

import math

import pandas as pd
from dash import html

from dashboard.components.buttons import intent_button
from dashboard.components.notices import empty_state
from dashboard.components.wording import range_words, value_words
from dashboard.context import Context
from dashboard.formats import region_in_parent
from dashboard.queries import flags
from dashboard.queries.shown import Shown
from dashboard.texts import translator

ROWS = 24  # eight are in view on a small screen


def ranking_list(view: Shown, context: Context, *, ends: str = "highest") -> html.Ol:
    """The first regions by value, from the highest or the lowest."""
    first = ordered_by_value(view.values, highest_first=ends == "highest").head(ROWS)
    if first.empty:
        _ = translator(view.selection.lang)
        return empty_state(_("No region shows a figure here."))
    scale = _Scale.of(first)
    rows = [
        html.Li(_row(row, view, context, scale)) for row in first.to_dict("records")
    ]
    return html.Ol(rows, className="ranking")


def ordered_by_value(values: pd.DataFrame, *, highest_first: bool) -> pd.DataFrame:
    """Rows that show a number of their own, by value, then by code."""
    if values.empty:
        return values
    own = values[values["flag"].isin((*flags.SHOWN_OWN, flags.POOLED))]
    return own.sort_values(["value", "region"], ascending=[not highest_first, True])


class _Scale:
    """Puts a value on the 0–100 % of a row's strip."""

    def __init__(self, low: float, high: float):
        self.low, self.high = low, high if high > low else low + 1

    @classmethod
    def of(cls, shown: pd.DataFrame) -> "_Scale":
        ends = shown[["value", "lower", "upper"]].astype(float)
        return cls(float(ends.min().min()), float(ends.max().max()))

    def at(self, value: float) -> float:
        return round(100 * (value - self.low) / (self.high - self.low), 2)


def _row(row, view: Shown, context: Context, scale: _Scale) -> html.Button:
    indicator, selection = view.indicator, view.selection
    lang = selection.lang
    is_wide = selection.region == "ID"
    name = context.regions[row["region"]].short_name
    full = region_in_parent(row["region"], context.regions)
    value = value_words(row, indicator, lang)
    spoken = ", ".join(
        part for part in (full, value, range_words(row, indicator, lang)) if part
    )
    return intent_button(
        [
            html.Span(full if is_wide else name, className="ranking-name", title=full),
            html.Span(_strip(row, scale), className="ranking-strip"),
            html.Span(value, className="ranking-value"),
        ],
        {"selected": row["region"]},
        class_name="ranking-row"
        + (" is-selected" if row["region"] == selection.selected else ""),
        label=spoken,
    )


def _strip(row, scale: _Scale) -> list[html.Span]:
    dot = html.Span(className="dot", style={"left": f"{scale.at(row['value'])}%"})
    if math.isnan(row["lower"]) or math.isnan(row["upper"]):
        return [dot]
    left, right = scale.at(row["lower"]), scale.at(row["upper"])
    style = {"left": f"{left}%", "width": f"{round(right - left, 2)}%"}
    return [html.Span(className="whisker", style=style), dot]
