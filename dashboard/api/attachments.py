"""Files that a reader takes away: the same name, type and CSV for all of them."""

import csv
import io
from collections.abc import Iterable

from flask import Response

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
