"""Where the table begins in the first rows of a sheet, and how a text is delimited."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

SAMPLE_ROWS = 200
DELIMITERS = (";", "\t", "|", ",")  # in this order where two fit equally well

Cells = Sequence[str | None]
Row = tuple[int, Cells]  # the line in the source, its cells


@dataclass(frozen=True)
class Layout:
    """Where a table lies in the first rows; `first_rows` are those below its header."""

    above: tuple[Row, ...]
    header_line: int
    header: tuple[str, ...]
    first_rows: tuple[Row, ...]


def find_layout(rows: Sequence[Row]) -> Layout | None:
    """The header is the first row about as full as most rows; None: no table."""
    counts = [_filled(cells) for _line, cells in rows]
    usual = _usual(counts)
    if usual < 2:
        return None
    needed = max(2, -(-usual // 2))
    place = next(place for place, count in enumerate(counts) if count >= needed)
    line, top = rows[place]
    width = max(_width(top), _usual([_width(cells) for _line, cells in rows[place:]]))
    header, body = _header(_fit(top, width), rows[place + 1 :])
    return Layout(tuple(rows[:place]), line, header, tuple(body))


def _header(
    top: list[str], rows: Sequence[Row]
) -> tuple[tuple[str, ...], Sequence[Row]]:
    """A header of two rows, as merged cells leave it, becomes "above - below"."""
    below = _fit(rows[0][1], len(top)) if rows else []
    if not _continues(top, below):
        return tuple(top), rows
    names, group = [], ""
    for upper, lower in zip(top, below, strict=True):
        group = upper if upper.strip() else group
        names.append(f"{group.strip()} - {lower.strip()}" if lower.strip() else upper)
    return tuple(names), rows[1:]


def _continues(top: list[str], below: list[str]) -> bool:
    """The second row fills the gaps that merged cells left in the first.

    Its first cell is empty, so it is no data row: that one has a region or a number.
    """
    pairs = list(zip(top, below, strict=False))
    gaps = [lower for upper, lower in pairs if not upper.strip() and lower.strip()]
    return bool(gaps) and bool(top[0].strip()) and not below[0].strip()


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


def _fit(cells: Cells, width: int) -> list[str]:
    return [cell or "" for cell in [*cells, *[""] * width][:width]]


def _filled(row: Cells) -> int:
    return sum(1 for cell in row if cell and cell.strip())


def _width(row: Cells) -> int:
    """Cells up to the last filled one."""
    filled = [place for place, cell in enumerate(row, start=1) if cell and cell.strip()]
    return filled[-1] if filled else 0
