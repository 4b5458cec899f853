"""Files that a reader takes away: the same name, type and CSV for all of them."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

import xlsxwriter
from flask import Response

from dashboard.formats import WORKBOOK_OPTIONS

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def attachment(body: str | bytes, stem: str, kind: str) -> Response:
    """An answer that a browser saves as `stem.kind`, a kind of KINDS."""
    response = Response(body, content_type=KINDS[kind])
    disposition = f'attachment; filename="{stem}.{kind}"'
    response.headers["Content-Disposition"] = disposition
    return response


def csv_body(rows: Iterable[list]) -> str:
    """With a byte-order mark, so that spreadsheets read it as UTF-8."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return "\ufeff" + text.getvalue()


@contextmanager
def new_workbook(file: BinaryIO) -> Iterator[xlsxwriter.Workbook]:
    """A workbook that is in the file when the block ends, and then no longer in memory.

    It and its sheets hold each other, and so their cells, until Python looks for such
    garbage hundreds of requests later: 13 MB for 7,285 rows.
    """
    with xlsxwriter.Workbook(file, {"in_memory": True} | WORKBOOK_OPTIONS) as book:
        yield book
    for part in (*book.worksheets(), book):
        vars(part).clear()
