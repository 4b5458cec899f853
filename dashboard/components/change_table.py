"""The table beside two periods: both figures of every region and the change."""

from collections.abc import Callable, Sequence

from dashboard.components.change_words import (
    change_cell,
    change_range,
    is_change_shown,
    judgement_word,
    reasons,
)
from dashboard.components.data_table import (
    ROWS_PER_PAGE,
    Column,
    TableState,
    data_table,
    with_content,
)
from dashboard.components.elements import html
from dashboard.components.ways import profile_address
from dashboard.components.wording import cell_words, is_known
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import format_period
from dashboard.queries.shown import Shown
from dashboard.queries.two_periods import Pair
from dashboard.texts import translator

_SHARES = ("percent", "percent_change")


def change_table(
    pairs: Sequence[Pair],
    view: Shown,
    context: Context,
    state_data: dict | None,
    *,
    caption: str,
    store: str,
) -> html.Div:
    """One page of the pairs, in the order that the reader chose."""
    state = TableState.of(state_data).within(len(pairs))
    ordered = _ordered(pairs, state, context)
    page = ordered[state.first : state.first + ROWS_PER_PAGE]
    rows = [_row(pair, view, context) for pair in page]
    return data_table(
        with_content(_columns(view), rows) if rows else _columns(view),
        rows,
        caption=caption,
        lang=view.selection.lang,
        total=len(ordered),
        state=state,
        store=store,
    )


def _columns(view: Shown) -> list[Column]:
    chosen, lang = view.selection, view.selection.lang
    _ = translator(lang)
    is_share = view.indicator.unit in _SHARES
    before, after = (format_period(p, lang) for p in (chosen.period_b, view.period))
    change = _("Change (points)") if is_share else _("Change")
    unit = " (%)" if is_share else ""
    return [
        Column("name", _("Region"), sortable=True),
        Column("parent", _("In"), is_minor=True),
        Column("before", before + unit, is_number=True, sortable=True),
        Column("after", after + unit, is_number=True, sortable=True),
        Column("change", change, is_number=True, sortable=True),
        Column("range", _("Range of the change"), is_number=True, is_minor=True),
        Column("word", _("Reading")),
        Column("note", _("Note"), is_minor=True),
    ]


def _ordered(
    pairs: Sequence[Pair], state: TableState, context: Context
) -> Sequence[Pair]:
    """By code where nothing is chosen; what shows no number comes last."""
    if state.sort == "name":
        names = {p.region: context.regions[p.region].name for p in pairs}
        return sorted(pairs, key=lambda p: names[p.region], reverse=state.descending)
    number = _NUMBERS.get(state.sort)
    if number is None:
        return pairs
    known = [pair for pair in pairs if number(pair) is not None]
    unknown = [pair for pair in pairs if number(pair) is None]
    return sorted(known, key=number, reverse=state.descending) + unknown


def _value(row) -> float | None:
    is_shown = row["flag"] in flags.SHOWN and is_known(row["value"])
    return float(row["value"]) if is_shown else None


_NUMBERS: dict[str, Callable[[Pair], float | None]] = {
    "before": lambda pair: _value(pair.before),
    "after": lambda pair: _value(pair.after),
    "change": lambda pair: pair.change["value"] if is_change_shown(pair) else None,
}


def _row(pair: Pair, view: Shown, context: Context) -> dict:
    lang, indicator = view.selection.lang, view.indicator
    region = context.regions[pair.region]
    has_change = is_change_shown(pair)
    return {
        "name": html.A(
            region.short_name, href=profile_address(region.code, view.selection)
        ),
        "parent": context.regions[region.parent].short_name,
        "before": cell_words(pair.before, indicator, lang),
        "after": cell_words(pair.after, indicator, lang),
        "change": change_cell(pair.change, indicator, lang) if has_change else "",
        "range": change_range(pair.change, indicator, lang),
        "word": judgement_word(pair.change, indicator, lang),
        "note": reasons(pair, indicator, lang),
    }
