"""The table behind CSV and XLSX: one tidy row per region, that says all it depends on.

Every row names its indicator, filters, period, source and data version, so that rows of
several files may be put together. Beside two periods it holds both figures and the
change. What may not be shown is empty, and the note says why.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dashboard.components.change_words import judgement_word, reasons
from dashboard.components.filter_words import filter_name
from dashboard.components.sentences import data_source
from dashboard.components.wording import (
    Row,
    flag_sentence,
    is_known,
    is_pooled,
    short_flag,
    sum_of_quarters,
)
from dashboard.context import Context
from dashboard.formats import csv_text
from dashboard.queries.borrowed import without_lent
from dashboard.queries.shown import Shown
from dashboard.queries.two_periods import Pair, compares_periods, pairs_of
from dashboard.queries.values import COLUMNS
from dashboard.texts import Translate, translator

_SHARES = ("percent", "percent_change")
DIGITS = 10  # that matter, in a file for programs


@dataclass(frozen=True)
class Line:
    """What a row of the file is made of; `pair` where two periods are compared."""

    row: Row
    pair: Pair | None = None


@dataclass(frozen=True)
class Column:
    """`kind` tells a workbook how the numbers are shown: count, value or points."""

    heading: str
    cell: Callable[[Line], object]
    kind: str = "text"
    width: int = 14


def table_view(view: Shown) -> Shown:
    """What a table has of the view: of two indicators beside each other, the first."""
    if view.selection.compare != "indicator":
        return view
    return replace(view, selection=replace(view.selection, compare="none"))


def lines_of(view: Shown, context: Context) -> Iterator[Line]:
    """The regions shown, in code order."""
    if compares_periods(view):
        return (Line(pair.after, pair) for pair in pairs_of(context, view))
    rows = view.values.records(COLUMNS)
    if view.level in view.indicator.borrowed_levels:
        rows = map(without_lent, rows)
    return map(Line, rows)


def columns_of(view: Shown, context: Context) -> list[Column]:
    """In the order of reading: where, of what, when, the figures, what to mind."""
    _ = translator(view.selection.lang)
    return [
        *_places(context, _),
        *_subject(view, context, _),
        *_figures(_),
        *(_compared(view, _) if compares_periods(view) else []),
        *_remarks(view, context, _),
    ]


def _places(context: Context, _: Translate) -> list[Column]:
    def region(line: Line):
        return context.regions[line.row["region"]]

    def parent(line: Line) -> str:
        return context.regions[region(line).parent].short_name

    return [
        Column(_("code"), lambda line: line.row["region"], width=10),
        Column(_("region"), lambda line: region(line).short_name, width=28),
        Column(_("in"), parent, width=28),
    ]


def _subject(view: Shown, context: Context, _: Translate) -> list[Column]:
    """Indicator, filters and period; the same in every row of one file."""
    name = view.indicator.name.in_locale(view.selection.lang)
    filters = {
        _("programme"): "programme",
        _("sector"): "sector",
        _("area type"): "area_type",
    }
    chosen = {
        heading: filter_name(view.selection, key, context) or _("all")
        for heading, key in filters.items()
    }
    return [
        Column(_("indicator"), lambda line: name, width=28),
        *(
            Column(heading, lambda line, text=text: text)
            for heading, text in chosen.items()
        ),
        Column(_("period"), lambda line: line.row["period"]),
    ]


def _figures(_: Translate) -> list[Column]:
    return [
        _of_row(_("numerator"), "numerator", "count"),
        _of_row(_("denominator"), "denominator", "count"),
        _of_row(_("value"), "value", "value"),
        _of_row(_("lower bound"), "lower", "value"),
        _of_row(_("upper bound"), "upper", "value"),
        _of_row("n", "n", "count"),
        _of_row(_("reports due"), "due", "count"),
        _of_row(_("reports received"), "reported", "count"),
    ]


def _of_row(heading: str, key: str, kind: str) -> Column:
    return Column(heading, lambda line: number_or_none(line.row[key]), kind)


def _compared(view: Shown, _: Translate) -> list[Column]:
    """The other period, and the change from it; of shares in points."""
    lang, indicator = view.selection.lang, view.indicator
    is_share = indicator.unit in _SHARES
    scale, kind = (100, "points") if is_share else (1, "value")

    def before(heading: str, key: str, kind: str) -> Column:
        return Column(heading, lambda line: number_or_none(line.pair.before[key]), kind)

    def change(heading: str, key: str) -> Column:
        return Column(
            heading, lambda line: number_or_none(line.pair.change[key], scale), kind
        )

    return [
        Column(_("earlier period"), lambda line: line.pair.before["period"]),
        before(_("earlier value"), "value", "value"),
        before(_("earlier lower bound"), "lower", "value"),
        before(_("earlier upper bound"), "upper", "value"),
        before(_("earlier n"), "n", "count"),
        change(_("change (points)") if is_share else _("change"), "value"),
        change(_("lower bound of the change"), "lower"),
        change(_("upper bound of the change"), "upper"),
        Column(
            _("reading of the change"),
            lambda line: judgement_word(line.pair.change, indicator, lang),
            width=22,
        ),
    ]


def _remarks(view: Shown, context: Context, _: Translate) -> list[Column]:
    source = data_source(view.indicator, context, view.selection.lang)
    version = context.store.version
    columns = [
        Column(_("flag"), lambda line: line.row["flag"]),
        Column(_("note"), lambda line: note_of(line, view), width=50),
        Column(_("source"), lambda line: source, width=28),
        Column(_("data version"), lambda line: version, width=26),
    ]
    if context.store.is_sample:
        sample = sample_note(view.selection.lang)
        columns.append(Column(_("status of the data"), lambda line: sample, width=40))
    return columns


def note_of(line: Line, view: Shown) -> str:
    """What to mind of the row, in words; of both periods where two are compared."""
    lang, indicator = view.selection.lang, view.indicator
    note = flag_sentence(line.row, indicator, lang)
    if line.pair is not None:
        note = reasons(line.pair, indicator, lang)
    note = note or short_flag(line.row["flag"], lang)
    rows = [line.row] if line.pair is None else [line.pair.after, line.pair.before]
    if any(map(is_pooled, rows)):
        counted = translator(lang)("n counts quarterly reports")
        note += f"; {counted}; {sum_of_quarters(indicator, lang)}"
    return note.replace("\u00a0", " ")


def number_or_none(number: object, scale: int = 1) -> float | int | None:
    """Whole numbers as such; None for what is not known."""
    if not is_known(number):
        return None
    number = float(number) * scale
    return int(number) if number.is_integer() else number


def csv_cell(cell: object) -> object:
    """Numbers to ten digits that matter: the rest is noise of the division."""
    if isinstance(cell, float):
        return float(f"{cell:.{DIGITS}g}")
    return csv_text(cell) if isinstance(cell, str) else cell


def sample_note(lang: str) -> str:
    """That the figures are made up."""
    return translator(lang)("SAMPLE DATA – not official figures")
