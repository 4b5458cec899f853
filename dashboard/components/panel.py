"""The selected region: name, number, range, word, and what can be done with it."""

from dataclasses import dataclass

from dashboard.catalogue import Indicator
from dashboard.components.buttons import copy_button, intent_button, store_button
from dashboard.components.change_words import (
    both_shown,
    change_between,
    change_words,
    is_even,
    is_within_chance,
)
from dashboard.components.comparison_panel import (
    Other,
    change_headline,
    change_lines,
    other_lines,
    pair_lines,
)
from dashboard.components.elements import html
from dashboard.components.filter_words import filtered
from dashboard.components.quotation import quotation_of
from dashboard.components.ways import profile_address, visits_address
from dashboard.components.wording import (
    Row,
    base_words,
    flag_sentence,
    is_known,
    range_words,
    reporting_words,
    value_words,
    when_words,
)
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import (
    format_period,
    format_value,
    region_in_parent,
)
from dashboard.ids import EXPLAIN_STORE
from dashboard.queries.two_periods import Pair
from dashboard.regions import NATION
from dashboard.selection import Selection
from dashboard.texts import Translate, translator


@dataclass(frozen=True)
class PanelRows:
    """Rows of values: the region itself, its parent, itself a year before.

    `pair` and `other` are what it is compared with: another period, or indicator.
    """

    region: Row
    parent: Row | None = None
    year_before: Row | None = None
    last_report: str | None = None  # period, where this one's reports are missing
    pair: Pair | None = None
    other: Other | None = None
    is_provisional: bool = False  # the period's reports are still coming in


def region_panel(
    rows: PanelRows,
    indicator: Indicator,
    context: Context,
    selection: Selection,
    *,
    on_profile: bool = False,
) -> list:
    """What the reader came for, in the order of reading.

    On a profile the page has named the region, so that the indicator is the heading.
    """
    lang = selection.lang
    row = rows.region
    heading = _place(row["region"], context, selection)
    if on_profile:
        period = when_words(row["period"], indicator, lang)
        heading = f"{indicator.name.in_locale(lang)}, {period}"
        heading = filtered(heading, selection, context)
    is_change = rows.pair is not None and selection.compare == "change"
    lines, top = _lines(rows, indicator, context, lang), _headline(row, indicator, lang)
    if is_change:
        lines = change_lines(rows.pair, indicator, lang)
        top = change_headline(rows.pair, indicator, lang)
    actions = [
        *_way_to_visits(row, selection),
        *_figure_actions(rows, indicator, context, selection),
    ]
    if not on_profile:
        actions = [*_ways_on(row["region"], context, selection), *actions]
    return [
        html.H2(heading, className="place"),
        html.P(top, className="headline"),
        *lines,
        html.Div(actions, className="actions"),
    ]


def _headline(row: Row, indicator: Indicator, lang: str) -> list:
    """The figure in large digits with its range, or the words for none."""
    size = "big-number" if row["flag"] in flags.SHOWN else "big-words"
    return [
        html.Span(value_words(row, indicator, lang), className=size),
        html.Span(range_words(row, indicator, lang), className="range"),
    ]


def _place(code: str, context: Context, selection: Selection):
    """The region in its parent; the parent opens where the view leaps over it."""
    region = context.regions[code]
    if region.parent in (None, NATION, selection.region):
        return region_in_parent(code, context.regions)
    parent = context.regions[region.parent].short_name
    patch = {"region": region.parent, "selected": None, "level": "auto"}
    label = translator(selection.lang)("Open {region}", region=parent)
    button = intent_button(parent, patch, class_name="link", label=label)
    return [f"{region.short_name}, ", button]


def _lines(rows: PanelRows, indicator, context, lang) -> list:
    """Short sentences under the number; only those that have something to say."""
    row = rows.region
    note = flag_sentence(row, indicator, lang)
    says_more = note and note != value_words(row, indicator, lang)
    return [
        *_provisional(rows, lang),
        *_compared(rows, indicator, lang),
        *([html.P(note, className="flag-note")] if says_more else []),
        *_last_report(rows.last_report, row, lang),
        *_judgement(row, rows.parent, indicator, context, lang),
        *([] if rows.pair else _change(row, rows.year_before, indicator, lang)),
        *(
            html.P(text, className="base")
            for text in (base_words(row, indicator, lang), reporting_words(row, lang))
            if text
        ),
    ]


