"""The parts of /data that tell what became of rows: placement, findings."""

from collections.abc import Mapping

from dashboard.components.data_table import (
    ROWS_PER_PAGE,
    Column,
    TableState,
    data_table,
)
from dashboard.components.elements import html
from dashboard.components.notices import empty_state
from dashboard.context import Context
from dashboard.formats import (
    format_number,
    format_period,
)
from dashboard.ids import DATA_FINDINGS_STATE, DATA_PLACEMENT_STATE
from dashboard.ingest.placing.placement_reasons import reason_sentence
from dashboard.ingest.reports.cell_texts import finding_title
from dashboard.queries.audience import may_see_rows
from dashboard.queries.quality import (
    finding_counts,
    findings,
    placement_count,
    placement_problems,
)
from dashboard.texts import Translate, translator


def placement_table(context: Context, state_data: dict | None, lang: str) -> html.Div:
    """Source rows that stand on no region, one page of them, with the reason."""
    _ = translator(lang)
    if not may_see_rows(context.settings.audience):
        return not_for_the_public(lang)
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


def not_for_the_public(lang: str) -> html.Div:
    """What stands for the rows of files where the public looks."""
    _ = translator(lang)
    return empty_state(_("Single rows are shown inside the institution only."))


def _texts(found: list[dict]) -> list[dict]:
    """Rows with nothing where nothing is known."""
    return [
        {key: "" if value is None else value for key, value in row.items()}
        for row in found
    ]


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
            "message": finding_words(row, lang),
            "severity": treatment_words(row, _),
            "rows": format_number(int(row["rows"]), lang),
            "rule": html.Code(row["rule"]),
        }
        for row in found
    ]
    return data_table(columns, rows, caption=_("Findings by rule"), lang=lang)


def finding_words(row: Mapping, lang: str) -> str:
    """What the findings of one row of `finding_counts` have in common."""
    title = finding_title(row["rule"], row["column_name"])
    message = row["message_id" if lang == "id" else "message_en"]
    return title.to(lang) if title else message


def treatment_words(row: Mapping, _: Translate) -> str:
    """What became of a finding's row; `replaced` is a rule, and what a build says of
    rows that a later file put right.
    """
    severity = "replaced" if row["rule"] == "replaced" else row["severity"]
    return {
        "reject": _("rejected"),
        "quarantine": _("set aside"),
        "warn": _("used with a warning"),
        "replaced": _("replaced by a later row"),
    }.get(severity, severity)


def findings_table(
    context: Context, state_data: dict | None, rule: str | None, lang: str
) -> html.Div:
    """Rejected, set-aside and warned rows, one page of them."""
    _ = translator(lang)
    if not may_see_rows(context.settings.audience):
        return not_for_the_public(lang)
    counts = finding_counts(context)
    total = sum(
        row["rows"] for row in counts if rule in (None, row["rule"], row["key"])
    )
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
        "severity": treatment_words(row, translator(lang)),
        "message": row["message_id" if lang == "id" else "message_en"],
    }
