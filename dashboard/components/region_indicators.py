"""A region's indicators by what they say of it: value, range, parent, nation, why."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.catalogue import Indicator
from dashboard.components.buttons import intent_button
from dashboard.components.change_words import both_shown
from dashboard.components.data_table import Column, data_table, with_content
from dashboard.components.elements import html
from dashboard.components.filter_words import filter_names
from dashboard.components.filters import pillar_name
from dashboard.components.notices import empty_state
from dashboard.components.region_verdicts import (
    BETTER,
    VERDICTS,
    WORSE,
    reason,
    verdict,
    verdict_meaning,
    verdict_name,
)
from dashboard.components.strip import Scale, strip
from dashboard.components.wording import (
    Row,
    base_words,
    flag_sentence,
    is_known,
    range_cell,
    reporting_words,
    value_words,
    when_words,
)
from dashboard.context import Context
from dashboard.formats import format_period
from dashboard.queries.profile import profile
from dashboard.queries.shown import Shown
from dashboard.regions import NATION, parent_code
from dashboard.texts import Translate, translator

_WHOLE = ("percent", "index")  # lie between 0 and 1: all strips have one scale


def indicators_folds(view: Shown, context: Context) -> html.Div:
    """Every indicator with data beside its parent and the nation, by what it says.

    Folds for what needs attention, is better, is on a par, and is not judged; the
    first that holds any is open.
    """
    lang = view.selection.lang
    _ = translator(lang)
    found = profile(context, view.place, period=view.selection.period)
    if not found:
        return empty_state(_("There are no data for this region yet."))
    known = context.catalogue.indicators
    by_indicator = defaultdict(dict)
    for row in found:
        by_indicator[row["indicator"]][row["region"]] = row
    keys = sorted(by_indicator, key=lambda key: _place_in(key, known))
    by_verdict = defaultdict(list)
    for key in keys:
        by_verdict[_verdict(by_indicator[key], known[key], view)].append(key)
    usual = _Usual.of([rows[view.place] for rows in by_indicator.values()], lang)
    folds = []
    for word in VERDICTS:
        chosen = [(by_indicator[key], known[key]) for key in by_verdict[word]]
        if chosen:
            fold = _Fold(word, is_open=not folds, usual=usual)
            folds.append(_fold(fold, chosen, view, context))
    key = html.Span(_key(found, view, context), className="is-beside")
    note = html.P([_caption(view, context, usual), key], className="muted")
    return html.Div([note, *folds])


@dataclass(frozen=True)
class _Fold:
    word: str
    is_open: bool
    usual: "_Usual"


def _fold(fold: _Fold, chosen, view: Shown, context: Context) -> html.Details:
    lang = view.selection.lang
    above = parent_code(view.place)
    parent = context.regions[above].short_name if above else ""
    rows = [_row(rows, one, view, context, fold.usual) for rows, one in chosen]
    shown = [row for rows, _one in chosen for row in rows.values()]
    columns = _columns(shown, view, context, translator(lang), word=fold.word)
    caption = verdict_meaning(fold.word, lang, parent=parent)
    table = data_table(with_content(columns, rows), rows, caption=caption, lang=lang)
    summary = f"{verdict_name(fold.word, lang)} ({len(rows)})"
    return html.Details(
        [html.Summary(summary), table],
        open=fold.is_open,
        className=f"verdict is-{fold.word}",
    )


def _verdict(rows: Mapping[str, Row], indicator: Indicator, view: Shown) -> str:
    return verdict(rows[view.place], _parent_of(rows, view), indicator)


def _parent_of(rows: Mapping[str, Row], view: Shown) -> Row | None:
    """The row of the region above; None for the nation."""
    above = parent_code(view.place)
    return rows.get(above) if above else None


def _place_in(key: str, known: Mapping[str, Indicator]) -> int:
    """Pillars in the catalogue's order, indicators in theirs within."""
    pillars = list(dict.fromkeys(indicator.pillar for indicator in known.values()))
    keys = list(known)
    return pillars.index(known[key].pillar) * len(keys) + keys.index(key)


