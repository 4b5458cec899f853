"""Workbooks out: whole or not at all, and with nothing in them that runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from dashboard.formats import WORKBOOK_OPTIONS


@contextmanager
def new_workbook(out: Path) -> Iterator[xlsxwriter.Workbook]:
    """A workbook that takes the place of `out` when it is complete.

    Raises OSError where it cannot be written.
    """
    part = out.with_name(f"{out.name}.part")
    try:
        with _os_errors(), xlsxwriter.Workbook(part, WORKBOOK_OPTIONS) as book:
            yield book
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _os_errors() -> Iterator[None]:
    """XlsxWriter wraps the system's error; unwrap it."""
    try:
        yield
    except FileCreateError as error:
        inner = error.args[0] if error.args else error
        raise (inner if isinstance(inner, OSError) else OSError(str(error))) from error
