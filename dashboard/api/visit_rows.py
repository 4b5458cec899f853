"""Rows of the files of visits, headings first; None is an empty cell."""

from dashboard.api.file_table import sample_note
from dashboard.components.filter_words import filter_name
from dashboard.components.visit_groups_table import group_reason_words, groups_to_visit
from dashboard.components.visit_words import hidden_words, reasons_of
from dashboard.context import Context
from dashboard.queries.audience import may_list_groups
from dashboard.queries.offers import programmes
from dashboard.queries.visits import Place, Visits
from dashboard.selection import Selection
from dashboard.texts import translator


def list_table(found: Visits, selection: Selection, context: Context) -> list[list]:
    """A row per place with a reason, as on the page; of a sub-district its own row."""
    _ = translator(selection.lang)
    headings = [
        *(_("code"), _("region"), _("in"), _("period"), _("programme"), _("sector")),
        *(_("area type"), _("reports due"), _("reports received")),
        *(_("groups to visit"), _("silent for two quarters or more")),
        *(_("arrears over 90 days rising"), _("no mentor visit"), _("last report")),
        *(_("reasons"), _("note"), _("data version")),
    ]
    if context.store.is_sample:
        headings.append(_("status of the data"))
    places = found.with_reason(selection.reason) if found.level else (found.place,)
    rows = [_row(place, found.period, selection, context) for place in places]
    return [headings, *rows]


def _row(place: Place, period: str, selection: Selection, context: Context) -> list:
    lang = selection.lang
    _ = translator(lang)
    region = context.regions[place.region]
    parent = context.regions[region.parent].short_name if region.parent else None
    filters = [
        filter_name(selection, key, context) or _("all")
        for key in ("programme", "sector", "area_type")
    ]
    status = [sample_note(lang)] if context.store.is_sample else []
    return [
        *(region.code, region.short_name, parent, period, *filters),
        *(place.due, place.reported, place.concerned, place.silent),
        *(place.arrears, place.unvisited, place.last_report),
        reasons_of(place, lang).replace("\u00a0", " "),
        hidden_words(lang) if place.is_hidden else None,
        *(context.store.version, *status),
    ]


def groups_table(
    found: Visits, selection: Selection, context: Context
) -> list[list] | None:
    """A row per group to visit; None where they are not for this audience."""
    if not may_list_groups(context.settings, found.place.region):
        return None
    _ = translator(selection.lang)
    headings = [
        *(_("group"), _("code"), _("sub-district"), _("village"), _("programme")),
        *(_("sector"), _("period"), _("last report"), _("quarters without a report")),
        *(_("mentor visits"), _("loans over 90 days late"), _("reasons")),
    ]
    rows = groups_to_visit(found, selection, context)
    return [headings, *(_group(row, found, selection, context) for row in rows)]


def _group(row: dict, found: Visits, selection: Selection, context: Context) -> list:
    lang = selection.lang
    sector = context.catalogue.sectors.get(row["sector"])
    named = programmes(context).get(row["programme"], {})
    return [
        *(row["group_id"], row["region"], context.regions[row["region"]].short_name),
        *(row["village"], named.get(lang, row["programme"])),
        sector.name.in_locale(lang) if sector else row["sector"],
        *(found.period, row["last_report"], row["quarters_silent"]),
        *(row["mentor_visits_n"], row["par90"]),
        group_reason_words(row, lang).replace("\u00a0", " "),
    ]
