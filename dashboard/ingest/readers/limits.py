"""How large a file may be, and the sentence for each limit that it exceeds."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.ingest.refusals import LimitExceeded
from dashboard.settings import Settings
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    file_bytes: int = 8192 * MEGABYTE
    rows: int = 20_000_000
    columns: int = 500
    cell_length: int = 32_767  # characters; Excel's own limit
    zip_entries: int = 2_000
    unzipped_bytes: int = 1024 * MEGABYTE
    cells: int = 60_000_000  # of a workbook or a web page
    html_bytes: int = 64 * MEGABYTE
    child_memory_bytes: int = 1024 * MEGABYTE  # of the process that opens a workbook
    child_seconds: int = 600

    @classmethod
    def from_settings(cls, settings: Settings) -> "Limits":
        return cls(file_bytes=settings.max_file_mb * MEGABYTE, rows=settings.max_rows)


def check_file_size(path: Path, limits: Limits) -> None:
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise LimitExceeded(
            _(
                "{file} is {size} MB; at most {limit} MB are read. Split the file, "
                "for example by quarter, or save it as Parquet.",
                file=path.name,
                size=-(-size // MEGABYTE),
                limit=limits.file_bytes // MEGABYTE,
            ),
            limit="file_bytes",
        )


def check_rows(rows: int, limits: Limits) -> None:
    if rows > limits.rows:
        raise LimitExceeded(
            _(
                "The table has more than {limit} rows. Split the file, for example "
                "by quarter, and import the parts.",
                limit=limits.rows,
            ),
            limit="rows",
        )


def check_columns(columns: int, limits: Limits) -> None:
    if columns > limits.columns:
        raise LimitExceeded(
            _(
                "The table reaches column {columns}; at most {limit} columns are read. "
                "Keep the columns that are asked for and delete the rest.",
                columns=columns,
                limit=limits.columns,
            ),
            limit="columns",
        )


def check_cells(cells: int, limits: Limits) -> None:
    if cells > limits.cells:
        raise LimitExceeded(
            _(
                "The sheet has more than {limit} cells. Save it as CSV and import "
                "that.",
                limit=limits.cells,
            ),
            limit="cells",
        )


def cell_too_long(line: int, limits: Limits) -> LimitExceeded:
    return LimitExceeded(cell_too_long_text(line, limits), limit="cell_length")


def cell_too_long_text(line: int, limits: Limits) -> Sentence:
    return _(
        "A cell on line {line} is longer than {limit} characters. Look for a "
        "quotation mark that is opened there and never closed, or shorten the text.",
        line=line,
        limit=limits.cell_length,
    )
