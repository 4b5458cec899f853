"""Dari mana angka ini? The figure taken apart, down to files and versions."""

from dash import dcc

from dashboard.components.change_words import (
    change_range,
    change_words,
    is_change_shown,
    judgement_sentence,
)
from dashboard.components.comparison_panel import Other
from dashboard.components.elements import html
from dashboard.components.filter_words import filter_names, filtered
from dashboard.components.markup import Markup
from dashboard.components.notices import old_words
from dashboard.components.quotation import quotation_of
from dashboard.components.wording import (
    flag_sentence,
    is_known,
    is_pooled,
    range_cell,
    reporting_words,
    sum_of_quarters,
    value_words,
    when_words,
)
from dashboard.context import Context
from dashboard.formats import format_number, format_period, region_in_parent
from dashboard.ids import EXPLAIN_STORE, EXPLANATION, EXPLANATION_DIALOG
from dashboard.queries.history import source_before
from dashboard.queries.offers import indicator_periods
from dashboard.queries.quality import completeness, inputs_of
from dashboard.queries.shown import Shown, row_of
from dashboard.queries.two_periods import Pair, other_indicator_of, pair_of
from dashboard.regions import level_of
from dashboard.texts import Translate, translator

FILES_SHOWN = 5


def explanation_dialog(lang: str) -> html.Div:
    """Closed, and empty until a figure's button asks for its explanation."""
    _ = translator(lang)
    close = html.Button(
        _("Close"), type="button", className="button", **{"data-action": "close-dialog"}
    )
    return html.Div(
        [
            dcc.Store(id=EXPLAIN_STORE),
            html.Dialog(
                [old_words(lang), Markup(id=EXPLANATION), close],
                id=EXPLANATION_DIALOG,
                className="dialog",
                **{"aria-label": _("Where is this from?")},
            ),
        ]
    )


def explanation(view: Shown, region: str, context: Context) -> list:
    """A heading and one line for each question a careful reader asks."""
    lang = view.selection.lang
    _ = translator(lang)
    row = row_of(context, view, region)
    if row is None:
        return [html.P(_("This region has no figure of its own."))]
    pair = pair_of(context, view, region)
    other = other_indicator_of(context, view, region)
    lines = {
        _("Definition"): view.indicator.formula.in_locale(lang),
        _("Calculation"): _calculation(row, view),
        _("Range"): range_cell(row, view.indicator, lang),
        _("Reports"): reporting_words(row, lang),
        _("Rejected rows"): _rejected(view, region, context),
        _("How to read it"): flag_sentence(row, view.indicator, lang),
        _("Files"): _files(view, context),
        _("Basis of the definition"): view.indicator.source.in_locale(lang),
        _("Data version"): context.store.version,
        _("Version before"): _version_before(row, view, context),
        **_compared(pair, view),
        _("To quote"): quotation_of(
            row,
            view.indicator,
            context,
            view.selection,
            pair=pair,
            other=Other(*other) if other else None,
        ),
    }
    return [
        html.H2(_("Where is this from?")),
        html.P(_title(view, region, context), className="about"),
        html.Dl(
            [
                part
                for name, text in lines.items()
                if text
                for part in _line(name, text, is_for_hall=name in _for_hall(_))
            ]
        ),
    ]


def _compared(pair: Pair | None, view: Shown) -> dict[str, str]:
    """The period beside it worked out the same way, and the difference."""
    lang, indicator = view.selection.lang, view.indicator
    if pair is None:
        return {}
    _ = translator(lang)
    period = format_period(pair.before["period"], lang)
    parts = [
        f"{period}: {_calculation(pair.before, view)}",
        flag_sentence(pair.before, indicator, lang),
        reporting_words(pair.before, lang),
    ]
    found = {_("Compared with"): "; ".join(part for part in parts if part)}
    if is_change_shown(pair):
        ends = change_range(pair.change, indicator, lang)
        change = [change_words(pair.change, indicator, lang)]
        change += [_("range {range}", range=ends)] if ends else []
        change.append(judgement_sentence(pair.change, indicator, lang))
        found[_("Change")] = "; ".join(part for part in change if part)
    return found


