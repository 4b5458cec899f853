"""Reads one sheet of an XLSX in a process of its own; run as a script by path.

A crafted workbook can ask for any amount of memory or time, so the process caps its
own and is killed by its parent when time is up. It imports nothing of ours, so that
little memory is enough, and writes JSON lines: {"sheet": …}, then one
[row, [cells]] for each row that has a cell, then {"merged": n}. Instead of these it may
write {"refused": kind, …}. Exit codes: 0 done, 3 out of memory, 4 damaged.
"""

import json
import re
import sys
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

OUT_OF_MEMORY, DAMAGED = 3, 4
PEEKED_ROWS = 50
# Sheets that go with a table and are none: our templates and official workbooks.
ASIDES = {"petunjuk", "instructions", "keterangan", "catatan", "metadata", "readme"}
_TWO_MEANINGS = re.compile(r"\s*[-+]?[1-9]\d{0,2}[.,]\d{3}\s*")


class Refused(Exception):
    """Sent to the parent as {"refused": kind, **values}."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind)
        self.message = {"refused": kind, **values}


def main() -> int:
    options = json.loads(sys.argv[1])
    cap_memory(options["memory_bytes"], options["seconds"])
    try:
        write_sheet(options)
    except Refused as refused:
        send(refused.message)
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception as error:  # any fault of any library here is a damaged file
        sys.stderr.write(" ".join(names_of(error)))
        return DAMAGED
    return 0


def names_of(error: BaseException | None) -> list[str]:
    """The class names of an error and of those that caused it."""
    names = []
    while error is not None:
        names.append(type(error).__name__)
        error = error.__cause__ or error.__context__
    return names


def cap_memory(memory_bytes: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no limits; the parent's clock remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))


def write_sheet(options: dict) -> None:
    from openpyxl import load_workbook

    # As an open file: openpyxl judges a path by its ending.
    with Path(options["path"]).open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True)
        sheet = choose_sheet(book, options)
        send({"sheet": sheet.title})
        with sheet._get_source() as source:
            parser = cell_parser(sheet, source, options)
            for row, cells in rows_of(parser, options):
                send([row, cells])
        send({"merged": tall_merges(parser)})


def choose_sheet(book, options: dict):
    """The named sheet, or the only visible one that holds a table."""
    sheets = [s for s in book.worksheets if s.sheet_state == "visible"]
    wanted = options["sheet"]
    if wanted is not None:
        for place, sheet in enumerate(book.worksheets, start=1):
            if wanted in (sheet.title, str(place)):
                return sheet
        raise Refused("no_sheet", names=[s.title for s in sheets])
    named = [s for s in sheets if s.title.strip().casefold() not in ASIDES] or sheets
    tables = [s for s in named if holds_table(s, options)]
    if len(tables) == 1:
        return tables[0]
    raise Refused("sheets" if tables else "no_table", names=[s.title for s in tables])


def holds_table(sheet, options: dict) -> bool:
    """Two rows with two filled cells among the first rows."""
    with sheet._get_source() as source:
        first = islice(
            rows_of(cell_parser(sheet, source, options), options), PEEKED_ROWS
        )
        full = [cells for _row, cells in first if len([c for c in cells if c]) >= 2]
    return len(full) >= 2


def rows_of(parser, options: dict):
    """(row number, text cells) of each row, whatever the sheet's dimension says."""
    count = 0
    for row, cells in parser.parse():
        width = max((cell["column"] for cell in cells if filled(cell)), default=0)
        count += width
        if count > options["cells"]:
            raise Refused("cells")
        yield row, line_of_text(cells, width, row, options)


def cell_parser(sheet, source, options: dict):
    """openpyxl's inner parser, which gives only the cells that exist.

    Its public iter_rows trusts the dimension, or pads every row to a maximum.
    """
    from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

    class Parser(WorkSheetParser):
        """Refuses formulas whose result was never stored: they would read as empty."""

        def parse_cell(self, element):
            cell = super().parse_cell(element)
            if filled(cell) and cell["column"] > options["columns"]:
                raise Refused("columns", columns=cell["column"])
            has_result = element.findtext(VALUE_TAG) or element.get("t") == "str"
            if not has_result and element.find(FORMULA_TAG) is not None:
                raise Refused("formula", cell=element.get("r", ""))
            return cell

    book = sheet.parent
    return Parser(
        source,
        sheet._shared_strings,
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )


def filled(cell: dict) -> bool:
    return cell["value"] is not None and cell["value"] != ""


def line_of_text(cells: list[dict], width: int, row: int, options: dict) -> list[str]:
    line = [""] * width
    for cell in cells:
        if filled(cell):
            text = as_text(cell["value"])
            if len(text) > options["cell_length"]:
                raise Refused("cell_length", line=row)
            line[cell["column"] - 1] = text
    return line


def as_text(value: object) -> str:
    """Dates as ISO, whole floats without ".0", numbers in one unmistakable spelling.

    A number 1.234 is written 1.2340, and a text "1.234" keeps Excel's apostrophe, so
    that a number is never taken for a text that could be read in two ways, or back.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    text = str(value)
    ambiguous = isinstance(value, str) and _TWO_MEANINGS.fullmatch(text)
    return f"'{text}" if ambiguous else text


def number_text(value: float) -> str:
    """Fifteen digits, as Excel keeps them: 0.1 + 0.2 is 0.3."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = format(value, ".15g")
    return text + "0" if _TWO_MEANINGS.fullmatch(text) else text


def tall_merges(parser) -> int:
    """Merged cells that cover several rows; only their first row has the value."""
    ranges = parser.merged_cells.mergeCell if parser.merged_cells else []
    return sum(1 for part in ranges if part.max_row > part.min_row)


def send(message: dict | list) -> None:
    sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
