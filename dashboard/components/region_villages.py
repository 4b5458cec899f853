"""Published figures of the villages of a sub-district."""

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from dashboard.components.data_table import Column, data_table
from dashboard.components.elements import html
from dashboard.components.notices import empty_state
from dashboard.components.wording import is_known
from dashboard.context import Context
from dashboard.formats import format_period, format_value
from dashboard.queries.profile import villages
from dashboard.queries.shown import Shown
from dashboard.regions import level_of
from dashboard.selection import Selection
from dashboard.texts import translator


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
    if not found:
        return empty_state(
            _("No import has figures of villages here."),
            _("IDM files, for example, bring them."),
        )
    period = max(row["period"] for row in found)
    latest = [row for row in found if row["period"] == period]
    return _village_rows(latest, context, view.selection, _)


_ABBREVIATION = re.compile(r"\(([A-Z]{2,6})\)$")
_ROMAN = re.compile(r"^[IVX]+$")


def _village_rows(latest: Sequence, context, selection: Selection, _) -> html.Div:
    lang = selection.lang
    known = context.catalogue.indicators
    keys = dict.fromkeys(row["indicator"] for row in latest)
    keys = [key for key in keys if key in known]
    statuses = [key for key in keys if known[key].aggregate == "count_by_status"]
    keys = [key for key in keys if key not in statuses]
    columns = [Column("name", _("Village"))] + [
        Column(key, _short(known[key].name.in_locale(lang)), is_number=True)
        for key in keys
    ]
    columns += [Column("status", _("Status"))] if statuses else []
    rows = []
    for _code, figures in groupby(latest, itemgetter("region")):
        cells = {figure["indicator"]: figure for figure in figures}
        row = {key: _village_cell(cells.get(key), known[key], lang) for key in keys}
        row["status"] = _status(cells, statuses, context, lang)
        name = next(iter(cells.values()))["name"]
        rows.append(row | {"name": written(name)})
    period = format_period(latest[0]["period"], lang)
    caption = _("Figures of the villages, {period}", period=period)
    return data_table(columns, rows, caption=caption, lang=lang)


def _short(name: str) -> str | html.Abbr:
    """The abbreviation that a name ends in, with the name behind it."""
    found = _ABBREVIATION.search(name)
    return html.Abbr(found[1], title=name) if found else name


def _status(cells, statuses: Sequence[str], context: Context, lang: str) -> str:
    """Shares by status are one or zero for a village: the name of the one it has."""
    for key in statuses:
        if key in cells and cells[key]["value"] == 1:
            return context.catalogue.indicators[key].name.in_locale(lang)
    return translator(lang)("No data")


def written(name: str) -> str:
    """A name as people write it, where the file shouts: SUKA MAJU II, Suka Maju II."""
    if not name.isupper():
        return name
    words = name.split()
    return " ".join(w if _ROMAN.match(w) else w.capitalize() for w in words)


def _village_cell(figure, indicator, lang: str) -> str:
    if figure is None:
        return translator(lang)("No data")
    if is_known(figure["value"]):
        return format_value(figure["value"], indicator.unit, lang)
    return figure["text"] or translator(lang)("No data")