def _compared(rows: PanelRows, indicator: Indicator, lang: str) -> list:
    """The other period or indicator of two maps."""
    if rows.pair is not None:
        return pair_lines(rows.pair, indicator, lang)
    if rows.other is not None:
        return other_lines(rows.region, indicator, rows.other, lang)
    return []


def _provisional(rows: PanelRows, lang: str) -> list:
    """Of a number that its own region's reports do not call so already."""
    is_told = rows.region["flag"] == flags.PARTIAL
    if is_told or not rows.is_provisional or rows.region["flag"] not in flags.SHOWN:
        return []
    text = translator(lang)("Provisional: reports are still coming in")
    return [html.P(text, className="flag-note")]


def _last_report(period: str | None, row: Row, lang: str) -> list:
    """Of an earlier period: that some came for this one is said already."""
    if period in (None, row["period"]):
        return []
    text = translator(lang)("Last report: {period}", period=format_period(period, lang))
    return [html.P(text, className="change")]


def _judgement(row, parent, indicator, context, lang) -> list:
    if parent is None or not both_shown(row, parent):
        return []
    word, sign, name = judge(row, parent, indicator)
    _ = translator(lang)
    text = _word(word, _)(
        parent=context.regions[parent["region"]].short_name,
        value=format_value(parent["value"], indicator.unit, lang),
    )
    return [html.P([html.Span(sign, className="sign"), text], className=name)]


def judge(row: Row, parent: Row, indicator: Indicator) -> tuple[str, str, str]:
    """(word, sign, class) of a region against its parent.

    A parent's value inside the region's own range is no difference worth a colour.
    """
    if not is_known(row["lower"]) or not is_known(row["upper"]):
        return ("compare", "", "judgement")
    if row["lower"] <= parent["value"] <= row["upper"]:
        return ("same", "= ", "judgement")
    is_higher = row["value"] > parent["value"]
    better = indicator.higher_is_better
    if better is None:
        return ("higher" if is_higher else "lower", "", "judgement")
    if is_higher == better:
        return ("better", "▲ ", "judgement is-better")
    return ("worse", "▼ ", "judgement is-worse")


def _word(word: str, _: Translate):
    """A sentence to be filled with {parent} and {value}."""
    text = {
        "compare": _("{parent}: {value}"),
        "same": _("On a par with {parent} ({value})"),
        "higher": _("Higher than {parent} ({value})"),
        "lower": _("Lower than {parent} ({value})"),
        "better": _("Better than {parent} ({value})"),
        "worse": _("Worse than {parent} ({value})"),
    }[word]
    return text.format


def _change(row, before, indicator, lang) -> list:
    change = change_between(before, row)
    if change is None:
        return []
    _ = translator(lang)
    since = format_period(before["period"], lang)
    if is_even(change, indicator, lang):
        return [html.P(_("Unchanged since {period}", period=since), className="change")]
    text = _(
        "{difference} since {period}",
        difference=change_words(change, indicator, lang),
        period=since,
    )
    if is_within_chance(change):
        text += f" ({_('within chance')})"
    return [html.P(text, className="change")]


def _ways_on(code: str, context: Context, selection: Selection) -> list:
    _ = translator(selection.lang)
    return [
        *([_open_button(code, _)] if _can_open(code, context, selection) else []),
        html.A(_("Profile"), href=profile_address(code, selection), className="button"),
    ]


def _way_to_visits(row: Row, selection: Selection) -> list:
    """Where reports are missing: whom to visit."""
    if row["flag"] not in (flags.LOW_REPORTING, flags.NOT_REPORTED):
        return []
    text = translator(selection.lang)("Visits ▸")
    address = visits_address(row["region"], selection)
    return [html.A(text, href=address, className="button")]


def _figure_actions(rows: PanelRows, indicator, context, selection) -> list:
    _ = translator(selection.lang)
    row = rows.region
    copied = quotation_of(
        row, indicator, context, selection, pair=rows.pair, other=rows.other
    )
    return [
        copy_button(_("Copy quotation"), copied=copied, done=_("Copied")),
        store_button(_("Where is this from?"), EXPLAIN_STORE, row["region"]),
    ]


def _open_button(code: str, _: Translate) -> html.Button:
    patch = {"region": code, "selected": None, "level": "auto"}
    return intent_button(_("Open ▸"), patch, class_name="button is-primary")


def _can_open(code: str, context: Context, selection: Selection) -> bool:
    level = context.regions[code].level
    return level in ("province", "regency") and code != selection.region