def _title(view: Shown, region: str, context: Context) -> str:
    """What, where, when, and of which programme, sector or area type."""
    lang = view.selection.lang
    name = view.indicator.name.in_locale(lang)
    place = region_in_parent(region, context.regions)
    title = f"{name}, {place}, {when_words(view.period, view.indicator, lang)}"
    return filtered(title, view.selection, context)


def _for_hall(_: Translate) -> set[str]:
    """What a room asks when a figure is not the one it remembers."""
    return {
        _("Calculation"),
        _("Reports"),
        _("Rejected rows"),
        _("Data version"),
        _("Version before"),
    }


def _line(name: str, text, *, is_for_hall: bool) -> tuple:
    looks = "" if is_for_hall else "not-in-hall"
    return html.Dt(name, className=looks), html.Dd(text, className=looks)


def _calculation(row, view: Shown) -> str:
    """12.431 ÷ 16.902 = 73,5 %; only the result for a count."""
    lang, indicator = view.selection.lang, view.indicator
    result = value_words(row, indicator, lang)
    if not (is_known(row["numerator"]) and is_known(row["denominator"])):
        return result
    if indicator.interval == "count":
        return result
    top, bottom = (_in_full(row[n], view) for n in ("numerator", "denominator"))
    found = f"{top} ÷ {bottom} = {result}"
    return f"{found} ({sum_of_quarters(indicator, lang)})" if is_pooled(row) else found


def _in_full(amount: float, view: Shown) -> str:
    """All digits, so that a reader with a calculator gets the same figure."""
    is_whole = float(amount).is_integer()
    decimals = 0 if is_whole or view.indicator.dominance else 3
    digits = format_number(amount, view.selection.lang, decimals=decimals)
    return f"Rp\u00a0{digits}" if view.indicator.dominance else digits


def _rejected(view: Shown, region: str, context: Context) -> str:
    """Rows kept out of the figure, from the completeness of region and period."""
    if view.indicator.table == "figures":
        return ""
    found = completeness(context, level=level_of(region), parent=region)
    here = [r for r in found if (r["region"], r["period"]) == (region, view.period)]
    if not here:
        return ""
    lang = view.selection.lang
    text = translator(lang)("{rejected} rejected, {quarantined} set aside")
    if filter_names(view.selection, context):
        text = translator(lang)(
            "{rejected} rejected, {quarantined} set aside (of the whole region: rows"
            " are not counted by filter)"
        )
    return text.format(
        rejected=format_number(sum(row["rejected"] for row in here), lang),
        quarantined=format_number(sum(row["quarantined"] for row in here), lang),
    )


def _files(view: Shown, context: Context) -> str:
    lang = view.selection.lang
    names = [row["file_name"] for row in inputs_of(context, view.indicator.table)]
    shown = ", ".join(names[:FILES_SHOWN])
    if len(names) <= FILES_SHOWN:
        return shown
    more = format_number(len(names) - FILES_SHOWN, lang)
    return translator(lang)("{files} and {more} more", files=shown, more=more)


def _version_before(row, view: Shown, context: Context) -> str:
    lang = view.selection.lang
    _ = translator(lang)
    source = source_before(context)
    if source is None:
        return _("This is the first version.")
    has_period = view.period in indicator_periods(source, view.indicator.id)
    before = row_of(source, view, row["region"]) if has_period else None
    if before is None or before["flag"] == "no_data":
        return _("The version before has no figure here.")
    now, then = (value_words(r, view.indicator, lang) for r in (row, before))
    if now == then:
        return _("Unchanged.")
    return _("{before} before", before=then) + _late_reports(row, before, lang)


def _late_reports(row, before, lang: str) -> str:
    """The reports that came in between, where reports are counted."""
    if not (is_known(row["reported"]) and is_known(before["reported"])):
        return ""
    late = int(row["reported"] - before["reported"])
    if late <= 0:
        return ""
    count = format_number(late, lang)
    return translator(lang)(" ({count} reports have come in since)", count=count)
