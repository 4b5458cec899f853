"""One figure by sector, area type and programme: a table each, or why there is none."""

from dashboard.components.data_table import Column, data_table
from dashboard.components.elements import html
from dashboard.components.wording import (
    counted_words,
    flag_sentence,
    range_cell,
    value_words,
)
from dashboard.context import Context
from dashboard.queries.breakdown import breakdowns
from dashboard.queries.offers import programmes
from dashboard.selection import Selection
from dashboard.texts import Translate, translator


def breakdown_tables(
    indicator_id: str, region: str, selection: Selection, context: Context
) -> list:
    """Three tables; a breakdown that cannot be combined with a filter says so."""
    dimensions = ("sector", "area_type", "programme")
    found = breakdowns(context, indicator_id, region, selection, by=dimensions)
    lang = selection.lang
    return [
        _table(indicator_id, found.get(by), context, lang, by=by) for by in dimensions
    ]


def _table(indicator_id: str, rows: list[dict] | None, context, lang: str, *, by: str):
    _ = translator(lang)
    heading = _headings(_)[by]
    if rows is None:
        text = _("{heading}: not together with what is chosen here.", heading=heading)
        return html.P(text, className="muted")
    indicator = context.catalogue.indicators[indicator_id]
    names = _names(by, context, lang)
    shown = [
        {
            "name": names.get(row["part"], row["part"]),
            "value": value_words(row, indicator, lang),
            "range": range_cell(row, indicator, lang),
            "of": counted_words(row, indicator, lang),
            "note": flag_sentence(row, indicator, lang),
        }
        for row in rows
    ]
    columns = [
        Column("name", heading),
        Column("value", _("Value"), is_number=True),
        Column("range", _("Range"), is_number=True, is_minor=True),
        Column("of", _("Out of"), is_number=True, is_minor=True),
        Column("note", _("Note"), is_minor=True),
    ]
    caption = f"{indicator.name.in_locale(lang)}: {heading}"
    return data_table(columns, shown, caption=caption, lang=lang)


def _headings(_: Translate) -> dict[str, str]:
    return {
        "sector": _("By sector"),
        "area_type": _("By area type"),
        "programme": _("By programme"),
    }


def _names(by: str, context: Context, lang: str) -> dict[str, str]:
    if by == "programme":
        return {code: names[lang] for code, names in programmes(context).items()}
    lists = {
        "sector": context.catalogue.sectors,
        "area_type": context.catalogue.area_types,
    }
    return {key: one.name.in_locale(lang) for key, one in lists[by].items()}
