"""Who has reported, on /data: region by quarter, level after level."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from urllib.parse import urlencode

from dashboard.components.data_table import Column, data_table
from dashboard.components.elements import html
from dashboard.components.notices import empty_state
from dashboard.context import Context
from dashboard.formats import format_number, format_period, format_share
from dashboard.queries.audience import may_see
from dashboard.queries.quality import completeness
from dashboard.regions import level_below
from dashboard.selection import MAP_LEVELS
from dashboard.texts import Translate, translator

QUARTERS_SHOWN = 8


Sums = Mapping[str, Mapping[str, Counter]]  # region -> period -> due, reported


def counts_inside(context: Context, parent: str) -> Sums:
    """What the regions inside have due and reported; nothing where none may be seen."""
    level = level_below(parent)
    if not may_see(context.settings.audience, level):
        return {}
    return _sums(completeness(context, level=level, parent=parent))


def completeness_table(
    context: Context, parent: str, lang: str, *, sums: Sums | None = None
) -> html.Div:
    """Reports received of reports due by region inside `parent`, latest quarter first.

    Each name leads to the regions inside it, a sub-district's to its profile.
    """
    _ = translator(lang)
    if not may_see(context.settings.audience, level_below(parent)):
        return empty_state(
            _("Sub-districts are not open to the audience of this page.")
        )
    sums = counts_inside(context, parent) if sums is None else sums
    if not sums:
        return empty_state(_("No report of a group is due in this version."))
    known = {period for of_region in sums.values() for period in of_region}
    periods = sorted(known, reverse=True)[:QUARTERS_SHOWN]
    latest = format_period(periods[0], lang)
    columns = [
        Column("name", _("Region")),
        Column("missing", _("Missing, {period}", period=latest), is_number=True),
        *(Column(p, format_period(p, lang), is_number=True) for p in periods),
    ]
    rows = [
        {
            "name": _link(region, context, lang),
            "missing": _missing(of_region[periods[0]], lang),
        }
        | {period: rate_chip(of_region[period], lang) for period in periods}
        for region, of_region in sorted(sums.items())
    ]
    caption = _(
        "Groups that reported, of those due: {region}",
        region=context.regions[parent].short_name,
    )
    table = data_table(columns, rows, caption=caption, lang=lang)
    return html.Div([_rate_key(_), table, _file(parent, lang)])


def _link(region: str, context: Context, lang: str) -> html.A:
    level, name = level_below(region), context.regions[region].short_name
    if level in MAP_LEVELS and may_see(context.settings.audience, level):
        query = urlencode({"region": region, "lang": lang})
        return html.A(name, href=f"/data?{query}#completeness")
    query = urlencode({"indicator": "reporting_rate", "lang": lang})
    return html.A(name, href=f"/region/{region}?{query}")


def _missing(counts: Mapping[str, int], lang: str) -> str:
    return format_number(int(counts["due"] - counts["reported"]), lang)


def _file(parent: str, lang: str) -> html.P:
    query = urlencode({"region": parent, "lang": lang})
    text = translator(lang)("All quarters as CSV")
    address = f"/download/completeness.csv?{query}"
    return html.P(html.A(text, href=address, className="button", download=""))


def _sums(found: list[dict]) -> Sums:
    """Region -> period -> what all tables together have due and reported."""
    sums = defaultdict(lambda: defaultdict(Counter))
    for row in found:
        counts = {key: int(row[key] or 0) for key in ("due", "reported")}
        sums[row["region"]][row["period"]].update(counts)
    return sums


def _rate_key(_: Translate) -> html.P:
    """What the three colours of a rate mean: when a figure is shown."""
    grades = {
        "is-good": _("80 % or more: shown"),
        "is-partial": _("60 to 80 %: shown as provisional"),
        "is-low": _("below 60 %: no figure is shown"),
    }
    return html.P(
        [html.Span(text, className=f"rate {key}") for key, text in grades.items()],
        className="rate-key",
    )


def rate_chip(row: Mapping[str, int], lang: str):
    _ = translator(lang)
    if not row["due"]:
        return html.Span(_("none due"), className="muted")
    rate = row["reported"] / row["due"]
    grade = "is-low" if rate < 0.6 else "is-partial" if rate < 0.8 else "is-good"
    counts = _(
        "{reported} of {due}",
        reported=format_number(int(row["reported"]), lang),
        due=format_number(int(row["due"]), lang),
    )
    return html.Span(format_share(rate, lang), className=f"rate {grade}", title=counts)
