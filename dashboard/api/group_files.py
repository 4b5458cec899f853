"""What /groups shows of one region, as CSV and XLSX: a tidy row per number.

A row names region, period and filters, so that rows of several files may be put
together. What may not be shown is empty, and the note says why.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, request

from dashboard.api.attachments import KINDS, attachment, csv_body, new_workbook
from dashboard.api.file_table import csv_cell, number_or_none, sample_note
from dashboard.components.distribution_chart import bound_words, class_label
from dashboard.components.downloads import SAMPLE_NAME
from dashboard.components.filter_words import filter_words
from dashboard.components.group_parts import weak_parts
from dashboard.components.sentences import data_source
from dashboard.components.wording import Row, flag_sentence, short_flag
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import NBSP
from dashboard.queries.distributions import WeakShare
from dashboard.queries.group_view import GroupLine, GroupView, group_view
from dashboard.texts import Translate, translator

_NUMBERS = ("value", "lower", "upper", "numerator", "denominator", "n")


def group_files_blueprint(context: Context) -> Blueprint:
    """GET /download/groups.csv and .xlsx, with the query of the page."""
    blueprint = Blueprint("group_files", __name__, url_prefix="/download")

    @blueprint.get("/groups.<kind>")
    def group_figures(kind):
        view = group_view(context, request.args.to_dict())
        if kind not in KINDS or view is None:
            abort(404)
        rows = [_headings(translator(view.selection.lang)), *_rows(view, context)]
        if kind == "csv":
            body = csv_body([csv_cell(cell) for cell in row] for row in rows)
        else:
            body = _workbook(rows, context, view)
        return attachment(body, _stem(view, context), kind)

    return blueprint


def _headings(_: Translate) -> list[str]:
    return [
        *(_("code"), _("region"), _("indicator"), _("period"), _("filters")),
        *(_("what"), _("part"), _("value"), _("lower bound"), _("upper bound")),
        *(_("numerator"), _("denominator"), "n", _("flag"), _("note")),
        *(_("source"), _("data version"), _("status of the data")),
    ]


def _rows(view: GroupView, context: Context) -> Iterator[list]:
    """Figures of all indicators; of the chosen one classes and weak groups by part."""
    for line in view.lines.values():
        for fact in _figure(line, view):
            yield _line(fact, line, view, context)
    every = [*_classes(view.line, view), *_weak_parts(view, context)]
    for fact in every:
        yield _line(fact, view.line, view, context)


@dataclass(frozen=True)
class _Fact:
    """One row: `numbers` as in _NUMBERS; `row` is what the note is made of."""

    what: str
    part: str
    numbers: Sequence[float | None]
    row: Row


def _figure(line: GroupLine, view: GroupView) -> Iterator[_Fact]:
    lang, row = view.selection.lang, line.reading.row
    _ = translator(lang)
    if row is not None:
        numbers = [number_or_none(row[name]) for name in _NUMBERS]
        yield _Fact(_("figure"), "", numbers, row)
    if line.distribution is not None:
        words = bound_words(line.reading.indicator, lang)
        yield _weak(line.distribution.weak, _("weak groups"), words)


def _classes(line: GroupLine, view: GroupView) -> Iterator[_Fact]:
    lang, found = view.selection.lang, line.distribution
    if found is None:
        return
    what = translator(lang)("groups by class")
    total = sum(count for _first, _last, count in found.classes)
    for first, last, count in found.classes:
        share = count / total if total else None
        label = class_label(first, last, found.indicator, lang)
        row = {"flag": found.flag, "n": total, "due": None, "reported": None}
        yield _Fact(what, label, [share, None, None, count, total, total], row)


def _weak_parts(view: GroupView, context: Context) -> Iterator[_Fact]:
    words = translator(view.selection.lang)("weak groups")
    for group, part, share in weak_parts(view, context):
        yield _weak(share, f"{words}: {group}", part)


def _weak(share: WeakShare, what: str, part: str) -> _Fact:
    row = {"flag": share.flag, "n": share.n, "due": None, "reported": None}
    return _Fact(what, part, _numbers_of(share), row)


def _line(fact: _Fact, line: GroupLine, view: GroupView, context: Context) -> list:
    found, lang = line.reading, view.selection.lang
    note = flag_sentence(fact.row, found.indicator, lang)
    note = note or short_flag(fact.row["flag"], lang)
    return [
        view.place,
        context.regions[view.place].short_name,
        found.indicator.name.in_locale(lang),
        found.period,
        "; ".join(filter_words(view.selection, context)),
        fact.what,
        fact.part,
        *fact.numbers,
        fact.row["flag"],
        note.replace(NBSP, " "),
        data_source(found.indicator, context, lang),
        context.store.version,
        sample_note(lang) if context.store.is_sample else "",
    ]


def _numbers_of(share: WeakShare) -> list:
    if share.flag not in flags.SHOWN:
        return [None, None, None, None, None, share.n]
    return [share.value, share.lower, share.upper, share.weak, share.n, share.n]


def _stem(view: GroupView, context: Context) -> str:
    name = f"groups_{view.place.replace('.', '')}_{view.line.reading.period or '-'}"
    return (SAMPLE_NAME if context.store.is_sample else "") + name


def _workbook(rows: list[list], context: Context, view: GroupView) -> bytes:
    """One sheet, named as a sample where it is one."""
    _ = translator(view.selection.lang)
    file = io.BytesIO()
    with new_workbook(file) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        name = _("SAMPLE DATA") if context.store.is_sample else _("Data")
        sheet = book.add_worksheet(name)
        sheet.set_column(0, len(rows[0]) - 1, 18)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row, None if number else bold)
        sheet.freeze_panes(1, 2)
    return file.getvalue()
