"""Where the weak groups are: by sector, age of group, women-only and area type."""

from dataclasses import replace

from dashboard.catalogue import Indicator
from dashboard.components.data_table import Column, data_table, with_content
from dashboard.components.distribution_chart import (
    bound_words,
    share_bar,
    share_cell,
)
from dashboard.components.elements import html
from dashboard.components.filter_words import filter_name
from dashboard.components.notices import empty_state
from dashboard.components.wording import (
    flag_sentence,
    range_cell,
    short_flag,
    unit_of_n,
    value_words,
)
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import format_number, format_period, format_range
from dashboard.queries.breakdown import breakdowns
from dashboard.queries.distributions import (
    WeakShare,
    weak_by_dimension,
    weak_by_part,
)
from dashboard.queries.group_view import TABLE, GroupView
from dashboard.queries.moments import ANY
from dashboard.regions import level_of
from dashboard.texts import Translate, translator


def parts_table(view: GroupView, context: Context) -> html.Div:
    """The chosen figure and its weak groups, part by part."""
    lang = view.selection.lang
    _ = translator(lang)
    rows = part_rows(view, context)
    said = [html.P(text, className="note") for text in _missing(view, _)]
    if not rows:
        text = _("There is nothing to break down here.")
        return html.Div([empty_state(text), *said])
    columns = with_content(_columns(view, _), rows)
    table = data_table(columns, rows, caption=_caption(view, context, _), lang=lang)
    return html.Div([table, *said])


def part_rows(view: GroupView, context: Context) -> list[dict]:
    """A row of cells for each part; `group` names what it is a part of."""
    _ = translator(view.selection.lang)
    named = {
        "sector": (_("By sector"), context.catalogue.sectors),
        "area_type": (_("By area type"), context.catalogue.area_types),
    }
    values = _values(view, context)
    rows = {
        key: _of_dimension(key, *named[key], values.get(key, []), view, context)
        for key in named
    }
    return [*rows["sector"], *_of_breakdowns(view, context), *rows["area_type"]]


def weak_parts(view: GroupView, context: Context) -> list[tuple[str, str, WeakShare]]:
    """Weak groups by part without words: what it is a part of, its name, its share."""
    lang = view.selection.lang
    _ = translator(lang)
    known = context.catalogue
    found = []
    for key, heading, entries in (
        ("sector", _("By sector"), known.sectors),
        ("area_type", _("By area type"), known.area_types),
    ):
        shares = _shares(key, view, context)
        found += [
            (heading, entries[k].name.in_locale(lang), s) for k, s in shares.items()
        ]
    return found + list(_breakdown_shares(view, context))


def _shares(key: str, view: GroupView, context: Context) -> dict[str, WeakShare]:
    """By sector or area type; nothing for sub-districts, nor without a distribution."""
    is_kept = view.spread and view.line.reading.indicator.histogram
    if not is_kept or level_of(view.place) == "subdistrict":
        return {}
    entries = {
        "sector": context.catalogue.sectors,
        "area_type": context.catalogue.area_types,
    }
    found = weak_by_dimension(
        view.spread,
        view.line.reading.indicator,
        key,
        values=list(entries[key]),
        of_figure=_flag(view),
    )
    return {one.part: one.share for one in found}


def _of_dimension(
    key: str, heading: str, entries, values: list[dict], view: GroupView, context
) -> list[dict]:
    indicator, lang = view.line.reading.indicator, view.selection.lang
    shares = _shares(key, view, context)
    return [
        {
            "group": heading,
            "name": entries[row["part"]].name.in_locale(lang),
            "value": value_words(row, indicator, lang),
            "range": range_cell(row, indicator, lang),
            "note": flag_sentence(row, indicator, lang),
        }
        | _weak_cells(shares.get(row["part"]), lang)
        for row in values
        if row["flag"] not in (flags.NO_PROGRAMME, flags.OUTSIDE_FILTER)
    ]


