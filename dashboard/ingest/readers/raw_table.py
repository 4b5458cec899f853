"""A raw table: any file as a Parquet of text cells, one row per source row.

The Parquet holds the source's columns in order, then `line` (1-based line of the
source file where the row begins) and `skipped` (why a row is no data row, else
null). Rows are never taken out here, so what a later step leaves out can be listed.
"""

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.ingest.guard import IdentityGuard
from dashboard.ingest.readers.content import damaged
from dashboard.ingest.readers.limits import Limits, check_columns, check_rows
from dashboard.ingest.readers.rows import RowClassifier
from dashboard.ingest.refusals import DiskFull, FileDamaged
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

LINE, SKIPPED = "line", "skipped"
BATCH_ROWS = 50_000


@dataclass(frozen=True)
class SkippedLine:
    """A line above the header, kept as text."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class RawTable:
    file: Path
    format: str  # csv | xlsx | html | parquet
    parquet: Path
    header: tuple[str, ...]  # as found
    columns: tuple[str, ...]  # unique, trimmed; the names in the Parquet
    rows: int  # below the header, skipped ones included
    typed: bool = False  # True: a Parquet file with its own types
    skipped_rows: int = 0
    header_line: int = 1
    above_header: tuple[SkippedLine, ...] = ()
    notes: tuple[Sentence, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)  # encoding, delimiter, …
    keeps: TemporaryDirectory | None = field(default=None, repr=False)

    @property
    def sql(self) -> str:
        """A SELECT for DuckDB: the columns, `line` and `skipped`."""
        source = str(self.parquet).replace("'", "''")
        if not self.typed:
            return f"SELECT * FROM read_parquet('{source}')"
        return (
            "SELECT *, file_row_number + 1 AS line, NULL::VARCHAR AS skipped FROM "
            f"(SELECT * FROM read_parquet('{source}', file_row_number = true))"
        )

    def batches(self, rows: int = BATCH_ROWS) -> Iterator[pa.RecordBatch]:
        """The rows piece by piece, for tables that do not fit in memory."""
        line = 1
        try:
            with pq.ParquetFile(self.parquet) as file:
                for batch in file.iter_batches(rows):
                    yield _with_lines(batch, line) if self.typed else batch
                    line += batch.num_rows
        except (pa.ArrowException, OSError) as error:
            raise FileDamaged(damaged(self.file)) from error

    def frame(self, *, skipped: bool = False) -> pd.DataFrame:
        """One row per source row, text cells; without skipped rows unless asked."""
        table = pa.Table.from_batches(self.batches())
        rows = table.to_pandas()
        return rows if skipped else rows[rows[SKIPPED].isna()].reset_index(drop=True)

    def skipped_frame(self) -> pd.DataFrame:
        """line, skipped (the reason), text (its cells joined by " | ")."""
        rows = self.frame(skipped=True)
        rows = rows[rows[SKIPPED].notna()]
        cells = rows[list(self.columns)].fillna("").astype(str)
        text = cells.agg(lambda row: " | ".join(cell for cell in row if cell), axis=1)
        return rows[[LINE, SKIPPED]].assign(text=text).reset_index(drop=True)


def _with_lines(batch: pa.RecordBatch, first: int) -> pa.RecordBatch:
    lines = pa.array(range(first, first + batch.num_rows), pa.int64())
    reasons = pa.nulls(batch.num_rows, pa.string())
    names = [*batch.schema.names, LINE, SKIPPED]
    return pa.RecordBatch.from_arrays([*batch.columns, lines, reasons], names=names)


def unique_names(header: Sequence[str]) -> tuple[str, ...]:
    """Trimmed names; an empty one becomes column_3, a repeated one "name (2)"."""
    taken = {LINE, SKIPPED, "file_row_number"}
    names = []
    for place, cell in enumerate(header, start=1):
        plain = " ".join(cell.split()) or f"column_{place}"
        name, count = plain, 1
        while name.casefold() in taken:
            count += 1
            name = f"{plain} ({count})"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


class RawWriter:
    """Writes rows of text cells to Parquet, batch by batch.

    Short rows are filled with nulls. Surplus cells are kept in the last column,
    joined by " | ", and the row is marked `too_many_cells`.
    """

    def __init__(self, out: Path, *, header: Sequence[str], limits: Limits) -> None:
        check_columns(len(header), limits)
        self.out = out
        self.columns = unique_names(header)
        self.limits = limits
        self.rows = self.skipped_rows = self.short_rows = 0
        self.classifier = RowClassifier(header)
        self._guard = IdentityGuard(self.columns)
        fields = [(name, pa.string()) for name in self.columns]
        schema = pa.schema([*fields, (LINE, pa.int64()), (SKIPPED, pa.string())])
        self._file = pq.ParquetWriter(out, schema, compression="zstd")
        self._schema = schema
        self._lines: list[int] = []
        self._cells: list[Sequence[str | None]] = []

    def add(self, line: int, cells: Sequence[str | None]) -> None:
        self._lines.append(line)
        self._cells.append(cells)
        if len(self._cells) >= BATCH_ROWS:
            self.flush()

    def flush(self) -> None:
        if not self._cells:
            return
        surplus = self._fit_width()
        arrays = [_text_array(column) for column in zip(*self._cells, strict=True)]
        self._write(arrays, pa.array(self._lines, pa.int64()), surplus)
        self._lines, self._cells = [], []

    def add_columns(self, arrays: Sequence[pa.Array], first_line: int) -> None:
        """Rows on successive lines, as wide as the header, empty cells null."""
        self.flush()
        lines = pa.array(np.arange(first_line, first_line + len(arrays[0])))
        self._write(arrays, lines, [])

    def _write(
        self, arrays: Sequence[pa.Array], lines: pa.Array, surplus: Sequence[int]
    ) -> None:
        self.rows += len(lines)
        check_rows(self.rows, self.limits)
        reasons = self.classifier.reasons(arrays, surplus=surplus)
        self.skipped_rows += len(reasons) - reasons.null_count
        self._guard.look(dict(zip(self.columns, arrays, strict=True)))
        self._file.write_batch(
            pa.RecordBatch.from_arrays([*arrays, lines, reasons], schema=self._schema)
        )

    def _fit_width(self) -> list[int]:
        """Make all rows as wide as the header; return places of rows too wide."""
        width, surplus = len(self.columns), []
        for place, cells in enumerate(self._cells):
            if len(cells) == width:
                continue
            if len(cells) < width:
                self.short_rows += any(cells)
                self._cells[place] = [*cells, *[None] * (width - len(cells))]
            else:
                kept, rest = cells[: width - 1], cells[width - 1 :]
                if any(rest[1:]):
                    surplus.append(place)
                joined = " | ".join(cell for cell in rest if cell)
                self._cells[place] = [*kept, joined]
        return surplus

    def finish(self) -> None:
        self.flush()
        self._guard.refuse()
        self._file.close()

    def abandon(self) -> None:
        with suppress(OSError):  # the disk may be full; the file is deleted anyway
            self._file.close()


def _text_array(cells: Sequence[str | None]) -> pa.Array:
    """Empty cells become null."""
    return pa.array([cell or None for cell in cells], pa.string())


@contextmanager
def raw_writer(
    out: Path, *, header: Sequence[str], limits: Limits
) -> Iterator[RawWriter]:
    """A `RawWriter` that leaves no half-written file behind."""
    writer = RawWriter(out, header=header, limits=limits)
    try:
        with disk_errors(out):
            yield writer
            writer.finish()
    except BaseException:
        writer.abandon()
        out.unlink(missing_ok=True)
        raise


@contextmanager
def disk_errors(out: Path) -> Iterator[None]:
    """A full disk as a refusal with a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise DiskFull(
            _(
                "The disk is full: {folder} has no room for the copy of the file. "
                "Nothing was imported and nothing was changed. Free some space and "
                "import again.",
                folder=out.parent,
            )
        ) from error
