"""What the reader is told where a comparison has nothing to compare."""

from dashboard.formats import format_period
from dashboard.queries.shown import Shown
from dashboard.selection import Notice
from dashboard.texts import Translate, translator


def comparison_notices(view: Shown) -> list[Notice]:
    """Which map is shown, and why, where both sides are one; else nothing."""
    chosen = view.selection
    if chosen.compare == "none" or view.period is None:
        return []
    _ = translator(chosen.lang)
    text = (
        _of_indicators(view, _)
        if chosen.compare == "indicator"
        else _of_periods(view, _)
    )
    return [Notice(text)] if text else []


def _of_indicators(view: Shown, _: Translate) -> str:
    chosen = view.selection
    if chosen.indicator_b is None:
        return _("One map is shown, not two: no other indicator has figures.")
    if chosen.indicator_b == chosen.indicator:
        return _("Both maps show the same indicator; choose another under “Compare”.")
    return ""


def _of_periods(view: Shown, _: Translate) -> str:
    chosen, lang = view.selection, view.selection.lang
    period = format_period(view.period, lang)
    is_change = chosen.compare == "change"
    if chosen.period_b is None:
        text = _("One map is shown, not two: {indicator} has figures of {period} only.")
        if is_change:
            text = _(
                "The map shows the figures themselves, not their change: {indicator}"
                " has figures of {period} only."
            )
        return text.format(indicator=view.indicator.name.in_locale(lang), period=period)
    if chosen.period_b != view.period:
        return ""
    if is_change:
        return _(
            "The change is counted from {period} to itself and so is zero everywhere;"
            " choose another period under “Compare”.",
            period=period,
        )
    return _(
        "Both maps show {period}; choose another period under “Compare”.",
        period=period,
    )