def _values(view: GroupView, context: Context) -> dict[str, list[dict]]:
    """Sectors and area types are not cut by each other; nothing where none are kept."""
    alone = replace(view.selection, sector=ANY, area_type=ANY)
    both = ("sector", "area_type")
    return breakdowns(context, view.chosen, view.place, alone, by=both)


def _of_breakdowns(view: GroupView, context: Context) -> list[dict]:
    """Parts of traits that no filter has: their weak groups alone are kept."""
    lang, empty = view.selection.lang, dict.fromkeys(("value", "range", "note"), "")
    return [
        {"group": group, "name": name} | empty | _weak_cells(share, lang)
        for group, name, share in _breakdown_shares(view, context)
    ]


def _breakdown_shares(view: GroupView, context: Context):
    """Breakdown, part and share, in the catalogue's order."""
    indicator, lang = view.line.reading.indicator, view.selection.lang
    if view.spread is None or indicator.histogram is None:
        return
    for one in context.catalogue.derived_tables[TABLE].breakdowns:
        names = {part.id: part.name.in_locale(lang) for part in one.parts}
        shares = weak_by_part(
            view.spread, indicator, one.id, parts=list(names), of_figure=_flag(view)
        )
        for found in shares:
            yield one.name.in_locale(lang), names[found.part], found.share


def _flag(view: GroupView) -> str:
    row = view.line.reading.row
    return row["flag"] if row else flags.NO_DATA


def _weak_cells(share: WeakShare | None, lang: str) -> dict:
    if share is None:
        return dict.fromkeys(("weak", "weak_range", "bar", "n"), "")
    is_shown = share.flag in flags.SHOWN
    return {
        "weak": share_cell(share, lang),
        "weak_range": format_range(share.lower, share.upper, "percent", lang)
        if is_shown
        else "",
        "bar": share_bar(share),
        "n": format_number(share.n, lang) if share.n else short_flag(share.flag, lang),
    }


def _columns(view: GroupView, _: Translate) -> list[Column]:
    indicator, lang = view.line.reading.indicator, view.selection.lang
    return [
        Column("name", _("Groups")),
        Column("value", indicator.name.in_locale(lang), is_number=True),
        Column("range", _("Range"), is_number=True, is_minor=True),
        Column("weak", _weak_heading(indicator, lang), is_number=True),
        Column("weak_range", _("Range of the weak"), is_number=True, is_minor=True),
        Column("bar", "0–100 %", is_minor=True),
        Column("n", unit_of_n(indicator, lang).capitalize(), is_number=True),
        Column("note", _("Note"), is_minor=True),
    ]


def _weak_heading(indicator: Indicator, lang: str) -> str:
    if indicator.histogram is None:
        return translator(lang)("Weak groups")
    text = translator(lang)("Groups {bound}")
    return text.format(bound=bound_words(indicator, lang))


def _caption(view: GroupView, context: Context, _: Translate) -> str:
    found, lang = view.line.reading, view.selection.lang
    parts = [
        found.indicator.name.in_locale(lang),
        context.regions[view.place].short_name,
        format_period(found.period, lang),
        filter_name(view.selection, "programme", context),
    ]
    return ", ".join(part for part in parts if part)


def _missing(view: GroupView, _: Translate) -> list[str]:
    """What cannot be combined or is not kept, in words."""
    said = []
    if view.spread is None:
        return [_("This version of the data keeps no distribution of groups.")]
    if view.line.reading.indicator.histogram is None:
        said.append(_("Of this figure no distribution of groups is kept."))
    if level_of(view.place) == "subdistrict":
        text = _(
            "A sub-district has too few groups for weak groups by part; its regency"
            " shows them."
        )
        return [*said, text]
    if view.spread.is_filtered:
        text = _(
            "Age of group and women-only are kept for all groups together: they cannot"
            " be combined with a filter."
        )
        said.append(text)
    return said
