"""CSV of any delimiter, encoding and line end; streamed, so size does not matter."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from dashboard.ingest.readers.content import damaged
from dashboard.ingest.readers.layout import (
    SAMPLE_ROWS,
    find_delimiter,
    find_layout,
)
from dashboard.ingest.readers.limits import Limits, cell_too_long
from dashboard.ingest.readers.raw_table import RawTable, SkippedLine, raw_writer
from dashboard.ingest.readers.refusals import FileDamaged, TableNotFound
from dashboard.ingest.readers.text_lines import TextLines
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
    sample = list(islice(records, SAMPLE_ROWS))
    layout = find_layout([cells for _line, cells in sample])
    if layout is None:
        raise TableNotFound(no_table(lines.path))
    above = [_above(row, delimiter) for row in sample[: layout.header]]
    header_line, header = sample[layout.header]
    header = _fit(header, layout.width)
    with raw_writer(out, header=header, limits=limits) as writer:
        for line, cells in chain(sample[layout.header + 1 :], records):
            writer.add(line, cells)
    return RawTable(
        file=lines.path,
        format="csv",
        parquet=out,
        header=tuple(header),
        columns=writer.columns,
        rows=writer.rows,
        skipped_rows=writer.skipped_rows,
        header_line=header_line,
        above_header=tuple(above),
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


def _above(row: Row, delimiter: str) -> SkippedLine:
    line, cells = row
    text = delimiter.join(cells).strip(delimiter + " ")
    return SkippedLine(line=line, text=text, reason="title" if text else "blank")


def _fit(header: list[str], width: int) -> list[str]:
    return [*header, *[""] * (width - len(header))][:width]


def _notes(
    lines: TextLines, above: list[SkippedLine], short_rows: int
) -> Iterator[Sentence]:
    if lines.encoding_name != "UTF-8":
        yield _("Letters read as {encoding}.", encoding=lines.encoding_name)
    if lines.marks > 1:
        yield _("{count} byte order marks inside the file ignored.", count=lines.marks)
    if above:
        yield _("{count} lines above the header skipped.", count=len(above))
    if short_rows:
        yield _(
            "{count} rows have fewer cells than the header; the missing cells count "
            "as empty.",
            count=short_rows,
        )


def no_table(path: Path) -> Sentence:
    return _(
        "No table was found in {file}: a header row and at least two columns are "
        "needed. Open the file and check that it holds one table, then save it as "
        "CSV or XLSX.",
        file=path.name,
    )


def _unclosed(line: int) -> Sentence:
    return _(
        "A quotation mark on line {line} is opened and not closed, so the rows after "
        "it cannot be told apart. Correct that line and import again.",
        line=line,
    )
