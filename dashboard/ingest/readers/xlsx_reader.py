"""XLSX, opened by a child process that cannot take more memory or time than allowed."""

import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from dashboard.ingest.readers import workbook_child
from dashboard.ingest.readers.content import damaged
from dashboard.ingest.readers.descriptions import (
    above_header,
    layout_notes,
    no_table,
    several_tables,
    written_table,
)
from dashboard.ingest.readers.layout import SAMPLE_ROWS, Row, find_layout
from dashboard.ingest.readers.limits import (
    MEGABYTE,
    Limits,
    cell_too_long,
    check_cells,
    check_columns,
)
from dashboard.ingest.readers.raw_table import RawTable, raw_writer
from dashboard.ingest.refusals import (
    FileDamaged,
    FileRefused,
    FormatRefused,
    LimitExceeded,
    TableNotFound,
)
from dashboard.texts import Sentence
from dashboard.texts import sentence as _


def read_xlsx(
    path: Path, *, out: Path, limits: Limits, sheet: str | None = None
) -> RawTable:
    """Write the rows of one sheet to `out`; `line` is the row number in the sheet."""
    check_archive(path, limits)
    with _child(path, sheet, limits) as messages:
        source = _SheetRows(path, messages, limits)
        rows = iter(source)
        layout = find_layout(list(islice(rows, SAMPLE_ROWS)))
        if layout is None:
            raise TableNotFound(no_table(path))
        above = above_header(layout)
        with raw_writer(out, header=layout.header, limits=limits) as writer:
            for line, cells in chain(layout.first_rows, rows):
                writer.add(line, cells)
    return written_table(
        path,
        "xlsx",
        writer=writer,
        layout=layout,
        above=above,
        notes=(*layout_notes(above, 0), *source.notes()),
        properties={"sheet": source.sheet},
    )


def check_archive(path: Path, limits: Limits) -> None:
    """A zip with too many parts or too much in them is refused before it is opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = [part.file_size for part in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise FileDamaged(damaged(path)) from error
    if len(sizes) > limits.zip_entries:
        raise LimitExceeded(
            _(
                "The workbook has {count} parts inside; at most {limit} are read. "
                "Copy the table into a new workbook, or save it as CSV.",
                count=len(sizes),
                limit=limits.zip_entries,
            ),
            limit="zip_entries",
        )
    if sum(sizes) > limits.unzipped_bytes:
        raise LimitExceeded(
            _(
                "The workbook is {size} MB when unpacked; at most {limit} MB are read. "
                "Save the table as CSV and import that.",
                size=sum(sizes) // MEGABYTE,
                limit=limits.unzipped_bytes // MEGABYTE,
            ),
            limit="unzipped_bytes",
        )


class _SheetRows:
    """The child's messages as rows; rows that the sheet leaves out count as nothing."""

    def __init__(self, path: Path, messages: Iterator[str], limits: Limits) -> None:
        self.path, self.limits = path, limits
        self.messages = messages
        self.sheet = ""
        self.merged = 0

    def __iter__(self) -> Iterator[Row]:
        for text in self.messages:
            message = json.loads(text)
            if isinstance(message, list):
                yield message[0], message[1]
            elif "refused" in message:
                raise _refusal(self.path, message, self.limits)
            self._note(message)

    def _note(self, message: object) -> None:
        if isinstance(message, dict):
            self.sheet = message.get("sheet", self.sheet)
            self.merged = message.get("merged", self.merged)

    def notes(self) -> Iterator[Sentence]:
        if self.merged:
            yield _(
                "{count} merged cells cover several rows; only the first row of each "
                "has its value. Unmerge them where the other rows need it too.",
                count=self.merged,
            )


@contextmanager
def _child(path: Path, sheet: str | None, limits: Limits) -> Iterator[Iterator[str]]:
    """Lines of text from the child; it is dead when this ends, come what may."""
    options = {
        "path": str(path),
        "sheet": sheet,
        "columns": limits.columns,
        "cells": limits.cells,
        "cell_length": limits.cell_length,
        "memory_bytes": limits.child_memory_bytes,
        "seconds": limits.child_seconds,
    }
    # -P: the folder of the script must not shadow the standard library.
    command = [sys.executable, "-P", workbook_child.__file__, json.dumps(options)]
    environment = os.environ | {"OPENPYXL_DEFUSEDXML": "True"}
    environment["OPENBLAS_NUM_THREADS"] = "1"
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
    ) as child:
        clock = threading.Timer(limits.child_seconds, child.kill)
        clock.start()
        try:
            yield _lines(child, path, limits)
        finally:
            clock.cancel()
            child.kill()


def _lines(child: subprocess.Popen, path: Path, limits: Limits) -> Iterator[str]:
    yield from child.stdout
    code = child.wait()
    if code == workbook_child.DAMAGED:
        forbidden = "Forbidden" in child.stderr.read()
        raise (
            FormatRefused(_entities(path)) if forbidden else FileDamaged(damaged(path))
        )
    if code:  # out of memory, killed by the clock, or by the system
        raise LimitExceeded(_too_heavy(path, limits), limit="child_memory_bytes")


def _refusal(path: Path, message: dict, limits: Limits) -> FileRefused:
    kind = message["refused"]
    if kind == "columns":
        return _raised(check_columns, message["columns"], limits)
    if kind == "cells":
        return _raised(check_cells, limits.cells + 1, limits)
    if kind == "cell_length":
        return cell_too_long(message["line"], limits)
    if kind == "formula":
        return FormatRefused(_formula(path, message["cell"]))
    if kind == "sheets":
        return TableNotFound(several_tables(path, message["names"]))
    if kind == "no_sheet":
        return TableNotFound(_no_sheet(path, message["names"]))
    return TableNotFound(no_table(path))


def _raised(check, figure: int, limits: Limits) -> FileRefused:
    try:
        check(figure, limits)
    except LimitExceeded as refused:
        return refused
    raise ValueError(figure)


def _too_heavy(path: Path, limits: Limits) -> Sentence:
    return _(
        "{file} needs more than {memory} MB of memory or {seconds} seconds to open. "
        "Save the table as CSV and import that.",
        file=path.name,
        memory=limits.child_memory_bytes // MEGABYTE,
        seconds=limits.child_seconds,
    )


def _entities(path: Path) -> Sentence:
    return _(
        "{file} contains XML entities, which no spreadsheet program writes. It may be "
        "crafted to do harm; ask the sender for a new file.",
        file=path.name,
    )


def _formula(path: Path, cell: str) -> Sentence:
    return _(
        "Cell {cell} of {file} holds a formula without its result. Open the file in "
        "Excel or LibreOffice, save it, and import it again.",
        file=path.name,
        cell=cell,
    )


def _no_sheet(path: Path, names: list[str]) -> Sentence:
    return _(
        "{file} has no sheet of that name. Its sheets are: {names}.",
        file=path.name,
        names=", ".join(names),
    )
