"""What is said about a table that was read, or about a file without one."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.ingest.guard import refuse_identity_in_text
from dashboard.ingest.readers.layout import Layout
from dashboard.ingest.readers.raw_table import RawTable, RawWriter, SkippedLine
from dashboard.texts import Sentence
from dashboard.texts import sentence as _


def written_table(
    file: Path,
    form: str,
    *,
    writer: RawWriter,
    layout: Layout,
    above: tuple[SkippedLine, ...],
    notes: Iterable[Sentence],
    properties: dict[str, str] | None = None,
) -> RawTable:
    """The table a writer has finished: `file`, of the format `form`, as text cells."""
    return RawTable(
        file=file,
        format=form,
        parquet=writer.out,
        header=layout.header,
        columns=writer.columns,
        rows=writer.rows,
        skipped_rows=writer.skipped_rows,
        header_line=layout.header_line,
        above_header=above,
        notes=tuple(notes),
        properties=properties or {},
    )


def above_header(layout: Layout, *, joined_by: str = " | ") -> tuple[SkippedLine, ...]:
    """The lines above the header, blank ones included; never an identity number."""
    lines = []
    for line, cells in layout.above:
        text = joined_by.join(cell for cell in cells if cell and cell.strip())
        lines.append(SkippedLine(line, text, "title" if text else "blank"))
    refuse_identity_in_text(line.text for line in lines)
    return tuple(lines)


def layout_notes(above: tuple[SkippedLine, ...], short_rows: int) -> Iterator[Sentence]:
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


def several_tables(path: Path, names: list[str]) -> Sentence:
    return _(
        "{file} holds several tables ({names}). Name the one to read with --sheet, or "
        "save it as a file of its own.",
        file=path.name,
        names=", ".join(names),
    )
