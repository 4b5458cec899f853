"""Where the table begins in the first rows of a sheet, and how a text is delimited."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

SAMPLE_ROWS = 200
DELIMITERS = (";", "\t", "|", ",")  # in this order where two fit equally well

Cells = Sequence[str | None]


@dataclass(frozen=True)
class Layout:
    """`header` is the place of the header row among the sample rows."""

    header: int
    width: int


def find_layout(rows: Sequence[Cells]) -> Layout | None:
    """The header is the first row about as full as most rows; None: no table."""
    counts = [_filled(row) for row in rows]
    usual = _usual(counts)
    if usual < 2:
        return None
    needed = max(2, -(-usual // 2))
    header = next(place for place, count in enumerate(counts) if count >= needed)
    body = [row for row in rows[header:] if _filled(row)]
    usual_width = _usual([_width(row) for row in body])
    return Layout(header=header, width=max(_width(rows[header]), usual_width))


def find_delimiter(lines: Sequence[str]) -> str | None:
    """The delimiter that cuts most lines into the same number of cells."""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[4]
    scores = {delimiter: _score(lines, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > 0 else None


def _score(lines: Sequence[str], delimiter: str) -> float:
    try:
        rows = csv.reader(lines, delimiter=delimiter)
        widths = [len(row) for row in rows if any(row)]
    except csv.Error:
        return 0.0
    usual = _usual(widths)
    if usual < 2:
        return 0.0
    return widths.count(usual) / len(widths) * log(usual)


def _usual(counts: Sequence[int]) -> int:
    """The commonest count above one; of equally common ones the largest."""
    tally = Counter(count for count in counts if count > 1)
    return max(tally, key=lambda count: (tally[count], count), default=0)


def _filled(row: Cells) -> int:
    return sum(1 for cell in row if cell and cell.strip())


def _width(row: Cells) -> int:
    """Cells up to the last filled one."""
    filled = [place for place, cell in enumerate(row, start=1) if cell and cell.strip()]
    return filled[-1] if filled else 0
