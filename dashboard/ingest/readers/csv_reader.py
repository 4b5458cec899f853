"""CSV of any delimiter, encoding and line end; streamed, so size does not matter."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from dashboard.ingest.readers.content import damaged
from dashboard.ingest.readers.csv_blocks import Block, plain_columns, read_blocks
from dashboard.ingest.readers.descriptions import (
    above_header,
    layout_notes,
    no_table,
    written_table,
)
from dashboard.ingest.readers.layout import (
    SAMPLE_ROWS,
    Row,
    find_delimiter,
    find_layout,
)
from dashboard.ingest.readers.limits import Limits, cell_too_long
from dashboard.ingest.readers.raw_table import (
    RawTable,
    RawWriter,
    SkippedLine,
    raw_writer,
)
from dashboard.ingest.readers.text_lines import TextLines
from dashboard.ingest.refusals import FileDamaged, TableNotFound
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

LONGEST_RECORD = 100  # lines; a longer one is an unclosed quotation mark


def read_csv(path: Path, head: bytes, *, out: Path, limits: Limits) -> RawTable:
    """Write the rows to `out` and describe them."""
    sample = list(islice(TextLines(path, head).of_file(), SAMPLE_ROWS))
    delimiter = find_delimiter(sample)
    if delimiter is None:
        raise TableNotFound(no_table(path))
    with _cell_length(limits):
        source = _Source(TextLines(path, head), sample, delimiter, limits)
        return _write_table(source, out=out, limits=limits)


@contextmanager
def _cell_length(limits: Limits) -> Iterator[None]:
    """The csv module keeps this limit for the whole process: give it back."""
    usual = csv.field_size_limit(limits.cell_length)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


class _Source:
    """A file whose first lines are known, and how it is delimited."""

    def __init__(
        self, lines: TextLines, sample: list[str], delimiter: str, limits: Limits
    ) -> None:
        self.lines, self.sample = lines, sample
        self.delimiter, self.limits = delimiter, limits

    @property
    def goes_by_blocks(self) -> bool:
        """Past the sample, the file can be cut between rows at line feeds."""
        whole = len(self.sample) == SAMPLE_ROWS and self.lines.encoding == "utf-8"
        quotes = sum(line.count('"') for line in self.sample)
        return whole and quotes % 2 == 0 and all("\n" in line for line in self.sample)

    def sample_rows(self) -> list[Row]:
        """The first rows, from the sample only where the rest goes by blocks."""
        if self.goes_by_blocks:
            return list(self.records(self.sample, first_line=1))
        self._rest = self.records(self.lines.of_file(), first_line=1)
        return list(islice(self._rest, SAMPLE_ROWS))

    def write_rest(self, writer: RawWriter) -> None:
        if not self.goes_by_blocks:
            _add_rows(writer, self._rest)
            return
        blocks = read_blocks(
            self.lines.path, skip_lines=len(self.sample), limits=self.limits
        )
        for block in blocks:
            columns = plain_columns(
                block,
                columns=writer.columns,
                delimiter=self.delimiter,
                limits=self.limits,
            )
            if columns:
                writer.add_columns(columns, block.first_line)
            else:
                _add_rows(writer, self._careful(block, blocks))

    def _careful(self, block: Block, following: Iterator[Block]) -> Iterator[Row]:
        """The rows of a block; of all that follow, too, where a row runs across."""
        parts = [block] if block.ends_between_rows else chain([block], following)
        text = self.lines.of_blocks(part.data for part in parts)
        return self.records(text, first_line=block.first_line)

    def records(self, text: Iterable[str], *, first_line: int) -> Iterator[Row]:
        """(first line, cells) of each record; refuses quotation marks never closed."""
        reader = csv.reader(text, delimiter=self.delimiter)
        last, first = first_line - 1, first_line
        quotes = self.lines.quotes
        try:
            for cells in reader:
                first, last = last + 1, first_line - 1 + reader.line_num
                if last - first >= LONGEST_RECORD:
                    raise FileDamaged(_unclosed(first))
                yield first, cells
        except csv.Error as error:
            if "field larger" in str(error):
                raise cell_too_long(last + 1, self.limits) from error
            raise FileDamaged(damaged(self.lines.path)) from error
        if last > first and (self.lines.quotes - quotes) % 2:
            raise FileDamaged(_unclosed(first))


def _add_rows(writer: RawWriter, rows: Iterable[Row]) -> None:
    for line, cells in rows:
        writer.add(line, cells)


def _write_table(source: _Source, *, out: Path, limits: Limits) -> RawTable:
    lines, delimiter = source.lines, source.delimiter
    layout = find_layout(source.sample_rows())
    if layout is None:
        raise TableNotFound(no_table(lines.path))
    above = above_header(layout, joined_by=delimiter)
    with raw_writer(out, header=layout.header, limits=limits) as writer:
        _add_rows(writer, layout.first_rows)
        source.write_rest(writer)
    return written_table(
        lines.path,
        "csv",
        writer=writer,
        layout=layout,
        above=above,
        notes=_notes(lines, above, writer.short_rows),
        properties={"encoding": lines.encoding_name, "delimiter": delimiter},
    )


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
