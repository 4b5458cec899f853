"""CSV of any delimiter, encoding and line end; streamed, so size does not matter."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from dashboard.ingest.readers.content import damaged
from dashboard.ingest.readers.descriptions import above_header, layout_notes, no_table
from dashboard.ingest.readers.layout import (
    SAMPLE_ROWS,
    find_delimiter,
    find_layout,
)
from dashboard.ingest.readers.limits import Limits, cell_too_long
from dashboard.ingest.readers.raw_table import RawTable, SkippedLine, raw_writer
from dashboard.ingest.readers.text_lines import TextLines
from dashboard.ingest.refusals import FileDamaged, TableNotFound
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

LONGEST_RECORD = 100  # lines; a longer one is an unclosed quotation mark
Row = tuple[int, list[str]]


def read_csv(path: Path, head: bytes, *, out: Path, limits: Limits) -> RawTable:
    """Write the rows to `out` and describe them."""
    lines = TextLines(path, head)
    source = iter(lines)
    sample = list(islice(source, SAMPLE_ROWS))
    delimiter = find_delimiter(sample)
    if delimiter is None:
        raise TableNotFound(no_table(path))
    with _cell_length(limits):
        records = _records(chain(sample, source), delimiter, lines, limits)
        return _write_table(lines, records, delimiter, out=out, limits=limits)


@contextmanager
def _cell_length(limits: Limits) -> Iterator[None]:
    """The csv module keeps this limit for the whole process: give it back."""
    usual = csv.field_size_limit(limits.cell_length)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def _write_table(
    lines: TextLines,
    records: Iterator[Row],
    delimiter: str,
    *,
    out: Path,
    limits: Limits,
) -> RawTable:
    layout = find_layout(list(islice(records, SAMPLE_ROWS)))
    if layout is None:
        raise TableNotFound(no_table(lines.path))
    above = above_header(layout, joined_by=delimiter)
    with raw_writer(out, header=layout.header, limits=limits) as writer:
        for line, cells in chain(layout.first_rows, records):
            writer.add(line, cells)
    return RawTable(
        file=lines.path,
        format="csv",
        parquet=out,
        header=layout.header,
        columns=writer.columns,
        rows=writer.rows,
        skipped_rows=writer.skipped_rows,
        header_line=layout.header_line,
        above_header=above,
        notes=tuple(_notes(lines, above, writer.short_rows)),
        properties={"encoding": lines.encoding_name, "delimiter": delimiter},
    )


def _records(
    source: Iterator[str], delimiter: str, lines: TextLines, limits: Limits
) -> Iterator[Row]:
    """(first line, cells) of each record; refuses quotation marks never closed."""
    reader = csv.reader(source, delimiter=delimiter)
    line, first = 0, 1
    try:
        for cells in reader:
            first, line = line + 1, reader.line_num
            if line - first >= LONGEST_RECORD:
                raise FileDamaged(_unclosed(first))
            yield first, cells
    except csv.Error as error:
        if "field larger" in str(error):
            raise cell_too_long(line + 1, limits) from error
        raise FileDamaged(damaged(lines.path)) from error
    if line > first and lines.quotes % 2:
        raise FileDamaged(_unclosed(first))


def _notes(
    lines: TextLines, above: tuple[SkippedLine, ...], short_rows: int
) -> Iterator[Sentence]:
    if lines.encoding_name != "UTF-8":
        yield _("Letters read as {encoding}.", encoding=lines.encoding_name)
    if lines.marks > 1:
        yield _("{count} byte order marks inside the file ignored.", count=lines.marks)
    yield from layout_notes(above, short_rows)


def _unclosed(line: int) -> Sentence:
    return _(
        "A quotation mark on line {line} is opened and not closed, so the rows after "
        "it cannot be told apart. Correct that line and import again.",
        line=line,
    )
