"""The parts of /data: placement, completeness, findings."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from dash import html

from dashboard.components.data_table import (
    ROWS_PER_PAGE,
    Column,
    TableState,
    data_table,
)
from dashboard.components.notices import empty_state
from dashboard.context import Context
from dashboard.formats import (
    format_number,
    format_period,
    format_share,
)
from dashboard.ids import DATA_FINDINGS_STATE, DATA_PLACEMENT_STATE
from dashboard.ingest.placing.placement_reasons import reason_sentence
from dashboard.queries.quality import (
    completeness,
    finding_counts,
    findings,
    placement_count,
    placement_problems,
)
from dashboard.texts import Translate, translator

QUARTERS_SHOWN = 8


def placement_table(context: Context, state_data: dict | None, lang: str) -> html.Div:
    """Source rows that stand on no region, one page of them, with the reason."""
    _ = translator(lang)
    total = placement_count(context)
    state = TableState.of(state_data).within(total)
    found = placement_problems(context, limit=ROWS_PER_PAGE, offset=state.first)
    if not found:
        return empty_state(_("Every row of every file stands on a region."))
    columns = [
        Column("file_name", _("File")),
        Column("line", _("Line"), is_number=True),
        Column("source_code", _("Code in the file")),
        Column("source_name", _("Name in the file")),
        Column("status", _("State")),
        Column("reason", _("Reason")),
    ]
    states = {
        "unplaced": _("not placed"),
        "conflicting": _("conflicting"),
        "skipped": _("skipped"),
    }
    rows = [
        row
        | {
            "status": states.get(row["status"], row["status"]),
            "reason": reason_sentence(row["reason"]).to(lang),
        }
        for row in _texts(found)
    ]
    return data_table(
        columns,
        rows,
        caption=_("Rows without a region"),
        lang=lang,
        total=total,
        state=state,
        store=DATA_PLACEMENT_STATE,
    )


def _texts(found: list[dict]) -> list[dict]:
    """Rows with nothing where nothing is known."""
    return [
        {key: "" if value is None else value for key, value in row.items()}
        for row in found
    ]


def completeness_table(context: Context, parent: str, lang: str) -> html.Div:
    """Reports received of reports due, by region inside `parent` and quarter."""
    _ = translator(lang)
    level = "province" if parent == "ID" else "regency"
    found = completeness(context, level=level, parent=parent)
    if not found:
        return empty_state(_("No reports are due: this version holds figures only."))
    sums = _sums(found)
    periods = sorted({row["period"] for row in found})[-QUARTERS_SHOWN:]
    columns = [Column("name", _("Region"))] + [
        Column(p, format_period(p, lang), is_number=True) for p in periods
    ]
    rows = [
        {"name": context.regions[region].short_name}
        | {period: _rate(of_region[period], lang) for period in periods}
        for region, of_region in sorted(sums.items())
    ]
    caption = _(
        "Groups that reported, of those due: {region}",
        region=context.regions[parent].short_name,
    )
    table = data_table(columns, rows, caption=caption, lang=lang)
    return html.Div([_rate_key(_), table])


def _sums(found: list[dict]) -> Mapping[str, Mapping[str, Counter]]:
    """Region -> period -> what all tables together have due and reported."""
    sums = defaultdict(lambda: defaultdict(Counter))
    for row in found:
        counts = {key: row[key] or 0 for key in ("due", "reported")}
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


def _rate(row: Mapping[str, int], lang: str):
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


def rules_table(context: Context, lang: str) -> html.Div:
    """How often each rule caught something."""
    _ = translator(lang)
    found = finding_counts(context)
    if not found:
        return empty_state(_("No rule has caught anything."))
    columns = [
        Column("message", _("What was found")),
        Column("severity", _("Treatment")),
        Column("rows", _("Rows"), is_number=True),
        Column("rule", _("Rule")),
    ]
    rows = [
        {
            "message": row["message_id" if lang == "id" else "message_en"],
            "severity": severity_words(row["severity"], _),
            "rows": format_number(int(row["rows"]), lang),
            "rule": html.Code(row["rule"]),
        }
        for row in found
    ]
    return data_table(columns, rows, caption=_("Findings by rule"), lang=lang)


def severity_words(severity: str, _: Translate) -> str:
    return {
        "reject": _("rejected"),
        "quarantine": _("set aside"),
        "warn": _("used with a warning"),
    }.get(severity, severity)


def findings_table(
    context: Context, state_data: dict | None, rule: str | None, lang: str
) -> html.Div:
    """Rejected, set-aside and warned rows, one page of them."""
    _ = translator(lang)
    counts = finding_counts(context)
    total = sum(row["rows"] for row in counts if not rule or row["rule"] == rule)
    state = TableState.of(state_data).within(total)
    found = findings(context, rule=rule, limit=ROWS_PER_PAGE, offset=state.first)
    columns = [
        Column("file_name", _("File")),
        Column("line", _("Line"), is_number=True),
        Column("place", _("Region")),
        Column("period", _("Period")),
        Column("severity", _("Treatment")),
        Column("message", _("What was found")),
        Column("column_name", _("Column")),
    ]
    return data_table(
        columns,
        [_finding_row(row, context, lang) for row in _texts(found)],
        caption=_("Findings row by row"),
        lang=lang,
        total=total,
        state=state,
        store=DATA_FINDINGS_STATE,
    )


def _finding_row(row: Mapping, context: Context, lang: str) -> dict:
    code, period = row["region"], row["period"]
    known = code in context.regions
    return dict(row) | {
        "place": context.regions[code].short_name if known else code,
        "period": format_period(period, lang) if period else "",
        "severity": severity_words(row["severity"], translator(lang)),
        "message": row["message_id" if lang == "id" else "message_en"],
    }
