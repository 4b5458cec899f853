"""The boundaries on the data page: which file, and what was found in it."""

from collections import Counter

from dashboard.components.data_table import Column, data_table, with_content
from dashboard.components.elements import html
from dashboard.components.notices import empty_state
from dashboard.context import Context
from dashboard.formats import format_number, format_value, region_in_parent
from dashboard.queries.boundaries import BoundaryFinding, boundary_import
from dashboard.texts import Translate, translator


def boundaries_section(context: Context, lang: str) -> html.Div:
    """A sentence, the findings counted by kind, and all of them behind a fold."""
    _ = translator(lang)
    found = boundary_import(context)
    if found is None:
        return empty_state(
            _("No boundaries have been imported: the map shows tiles of equal size."),
            _("Bring them in with: python -m dashboard boundaries FILE"),
        )
    intro = _(
        "{files}: polygons of {regions} sub-districts; {missing} have none.",
        files=", ".join(found.files),
        regions=format_number(found.regions, lang),
        missing=format_number(found.missing, lang),
    )
    if not found.findings:
        return html.Div([html.P(intro), html.P(_("Nothing was found wrong."))])
    return html.Div(
        [html.P(intro), _by_kind(found.findings, _, lang), _fold(found, context, lang)]
    )


def _by_kind(findings: list[BoundaryFinding], _: Translate, lang: str) -> html.Div:
    counts = Counter(finding.kind for finding in findings)
    rows = [
        {"kind": _kinds(_)[kind], "count": format_number(count, lang)}
        for kind, count in counts.most_common()
    ]
    columns = [
        Column("kind", _("What was found")),
        Column("count", _("Polygons"), is_number=True),
    ]
    return data_table(columns, rows, caption=_("Findings by kind"), lang=lang)


def _kinds(_: Translate) -> dict[str, str]:
    return {
        "pseudo_regions": _("A forest, lake or other area that is no sub-district"),
        "unplaced": _("No sub-district has this code; the polygon was left out"),
        "conflicting": _("The code and the name disagree; the polygon was left out"),
        "missing": _("The file has no polygon; the region is on the tile map only"),
        "by_name": _("Found by its name, as the bridge lacks its code"),
        "through_successor": _("An old code in the file, replaced by today's"),
        "moved": _("The area changed by more than 5 % when gaps and overlaps went"),
    }


def _fold(found, context: Context, lang: str) -> html.Details:
    _ = translator(lang)
    rows = [_row(finding, context, lang) for finding in found.findings]
    columns = [
        Column("place", _("Region")),
        Column("code", _("Code")),
        Column("kind", _("What was found")),
        Column("change", _("Change of the area"), is_number=True),
    ]
    caption = _("Findings of the boundaries one by one")
    table = data_table(with_content(columns, rows), rows, caption=caption, lang=lang)
    summary = _("Show all {count} findings", count=format_number(len(rows), lang))
    return html.Details([html.Summary(summary), table], className="fold")


def _row(finding: BoundaryFinding, context: Context, lang: str) -> dict:
    known = finding.code in context.regions
    place = region_in_parent(finding.code, context.regions) if known else finding.name
    change = ""
    if finding.share is not None:
        change = format_value(finding.share - 1, "percent_change", lang)
    return {
        "place": place or finding.code,
        "code": html.Code(finding.code),
        "kind": _kinds(translator(lang))[finding.kind],
        "change": change,
    }
