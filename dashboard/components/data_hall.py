"""What a presentation shows of /data: who has reported, and what the store holds."""

from collections import Counter

from dashboard.components.completeness_parts import Sums, counts_inside, rate_chip
from dashboard.components.data_table import Column, data_table
from dashboard.components.elements import html
from dashboard.components.import_parts import file_kind
from dashboard.components.sentences import level_name
from dashboard.components.source import foot_of
from dashboard.components.wording import is_known
from dashboard.context import Context
from dashboard.formats import (
    format_number,
    format_period,
    format_share,
    region_in_parent,
)
from dashboard.queries.offers import default_period
from dashboard.queries.quality import inputs
from dashboard.regions import level_below
from dashboard.texts import translator

ROWS = 5
QUARTERS = 4


def data_hall(
    context: Context,
    region: str,
    period: str | None,
    lang: str,
    *,
    sums: Sums | None = None,
) -> list:
    """The regions that have reported least; the files where no report is due."""
    sums = counts_inside(context, region) if sums is None else sums
    found = _due(sums, _period(context, sums, period))
    if not found:
        return [*_files(context, lang), _source(context, "", lang)]
    return [
        *_reports(context, region, found, lang),
        _source(context, _reports_name(context, lang), lang),
    ]


def _period(context: Context, sums: Sums, asked: str | None) -> str | None:
    """That of the address, else the last that most have reported for."""
    known = {period for of_region in sums.values() for period in of_region}
    wanted = (
        asked,
        default_period(context, "reporting_rate"),
        max(known, default=None),
    )
    return next((period for period in wanted if period in known), None)


def _due(sums: Sums, period: str | None) -> tuple[str, Sums] | None:
    """The period and the regions in which something is due then."""
    due = {r: of for r, of in sums.items() if of[period]["due"]} if period else {}
    return (period, due) if due else None


def _reports(context: Context, region: str, found: tuple[str, Sums], lang: str) -> list:
    _ = translator(lang)
    period, sums = found
    total = sum((of[period] for of in sums.values()), Counter())
    title = _(
        "Groups that reported, {place}, {period}",
        place=region_in_parent(region, context.regions),
        period=format_period(period, lang),
    )
    words = _(
        "{reported} of {due} groups have reported; {missing} have not",
        **{key: format_number(n, lang) for key, n in _counts(total).items()},
    )
    rate = format_share(total["reported"] / total["due"], lang)
    return [
        html.H2(title, className="hall-title"),
        html.P(
            [html.Strong(rate, className="big-number"), html.Span(words)],
            className="hall-figure",
        ),
        _least(context, region, found, lang),
    ]


def _counts(cell: Counter) -> dict[str, int]:
    due, reported = cell["due"], cell["reported"]
    return {"due": due, "reported": reported, "missing": due - reported}


def _least(context: Context, region: str, found: tuple[str, Sums], lang: str):
    """The lowest five, with the quarters before; `is-minor` where a wall is narrow."""
    _ = translator(lang)
    period, sums = found
    known = sorted({p for of in sums.values() for p in of if p <= period})[-QUARTERS:]
    lowest = sorted(sums, key=lambda one: _rate(sums[one][period]))[:ROWS]
    level = level_name(level_below(region), lang, inside=region)
    columns = [
        Column("name", level[:1].upper() + level[1:]),
        *(
            Column(p, format_period(p, lang), is_number=True, is_minor=p in known[:-2])
            for p in known
        ),
        Column("missing", _("Not reported"), is_number=True),
    ]
    rows = [
        {
            "name": context.regions[one].short_name,
            "missing": format_number(_counts(sums[one][period])["missing"], lang),
        }
        | {p: rate_chip(sums[one][p], lang) for p in known}
        for one in lowest
    ]
    return data_table(columns, rows, caption=_("Reported least"), lang=lang)


def _rate(cell: Counter) -> float:
    return cell["reported"] / cell["due"]


def _files(context: Context, lang: str) -> list:
    """The largest files, where no reports are due: published figures."""
    _ = translator(lang)
    every = sorted(inputs(context), key=lambda row: -_number(row["rows_kept"]))
    columns = [
        Column("file", _("File")),
        Column("kind", _("Kind")),
        Column("used", _("Rows used"), is_number=True),
    ]
    rows = [
        {
            "file": row["file_name"],
            "kind": file_kind(row, context, lang),
            "used": format_number(_number(row["rows_kept"]), lang),
        }
        for row in every[:ROWS]
    ]
    title = html.H2(_("The files that the figures are made of"), className="hall-title")
    return [title, data_table(columns, rows, caption=_("Largest files"), lang=lang)]


def _number(count: object) -> int:
    return int(count) if is_known(count) else 0


def _reports_name(context: Context, lang: str) -> str:
    table = context.catalogue.tables["group_reports"]
    name = table.name.in_locale(lang)
    return translator(lang)("Source: {source}", source=name)


def _source(context: Context, source: str, lang: str) -> html.P:
    """Whose reports, how much the store holds, which version."""
    _ = translator(lang)
    every = inputs(context)
    store = _(
        "{files} files, {rows} rows used",
        files=format_number(len(every), lang),
        rows=format_number(sum(_number(row["rows_kept"]) for row in every), lang),
    )
    parts = [part for part in (source, store) if part]
    return html.P(foot_of(parts, context, lang), className="source-line")
