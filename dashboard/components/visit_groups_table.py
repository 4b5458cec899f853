"""The groups of a sub-district that have a reason for a visit: coordinators only."""

from collections.abc import Iterator

from dashboard import ids
from dashboard.components.data_table import (
    ROWS_PER_PAGE,
    Column,
    TableState,
    data_table,
)
from dashboard.components.elements import html
from dashboard.components.notices import empty_state
from dashboard.components.visit_words import (
    last_report_words,
    reason_name,
    who_sees_groups,
)
from dashboard.context import Context
from dashboard.formats import format_number, format_value
from dashboard.queries.offers import programmes
from dashboard.queries.visit_groups import visit_groups
from dashboard.queries.visits import Visits
from dashboard.regions import is_papuan, level_of
from dashboard.selection import Selection
from dashboard.texts import Translate, translator


def groups_section(
    found: Visits, selection: Selection, state: dict | None, context: Context
) -> list:
    """The list of groups inside a sub-district, or who may see one; else nothing."""
    region = found.place.region
    if level_of(region) != "subdistrict":
        return []
    _ = translator(selection.lang)
    closed = who_sees_groups(region, context, _)
    if closed:
        return [html.P(closed, className="muted")]
    rows = [*groups_to_visit(found, selection, context)]
    text = _("Groups in this sub-district")
    if is_papuan(region):
        text = _("Groups in this sub-district of Papua")
    heading = html.H2(text, className="section-title")
    return [heading, _table(rows, selection, state, context)]


def groups_to_visit(
    found: Visits, selection: Selection, context: Context
) -> Iterator[dict]:
    """Rows of groups with their `reasons`; only those with the reason chosen."""
    rows = visit_groups(
        context,
        found.place.region,
        found.period,
        programme=selection.programme,
        sector=selection.sector,
    )
    for row in rows:
        reasons = reasons_of_group(row)
        if selection.reason == "any" or selection.reason in reasons:
            yield row | {"reasons": reasons}


def reasons_of_group(row: dict) -> list[str]:
    """The gravest first; a group that missed this quarter alone is "reporting"."""
    tests = {
        "silent": row["quarters_silent"] >= 2,
        "arrears": row["is_arrears_rising"],
        "unvisited": row["mentor_visits_n"] == 0,
        "reporting": row["quarters_silent"] >= 1,
    }
    return [reason for reason, holds in tests.items() if holds]


def group_reason_words(row: dict, lang: str) -> str:
    """A group's reasons: for how long it has been silent, first of all."""
    silent = row["quarters_silent"]
    names = {
        "silent": translator(lang)("{count} quarters without a report", count=silent),
        "reporting": translator(lang)("not reported yet"),
    }
    said = row["reasons"]
    if "silent" in said:
        said = [one for one in said if one != "reporting"]
    return " · ".join(names.get(one) or reason_name(one, lang) for one in said)


def _table(rows: list[dict], selection, state, context: Context) -> html.Div:
    lang = selection.lang
    _ = translator(lang)
    if not rows:
        return empty_state(_("No group here has a reason for a visit."))
    shown = TableState.of(state).within(len(rows))
    page = rows[shown.first : shown.first + ROWS_PER_PAGE]
    return data_table(
        _columns(_),
        [_cells(row, lang, context) for row in page],
        caption=_("Groups by code, longest without a report first"),
        lang=lang,
        total=len(rows),
        state=shown,
        store=ids.VISITS_GROUPS_STATE,
    )


def _columns(_: Translate) -> list[Column]:
    return [
        Column("code", _("Group")),
        Column("reasons", _("Reasons"), is_minor=True),
        Column("last", _("Last report")),
        Column("visits", _("Mentor visits"), is_number=True),
        Column("par90", _("Loans over 90 days late"), is_number=True, is_minor=True),
    ]


def _cells(row: dict, lang: str, context: Context) -> dict:
    sector = context.catalogue.sectors.get(row["sector"])
    named = programmes(context).get(row["programme"], {})
    visits, par90 = row["mentor_visits_n"], row["par90"]
    works = (
        row["village"],
        sector.name.in_locale(lang) if sector else row["sector"],
        named.get(lang, row["programme"]),
    )
    return {
        "code": [
            html.Code(row["group_id"]),
            html.Small(group_reason_words(row, lang), className="only-narrow"),
            html.Small(" · ".join(works), className="works"),
        ],
        "reasons": group_reason_words(row, lang),
        "last": last_report_words(row["last_report"], lang),
        "visits": _not_known(lang) if visits is None else format_number(visits, lang),
        "par90": "" if par90 is None else format_value(par90, "percent", lang),
    }


def _not_known(lang: str) -> str:
    """Of a group without a report of this quarter: nobody told."""
    return translator(lang)("not reported")
