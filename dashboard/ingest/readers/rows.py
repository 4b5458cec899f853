"""Which rows of a sheet are no data rows: blank, notes below the table, headers again.

Total rows ("INDONESIA", "Jumlah") stay: whether a row is a total is known only when
its name is compared with the regions.
"""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

BLANK = "blank"
FOOTER = "footer"
REPEATED_HEADER = "repeated_header"
COLUMN_NUMBERS = "column_numbers"
TOO_MANY_CELLS = "too_many_cells"

# "Sumber" alone is the name of several sub-districts, so it needs its colon.
_NOTE = re.compile(
    r"\s*(?:keterangan|catatan|penjelasan|sumber(?: data)?|sources?|(?:foot)?notes?"
    r"|cat|ket)\s*[:.]",
    re.IGNORECASE,
)
_NOTE_ALONE = re.compile(
    r"\s*(?:(?:keterangan|catatan|penjelasan)\s*$|[-–—*†‡]+\s*$|[*†‡]|(?:\.{3}|…)\s*\S)",
    re.IGNORECASE,
)
_COLUMN_NUMBER = re.compile(r"\s*(?:\((\d+)\)|-(\d+))\s*$")
# Starts of a first cell that make the whole row worth a look (RE2, for Arrow).
_SUSPECT = (
    r"^\s*($|keterangan|catatan|penjelasan|sumber|source|note|foot|cat|ket"
    r"|[-–—*†‡(…]|\.\.\.)"
)


class RowClassifier:
    """Gives each row its reason to be skipped; rows come in batches, in file order."""

    def __init__(self, header: Sequence[str]) -> None:
        self.header = [_plain(cell) for cell in header]
        self.in_footer = False

    def reasons(
        self, columns: Sequence[pa.Array], *, surplus: Sequence[int] = ()
    ) -> pa.Array:
        """One reason (or null) per row of text columns where empty is null."""
        found: list[str | None] = [None] * len(columns[0])
        for place in surplus:
            found[place] = TOO_MANY_CELLS
        for place in self._candidates(columns):
            cells = [column[place].as_py() for column in columns]
            found[place] = self.reason(cells) or found[place]
        return pa.array(found, pa.string())

    def reason(self, cells: Sequence[str | None]) -> str | None:
        filled = [cell for cell in cells if cell and cell.strip()]
        if not filled:
            return BLANK
        if [_plain(cell) for cell in cells] == self.header:
            return REPEATED_HEADER
        if _counts_columns(filled):
            return COLUMN_NUMBERS
        self.in_footer = self._is_note(filled, width=len(cells))
        return FOOTER if self.in_footer else None

    def _is_note(self, filled: Sequence[str], *, width: int) -> bool:
        """A note may hold the delimiter and so spill into the cells on its right."""
        if _NOTE.match(filled[0]):
            return True
        alone = len(filled) == 1 and width > 1
        return alone and (self.in_footer or bool(_NOTE_ALONE.match(filled[0])))

    def _candidates(self, columns: Sequence[pa.Array]) -> list[int]:
        """Places of rows worth a closer look; the rest are ordinary data rows.

        The row after a candidate is looked at too, because it ends a footer.
        """
        filled = pa.array([0] * len(columns[0]), pa.int32())
        for column in columns:
            filled = pc.add(filled, pc.is_valid(column).cast(pa.int32()))
        first = pc.fill_null(columns[0], "")
        suspect = pc.match_substring_regex(first, _SUSPECT, ignore_case=True)
        suspect = pc.or_(suspect, pc.less_equal(filled, 1))
        suspect = pc.or_(suspect, self._starts_like_header(first))
        places = pc.indices_nonzero(suspect).to_pylist()
        following = {place + 1 for place in places} - {len(first)}
        return sorted({0, *places, *following})

    def _starts_like_header(self, first: pa.Array) -> pa.Array:
        return pc.equal(pc.utf8_trim_whitespace(first), self.header[0])


def _plain(cell: str | None) -> str:
    return " ".join((cell or "").split())


def _counts_columns(filled: Sequence[str]) -> bool:
    """A row "(1) (2) (3)" under the header; Excel shows it as -1 -2 -3."""
    matches = [_COLUMN_NUMBER.match(cell) for cell in filled]
    if len(filled) < 2 or not all(matches):
        return False
    numbers = [int(match[1] or match[2]) for match in matches]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
