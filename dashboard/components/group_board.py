"""The board of /groups: every figure of group life, and where it is weakest."""

from dashboard.components.buttons import intent_button
from dashboard.components.change_words import (
    change_words,
    is_even,
    judge_change,
    judgement_word,
)
from dashboard.components.data_table import Column, data_table, with_content
from dashboard.components.distribution_chart import (
    bound_words,
    share_bar,
    share_cell,
)
from dashboard.components.elements import html
from dashboard.components.figure_card import words_for_none
from dashboard.components.filter_words import filtered
from dashboard.components.wording import range_cell, short_flag, value_words
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import format_period
from dashboard.queries.group_view import (
    SECTIONS,
    GroupLine,
    GroupView,
    regions_beside,
)
from dashboard.queries.readings import Reading
from dashboard.texts import Translate, translator

_WEAKEST = 3
_LOOKS = {"better": "is-better", "worse": "is-worse", "chance": "is-chance"}


def board(view: GroupView, context: Context) -> html.Div:
    """A row an indicator; a click on its name shows it beside."""
    lang = view.selection.lang
    _ = translator(lang)
    names = _section_names(_)
    rows = [
        _row(view.lines[key], view, lang, section=names[section])
        for section, keys in SECTIONS.items()
        for key in keys
        if key in view.lines
    ]
    columns = with_content(_columns(view, context, _), rows)
    caption = board_caption(view, context)
    key = _(
        "Changes in pale are within chance. Weak: groups on the worse side of a bound."
    )
    return html.Div(
        [
            data_table(columns, rows, caption=caption, lang=lang),
            html.P(key, className="note"),
        ]
    )


def board_caption(view: GroupView, context: Context) -> str:
    """Figures of group life, Kab. Bandung, TW III 2025, sektor …"""
    lang = view.selection.lang
    region = context.regions[view.place].short_name
    text = translator(lang)("Group life in {region}", region=region)
    if view.line.reading.period:
        text += f", {format_period(view.line.reading.period, lang)}"
    return filtered(text, view.selection, context)


def weakest(view: GroupView, lang: str) -> list:
    """The figures in which most groups are weak, as buttons; nothing where none is."""
    _ = translator(lang)
    known = [
        one
        for one in view.lines.values()
        if one.distribution and one.distribution.weak.value is not None
    ]
    known.sort(key=lambda one: -one.distribution.weak.value)
    if not known:
        return []
    parts: list = [html.Strong(_("Weakest here:")), " "]
    for number, one in enumerate(known[:_WEAKEST]):
        parts += ["; "] if number else []
        parts += _weak_item(one, lang)
    return parts


def _weak_item(one: GroupLine, lang: str) -> list:
    indicator = one.reading.indicator
    name = indicator.name.in_locale(lang)
    button = intent_button(name, {"indicator": indicator.id}, class_name="link")
    share = share_cell(one.distribution.weak, lang)
    words = translator(lang)(
        "{share} of the groups {bound}",
        share=share,
        bound=bound_words(indicator, lang),
    )
    return [button, f" ({words})"]


def _section_names(_: Translate) -> dict[str, str]:
    return {
        "life": _("Meetings, decisions and books"),
        "money": _("Savings, loans and funds"),
        "mentoring": _("Mentoring"),
    }


def _columns(view: GroupView, context: Context, _: Translate) -> list[Column]:
    above = regions_beside(view.place)
    names = {code: context.regions[code].short_name for code in above}
    return [
        Column("name", _("Indicator")),
        Column("value", context.regions[view.place].short_name, is_number=True),
        Column("range", _("Range"), is_number=True, is_minor=True),
        Column("change", _("On a year before"), is_minor=True),
        *(
            Column(code, name, is_number=True, is_minor=True)
            for code, name in names.items()
        ),
        Column("weak", _("Weak groups"), is_number=True),
        Column("bar", _("Weak means"), is_minor=True),
        Column("note", _("Note"), is_minor=True),
    ]


def _row(one: GroupLine, view: GroupView, lang: str, *, section: str) -> dict:
    found, indicator = one.reading, one.reading.indicator
    is_chosen = indicator.id == view.chosen
    name = intent_button(
        indicator.name.in_locale(lang),
        {"indicator": indicator.id},
        class_name="link" + (" is-chosen" if is_chosen else ""),
        pressed=is_chosen,
    )
    weak = one.distribution.weak if one.distribution else None
    return {code: _value(beside, lang) for code, beside in one.beside.items()} | {
        "group": section,
        "name": name,
        "value": html.Strong(_value(found, lang)),
        "range": range_cell(found.row, indicator, lang) if found.row else "",
        "change": _change(found, lang),
        "weak": share_cell(weak, lang) if weak else "",
        "bar": [share_bar(weak), html.Small(bound_words(indicator, lang))]
        if weak
        else "",
        "note": _note(found, lang),
    }


def _value(found: Reading, lang: str) -> str:
    if found.row is None:
        return words_for_none(found, lang)
    return value_words(found.row, found.indicator, lang)


def _note(found: Reading, lang: str) -> str:
    """How to read a figure that is shown and not plain; what is not says so itself."""
    row = found.row
    if row is None or row["flag"] == flags.OK or row["flag"] not in flags.SHOWN:
        return ""
    return short_flag(row["flag"], lang)


def _change(found: Reading, lang: str):
    """+2,1 poin ▲ lebih baik; pale within chance; "" where a period shows none."""
    if found.change is None or found.row["flag"] not in flags.SHOWN:
        return ""
    change, indicator = vars(found.change), found.indicator
    if is_even(change, indicator, lang):
        return translator(lang)("unchanged")
    judged = judge_change(change, indicator)
    word = "" if judged == "chance" else judgement_word(change, indicator, lang)
    text = f"{change_words(change, indicator, lang)} {word}".strip()
    return html.Span(text, className=f"change {_LOOKS.get(judged, '')}")
