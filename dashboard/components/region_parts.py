"""The parts of a profile: heading, indicators, neighbours, villages of a region."""

from collections.abc import Mapping, Sequence

import pandas as pd
from dash import html

from dashboard.components.breadcrumb import profile_path
from dashboard.components.buttons import intent_button
from dashboard.components.data_table import Column, data_table
from dashboard.components.notices import empty_state
from dashboard.components.sentences import level_name
from dashboard.components.wording import (
    base_words,
    flag_sentence,
    is_known,
    range_cell,
    reporting_words,
    value_words,
)
from dashboard.context import Context
from dashboard.formats import format_period, format_value
from dashboard.queries.profile import profile, villages
from dashboard.queries.shown import Shown, row_of
from dashboard.regions import NATION, Region, ancestor_code, level_of
from dashboard.selection import Selection
from dashboard.texts import Translate, translator


def region_heading(view: Shown, context: Context) -> list:
    """The way up, the name, and the facts of the register."""
    lang = view.selection.lang
    _ = translator(lang)
    region = context.regions[view.place]
    return [
        html.Nav(
            profile_path(region, context.regions, lang),
            className="breadcrumb",
            **{"aria-label": _("Where you are")},
        ),
        html.H1(region.short_name),
        html.P(" · ".join(_facts(region, context, _, lang)), className="facts"),
        html.P(
            html.A(
                _("Show on the map"),
                href=f"/map?region={_map_region(region)}&lang={lang}",
                className="button",
            )
        ),
    ]


def _facts(region: Region, context: Context, _: Translate, lang: str) -> list[str]:
    facts = [level_name(region.level, lang).capitalize()]
    if region.code != NATION:
        facts.append(_("code {code}", code=region.code))
    if region.area_type in context.catalogue.area_types:
        area = context.catalogue.area_types[region.area_type]
        facts.append(area.name.in_locale(lang))
    if region.disadvantaged:
        facts.append(_("disadvantaged regency (Perpres 63/2020)"))
    return facts


def _map_region(region: Region) -> str:
    return region.code


def indicators_table(view: Shown, context: Context) -> html.Div:
    """Every indicator with data: the region beside its parent and the nation."""
    lang = view.selection.lang
    _ = translator(lang)
    found = profile(context, view.place, period=view.selection.period)
    if found.empty:
        return empty_state(_("There are no data for this region yet."))
    chain = found["region"].unique()
    above = [code for code in (_parent(view.place), NATION) if code in chain]
    columns = [
        Column("name", _("Indicator")),
        Column("value", context.regions[view.place].short_name, is_number=True),
        Column("range", _("Range"), is_number=True),
        *(
            Column(code, context.regions[code].short_name, is_number=True)
            for code in dict.fromkeys(above)
            if code != view.place
        ),
        Column("base", _("Of")),
        Column("period", _("Period")),
        Column("note", _("Note")),
    ]
    rows = [
        _indicator_row(key, rows, view, context)
        for key, rows in found.groupby("indicator", sort=False)
    ]
    caption = _("Indicators of {region}", region=_here(view, context).short_name)
    return data_table(columns, rows, caption=caption, lang=lang)


def _here(view: Shown, context: Context) -> Region:
    return context.regions[view.place]


def _parent(code: str) -> str | None:
    return None if code == NATION else ancestor_code(code, _level_above(code))


def _level_above(code: str) -> str:
    levels = ("nation", "province", "regency", "subdistrict", "village")
    return levels[levels.index(level_of(code)) - 1]


def _indicator_row(key: str, rows: pd.DataFrame, view: Shown, context: Context):
    lang = view.selection.lang
    indicator = context.catalogue.indicators[key]
    by_region = {row["region"]: row for row in rows.to_dict("records")}
    row = by_region[view.place]
    others = {
        code: value_words(other, indicator, lang) for code, other in by_region.items()
    }
    notes = (flag_sentence(row, indicator, lang), reporting_words(row, lang))
    name = intent_button(
        indicator.name.in_locale(lang),
        {"indicator": key},
        class_name="link" + (" is-chosen" if key == view.indicator.id else ""),
    )
    return others | {
        "name": name,
        "value": html.Strong(value_words(row, indicator, lang)),
        "range": range_cell(row, indicator, lang),
        "base": base_words(row, indicator, lang),
        "period": format_period(row["period"], lang),
        "note": "; ".join(note for note in notes if note),
    }


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
    rows = []
    for code in (view.place, *codes):
        row = row_of(context, view, code)
        if row is not None:
            rows.append(_neighbour_row(row, view, context))
    columns = [
        Column("name", _("Region")),
        Column("value", view.indicator.name.in_locale(lang), is_number=True),
        Column("range", _("Range"), is_number=True),
        Column("note", _("Note")),
    ]
    caption = _("{indicator} in neighbouring regions")
    caption = caption.format(indicator=view.indicator.name.in_locale(lang))
    return data_table(columns, rows, caption=caption, lang=lang)


def _neighbour_row(row, view: Shown, context: Context) -> dict:
    lang = view.selection.lang
    region = context.regions[row["region"]]
    label = region.short_name
    is_here = region.code == view.place
    name = html.Strong(label) if is_here else _profile_link(region, lang)
    return {
        "name": name,
        "value": value_words(row, view.indicator, lang),
        "range": range_cell(row, view.indicator, lang),
        "note": flag_sentence(row, view.indicator, lang),
    }


def _profile_link(region: Region, lang: str) -> html.A:
    return html.A(region.short_name, href=f"/region/{region.code}?lang={lang}")


def villages_table(view: Shown, context: Context) -> html.Div:
    """Published figures of the villages, one row a village, one column a figure."""
    lang = view.selection.lang
    _ = translator(lang)
    if level_of(view.place) != "subdistrict":
        return empty_state(
            _("Villages are listed on the page of a sub-district."),
            _("Open one from the list of regions inside."),
        )
    found = villages(context, view.place)
    if found.empty:
        return empty_state(
            _("No import has figures of villages here."),
            _("IDM files, for example, bring them."),
        )
    latest = found[found["period"] == found["period"].max()]
    return _village_rows(latest, context, view.selection, _)


def _village_rows(latest: pd.DataFrame, context, selection: Selection, _) -> html.Div:
    lang = selection.lang
    known = context.catalogue.indicators
    keys = [key for key in latest["indicator"].unique() if key in known]
    columns = [Column("name", _("Village"))] + [
        Column(key, known[key].name.in_locale(lang), is_number=True) for key in keys
    ]
    rows = []
    for _code, figures in latest.groupby("region"):
        cells = {r["indicator"]: r for r in figures.to_dict("records")}
        row = {key: _village_cell(cells.get(key), known[key], lang) for key in keys}
        rows.append(row | {"name": figures["name"].iloc[0]})
    period = format_period(latest["period"].iloc[0], lang)
    caption = _("Figures of the villages, {period}", period=period)
    return data_table(columns, rows, caption=caption, lang=lang)


def _village_cell(figure, indicator, lang: str) -> str:
    if figure is None:
        return translator(lang)("No data")
    if is_known(figure["value"]):
        return format_value(figure["value"], indicator.unit, lang)
    return figure["text"] or translator(lang)("No data")