class _Usual:
    """The period and the reports most rows have: said once, over the table."""

    def __init__(self, period: str, reporting: str):
        self.period, self.reporting = period, reporting

    @classmethod
    def of(cls, rows: list[Row], lang: str) -> "_Usual":
        periods = Counter(row["period"] for row in rows)
        reports = Counter(reporting_words(row, lang) for row in rows)
        return cls(periods.most_common(1)[0][0], reports.most_common(1)[0][0])

    def exceptions(self, row: Row, indicator: Indicator, lang: str) -> list[str]:
        """What this row has that is not said over the table."""
        reporting = reporting_words(row, lang)
        when = when_words(row["period"], indicator, lang)
        found = [] if when == format_period(self.period, lang) else [when]
        return found + ([reporting] if reporting not in ("", self.reporting) else [])


def _caption(view: Shown, context: Context, usual: _Usual) -> str:
    lang = view.selection.lang
    _ = translator(lang)
    name = context.regions[view.place].short_name
    parts = [f"{name}, {format_period(usual.period, lang)}", usual.reporting]
    if filter_names(view.selection, context):
        parts.append(_("all programmes and sectors: this table is not filtered"))
    return "; ".join(part for part in parts if part)


def _key(found: Sequence[Row], view: Shown, context: Context) -> str:
    """What is drawn in the strips, which paper has no room for."""
    _ = translator(view.selection.lang)
    parent = parent_code(view.place)
    if parent is None:
        return ""
    beside = context.regions[parent].short_name
    has_range = any(is_known(row["lower"]) for row in found)
    key = _("dot: value; bar: range") if has_range else _("dot: value")
    return "; " + key + "; " + _("line: {region}", region=beside)


def _columns(
    found: Sequence[Row], view: Shown, context: Context, _: Translate, *, word: str
) -> list[Column]:
    chain = {row["region"] for row in found}
    above = [code for code in (parent_code(view.place), NATION) if code in chain]
    others = [code for code in dict.fromkeys(above) if code != view.place]
    names = {code: context.regions[code].short_name for code in (view.place, *others)}
    return [
        Column("name", _("Indicator")),
        Column("value", names[view.place], is_number=True),
        Column("range", _("Range"), is_number=True, is_minor=True),
        Column("strip", _scale_words(found, context, _), is_minor=True, is_beside=True),
        *(
            Column(
                code,
                names[code],
                is_number=True,
                is_minor=code != others[0],
                is_beside=True,
            )
            for code in others
        ),
        *([Column("why", _("Why"))] if word in (WORSE, BETTER) else []),
        Column("base", _("Of"), is_minor=True),
        Column("note", _("Note"), is_minor=True),
    ]


def _scale_words(found: Sequence[Row], context: Context, _: Translate) -> str:
    """The ends of the strips: an index goes from 0 to 1, a share to 100 %."""
    units = {context.catalogue.indicators[row["indicator"]].unit for row in found}
    ends = {"percent": _("0 to 100 %"), "index": _("0 to 1")}
    return "; ".join(words for unit, words in ends.items() if unit in units)


def _row(
    rows: Mapping[str, Row],
    indicator: Indicator,
    view: Shown,
    context: Context,
    usual: _Usual,
) -> dict:
    lang = view.selection.lang
    row, parent = rows[view.place], _parent_of(rows, view)
    notes = [
        flag_sentence(row, indicator, lang),
        *usual.exceptions(row, indicator, lang),
    ]
    name = intent_button(
        indicator.name.in_locale(lang),
        {"indicator": indicator.id},
        class_name="link" + (" is-chosen" if indicator is view.indicator else ""),
    )
    return {
        code: value_words(other, indicator, lang) for code, other in rows.items()
    } | {
        "group": pillar_name(indicator.pillar, lang),
        "name": name,
        "value": html.Strong(value_words(row, indicator, lang)),
        "range": range_cell(row, indicator, lang),
        "strip": _strip(row, parent, indicator),
        "why": reason(row, parent, indicator, context, lang=lang),
        "base": base_words(row, indicator, lang),
        "note": "; ".join(note for note in notes if note),
    }


def _strip(row: Row, parent: Row | None, indicator: Indicator):
    if indicator.unit not in _WHOLE or not is_known(row["value"]):
        return ""
    is_beside = parent is not None and both_shown(row, parent)
    mark = float(parent["value"]) if is_beside else None
    return html.Div(strip(row, Scale(0, 1, mark)), className="ranking-strip")
