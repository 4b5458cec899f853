"""Readers: any messy file becomes a raw table, or is refused with what to do.

    raw = read_table(Path("laporan.xlsx"), limits=Limits.from_settings(settings))
    raw.frame()          # pandas: text cells + `line` + `skipped`; data rows only
    raw.frame(skipped=True), raw.skipped_frame()   # with / only the rows left out
    raw.sql              # a SELECT for DuckDB, for tables larger than memory
    raw.notes            # sentences: encoding, titles skipped, …; note.to("id")

What holds for every reader: the format comes from the content, never from the name;
each cell is the text of the source (Parquet keeps its types), an empty one is null;
each row has its line in the source; no row is taken out, a row that is no data row
carries its reason in `skipped`; whatever is wrong is a `FileRefused` with a sentence
in both languages, and nothing is left behind.

How to add a reader, say for ODS:

1. `content.py`: recognise the format by its first bytes in `file_format` and return
   a new word for it. A format that will not be read gets a sentence there instead.
2. A new module `ods_reader.py` with one public function
   `read_ods(path, *, out, limits, sheet) -> RawTable`. It finds the header with
   `layout.find_layout` on the first rows, then feeds `(line, cells)` to
   `raw_table.raw_writer`, which counts, pads, classifies, checks limits and cleans up.
   `descriptions.written_table` makes a `RawTable` of the writer that is done.
3. A format that can explode when opened (anything zipped or XML) is opened in a child
   process with capped memory and time: see `xlsx_reader.py` and
   `workbook_child.py`.
4. Name it in `_READERS` below.
5. Tests: a good file, each mess, a cut-off file, one just above each limit, all made
   in the test; Indonesian and English sentences in locale/<locale>/read.po.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.ingest.readers.content import file_format, read_head
from dashboard.ingest.readers.csv_reader import read_csv
from dashboard.ingest.readers.html_reader import read_html
from dashboard.ingest.readers.limits import Limits, check_file_size
from dashboard.ingest.readers.parquet_reader import read_parquet
from dashboard.ingest.readers.raw_table import RawTable, SkippedLine
from dashboard.ingest.readers.xlsx_reader import read_xlsx
from dashboard.ingest.refusals import FileRefused

__all__ = ["FileRefused", "Limits", "RawTable", "SkippedLine", "read_table"]


def read_table(
    path: Path,
    *,
    limits: Limits | None = None,
    sheet: str | None = None,
    folder: Path | None = None,
) -> RawTable:
    """Read any file into a Parquet of text rows in `folder`; refuse persons' data.

    sheet: name or number of a workbook's sheet, needed where several hold tables.
    folder: without one a temporary folder is used, which lives as long as the result.
    Raises FileRefused.
    """
    path, limits = Path(path), limits or Limits()
    head = read_head(path)
    check_file_size(path, limits)
    kept = TemporaryDirectory(prefix="berdaya-") if folder is None else None
    out = (folder or Path(kept.name)) / "raw.parquet"
    raw = _READERS[file_format(path, head)](path, head, out, limits, sheet)
    return replace(raw, keeps=kept)


_READERS = {
    "csv": lambda path, head, out, limits, _: read_csv(
        path, head, out=out, limits=limits
    ),
    "html": lambda path, head, out, limits, _: read_html(
        path, head, out=out, limits=limits
    ),
    "xlsx": lambda path, _, out, limits, sheet: read_xlsx(
        path, out=out, limits=limits, sheet=sheet
    ),
    "parquet": lambda path, _head, _out, limits, _: read_parquet(path, limits=limits),
}
