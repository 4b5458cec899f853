"""Web pages, also those saved as .xls: the one data table, or a refusal."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from dashboard.ingest.readers.content import text_encoding
from dashboard.ingest.readers.descriptions import (
    above_header,
    layout_notes,
    no_table,
    several_tables,
    written_table,
)
from dashboard.ingest.readers.layout import SAMPLE_ROWS, Row, find_layout
from dashboard.ingest.readers.limits import MEGABYTE, Limits, check_cells
from dashboard.ingest.readers.raw_table import RawTable, raw_writer
from dashboard.ingest.refusals import LimitExceeded, TableNotFound
from dashboard.texts import sentence as _

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
MOST_SPANNED = 1_000  # cells; more is a mistake or an attack


def read_html(path: Path, head: bytes, *, out: Path, limits: Limits) -> RawTable:
    """Write the rows of the table to `out`; `line` is the row number in the table."""
    if path.stat().st_size > limits.html_bytes:
        raise LimitExceeded(_too_large(limits), limit="html_bytes")
    tables = [rows for rows in _tables(path, head, limits) if len(rows) > 1]
    layouts = [(rows, find_layout(rows[:SAMPLE_ROWS])) for rows in tables]
    found = [(rows, layout) for rows, layout in layouts if layout]
    if not found:
        raise TableNotFound(no_table(path))
    if len(found) > 1:
        names = [layout.header[0].strip() or "?" for _rows, layout in found]
        raise TableNotFound(several_tables(path, names))
    rows, layout = found[0]
    above = above_header(layout)
    with raw_writer(out, header=layout.header, limits=limits) as writer:
        for line, cells in (*layout.first_rows, *rows[SAMPLE_ROWS:]):
            writer.add(line, cells)
    notes = layout_notes(above, writer.short_rows)
    return written_table(
        path, "html", writer=writer, layout=layout, above=above, notes=notes
    )


def _tables(path: Path, head: bytes, limits: Limits) -> list[list[Row]]:
    """The rows of each innermost table: pages lay out tables within tables."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        text = _text(path.read_bytes(), head)
        page = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, LookupError) as error:
        raise TableNotFound(no_table(path)) from error
    tables = [table for table in page.iter("table") if not table.xpath(".//table")]
    return [list(_rows(table, limits)) for table in tables]


def _text(content: bytes, head: bytes) -> str:
    """UTF-8 or UTF-16 where the bytes say so, else what the page declares."""
    encoding = text_encoding(head)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        named = _CHARSET.search(head)
        declared = named[1].decode() if named else "cp1252"
        usable = declared if declared.lower() != "utf-8" else "cp1252"
        text = content.decode(usable, errors="replace")
    return text.lstrip("\ufeff")


def _rows(table: etree._Element, limits: Limits) -> Iterator[Row]:
    """Rows as a sheet holds them, but a cell that spans rows is repeated downwards."""
    hanging: dict[int, tuple[int, str]] = {}  # column -> rows still covered, text
    count = 0
    for number, row in enumerate(table.iter("tr"), start=1):
        cells: list[str] = []
        for cell in row.iter("td", "th"):
            _place_hanging(cells, hanging)
            text = " ".join("".join(cell.itertext()).split())
            wide, tall = _span(cell, "colspan"), _span(cell, "rowspan")
            for step in range(wide):
                shown = text if step == 0 else ""
                if tall > 1:
                    hanging[len(cells)] = (tall - 1, _repeated(shown, row))
                cells.append(shown)
        _place_hanging(cells, hanging)
        count += len(cells)
        check_cells(count, limits)
        yield number, cells


def _repeated(text: str, row: etree._Element) -> str:
    """Header cells are not repeated downwards; region names are."""
    return "" if row.find("th") is not None else text


def _place_hanging(cells: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    """Fill in the cells that hang down from rows above."""
    while len(cells) in hanging:
        column = len(cells)
        rows, text = hanging.pop(column)
        if rows > 1:
            hanging[column] = (rows - 1, text)
        cells.append(text)


def _span(cell: etree._Element, attribute: str) -> int:
    text = cell.get(attribute, "1")
    return min(int(text), MOST_SPANNED) if text.isdigit() and int(text) else 1


def _too_large(limits: Limits):
    return _(
        "The web page is larger than {limit} MB. Save its table as CSV or XLSX and "
        "import that.",
        limit=limits.html_bytes // MEGABYTE,
    )
