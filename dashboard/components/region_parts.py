"""The parts of a profile: its heading, and the region among its neighbours."""

from collections.abc import Mapping, Sequence

from dashboard.components.breadcrumb import profile_path
from dashboard.components.buttons import print_button
from dashboard.components.data_table import Column, data_table, with_content
from dashboard.components.elements import html
from dashboard.components.filter_words import filtered
from dashboard.components.lent import with_owner
from dashboard.components.notices import empty_state
from dashboard.components.sentences import level_name, level_plural
from dashboard.components.ways import (
    map_address,
    profile_address,
    report_address,
    visits_address,
)
from dashboard.components.wording import flag_sentence, range_cell, value_words
from dashboard.context import Context
from dashboard.formats import format_number, format_period, region_in_parent
from dashboard.queries.report import LEVELS as REPORTED_LEVELS
from dashboard.queries.shown import Shown, rows_of
from dashboard.regions import LEVELS, NATION, Region, level_of
from dashboard.selection import MAP_LEVELS, Selection
from dashboard.texts import Translate, translator


def region_heading(view: Shown, context: Context) -> list:
    """The way up, the name, and the facts of the register."""
    lang = view.selection.lang
    _ = translator(lang)
    region = context.regions[view.place]
    return [
        html.Nav(
            profile_path(region, context.regions, view.selection),
            className="breadcrumb",
            **{"aria-label": _("Where you are")},
        ),
        html.Div(
            [
                html.H1(region_in_parent(region.code, context.regions)),
                html.A(
                    _("Show on the map"),
                    href=map_address(region.code, view.selection),
                    className="button",
                ),
                html.A(
                    _("To the list of visits"),
                    href=visits_address(region.code, view.selection),
                    className="button",
                ),
                *_on_paper(view, region, lang),
            ],
            className="name-row",
        ),
        html.P(" · ".join(_facts(region, context, _, lang)), className="facts"),
    ]


def _on_paper(view: Shown, region: Region, lang: str) -> list:
    """The sheet for the people, where there is one, and this page as one of paper."""
    text = translator(lang)("Report to the people")
    address = report_address(region.code, view.selection)
    sheet = html.A(text, href=address, className="button")
    is_small = region.level in REPORTED_LEVELS
    return [*([sheet] if is_small else []), print_button(lang)]


def _facts(region: Region, context: Context, _: Translate, lang: str) -> list[str]:
    facts = [level_name(region.level, lang, inside=region.code).capitalize()]
    if region.code != NATION:
        facts.append(_("code {code}", code=region.code))
    if region.area_type in context.catalogue.area_types:
        area = context.catalogue.area_types[region.area_type]
        facts.append(area.name.in_locale(lang))
    if region.disadvantaged:
        facts.append(_("disadvantaged regency (Perpres 63/2020)"))
    return facts + _sizes(region, context, lang)


def _sizes(region: Region, context: Context, lang: str) -> list[str]:
    """How many regions of each level lie inside."""
    found = []
    for level in MAP_LEVELS:
        if LEVELS.index(level) <= LEVELS.index(region.level):
            continue
        count = len(context.regions.codes(level, parent=region.code))
        many = level_plural(level, lang, inside=region.code)
        found.append(f"{format_number(count, lang)} {many}")
    return found


def neighbours_of(code: str, known: Mapping[str, Sequence[str]]) -> list[str]:
    """Regions of the same level across a border on land.

    The file lists pairs of sub-districts and of regencies; provinces touch where
    their regencies do.
    """
    if level_of(code) != "province":
        return list(known.get(code, ()))
    across = {
        other[:2]
        for regency, others in known.items()
        if level_of(regency) == "regency" and regency.startswith(f"{code}.")
        for other in others
    }
    return sorted(across - {code})


def neighbours_table(view: Shown, context: Context, neighbours) -> html.Div:
    """The chosen indicator in the regions that share a border, beside this one."""
    lang = view.selection.lang
    _ = translator(lang)
    codes = [code for code in neighbours if code in context.regions]
    if view.place == NATION:
        return empty_state(_("Indonesia's neighbours are other countries."))
    if not codes:
        return empty_state(_("This region shares no border on land."))
    found = rows_of(context, view, [view.place, *codes])
    rows = [_neighbour_row(row, view, context) for row in found.values()]
    columns = [
        Column("name", _("Region")),
        Column("value", view.indicator.name.in_locale(lang), is_number=True),
        Column("range", _("Range"), is_number=True, is_minor=True),
        Column("note", _("Note"), is_minor=True),
    ]
    caption = _("{indicator} in neighbouring regions")
    caption = caption.format(indicator=view.indicator.name.in_locale(lang))
    if view.period:
        caption += f", {format_period(view.period, lang)}"
    caption = filtered(caption, view.selection, context)
    return data_table(with_content(columns, rows), rows, caption=caption, lang=lang)


def _neighbour_row(row, view: Shown, context: Context) -> dict:
    lang = view.selection.lang
    region = context.regions[row["region"]]
    label = region.short_name
    is_here = region.code == view.place
    name = html.Strong(label) if is_here else _profile_link(region, view.selection)
    return {
        "name": name,
        "value": with_owner(value_words(row, view.indicator, lang), row, lang),
        "range": range_cell(row, view.indicator, lang),
        "note": flag_sentence(row, view.indicator, lang),
    }


def _profile_link(region: Region, selection: Selection) -> html.A:
    return html.A(region.short_name, href=profile_address(region.code, selection))
