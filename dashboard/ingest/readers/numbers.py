"""Numbers as people write them: 1.234,5 or 1,234.5 or 1 234.5, with … for missing.

Each cell is read under both decimal marks. Where both give the same number, or only
one gives any, the cell has one meaning. "1.234" has two (a thousand or one and a bit):
it is decided by the other cells of its column, else by the other columns of the file,
else it is a fault. Nothing is guessed, and missing is never zero.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import pandas as pd

from dashboard.texts import Sentence
from dashboard.texts import sentence as _

MARKS = (".", ",")
_SIGNS = ("", "-", "–", "—", "--", "..", "...", "…")
_WORDS = ("n/a", "#n/a", "na", "n.a", "n.a.", "nd", "n.d.", "nan", "null", "none")
MISSING = frozenset([*_SIGNS, *_WORDS, "tidak ada data", "tad"])
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_FRAME = re.compile(
    r"""(?P<sign>[-+−]?)\s?
        (?:rp\.?|idr)?\s?
        (?P<digits>[\d.,'’ ]*\d(?:e[+-]?\d+)?)
        (?:,-|\s?%|\*+)?$""",
    re.VERBOSE | re.IGNORECASE,
)


def _pattern(mark: str) -> str:
    """A number whose decimal mark is `mark`; thousands by the other mark or a space.

    Written without back references, so that the engine's RE2 reads it too. A group
    that begins with 0 is no thousands: 0.125 has one meaning.
    """
    other = MARKS[1 - MARKS.index(mark)]
    start = r"[1-9]\d{0,2}"
    groups = "|".join(
        rf"{start}(?:{sep}\d{{3}})+" for sep in (f"[{other}]", " ", "['’]")
    )
    exponent = r"(?:[eE][+-]?\d+)?"
    return rf"(?:(?:{groups}|\d+)(?:[{mark}]\d+)?|[{mark}]\d+){exponent}"


PATTERNS = {mark: _pattern(mark) for mark in MARKS}
_COMPILED = {mark: re.compile(pattern) for mark, pattern in PATTERNS.items()}


@dataclass(frozen=True)
class NumberFault:
    row: object  # the cell's label in the column's index
    kind: str  # not_a_number | ambiguous | other_mark
    sentence: Sentence


@dataclass(frozen=True)
class Numbers:
    """One Decimal or None per cell, in the column's index; faulty cells are None."""

    values: pd.Series
    faults: tuple[NumberFault, ...]
    decimal: str | None  # the mark that decided; None where none was needed or known


def parse_numbers(
    cells: pd.Series, *, decimal: str | None = None, elsewhere: str | None = None
) -> Numbers:
    """Read a column of text cells.

    decimal: the mark that a profile declares; a cell written otherwise is a fault.
    elsewhere: the mark of the file's other columns (`decimal_mark`), used only where
    this column has no cell that tells.
    """
    texts = ["" if pd.isna(cell) else str(cell) for cell in cells]
    mark = decimal or _decide(texts, elsewhere)
    values, faults = [], []
    for row, text in zip(cells.index, texts, strict=True):
        value, kind = _value(text, mark, declared=decimal is not None)
        values.append(value)
        if kind:
            faults.append(NumberFault(row, kind, _SENTENCES[kind]))
    series = pd.Series(values, index=cells.index, dtype=object, name=cells.name)
    return Numbers(values=series, faults=tuple(faults), decimal=mark)


def decimal_mark(columns: Iterable[Iterable[object]]) -> str | None:
    """The one mark that all telling cells of these columns use, else None.

    Give it the columns that hold numbers: dates and dotted codes tell nothing true.
    """
    marks = {mark for cells in columns for mark in _evidence(cells)}
    return marks.pop() if len(marks) == 1 else None


def is_missing(text: str) -> bool:
    return _SPACES.sub(" ", text).strip().casefold() in MISSING


def _decide(texts: list[str], elsewhere: str | None) -> str | None:
    marks = _evidence(texts)
    if not marks:
        return elsewhere
    return marks.pop() if len(marks) == 1 else None


def _evidence(cells: Iterable[object]) -> set[str]:
    """The marks under which alone some cell is a number."""
    readings = (_readings(str(cell)) for cell in cells if not pd.isna(cell))
    return {mark for found in readings if len(found) == 1 for mark in found}


def _value(
    text: str, mark: str | None, *, declared: bool
) -> tuple[Decimal | None, str | None]:
    if is_missing(text):
        return None, None
    readings = _readings(text)
    if not readings:
        return None, "not_a_number"
    kept_as_text = text.lstrip().startswith("'") and len(set(readings.values())) > 1
    if mark in readings and (declared or mark == "," or not kept_as_text):
        return readings[mark], None
    if declared:
        return None, "other_mark"
    meanings = set(readings.values())
    return (meanings.pop(), None) if len(meanings) == 1 else (None, "ambiguous")


@lru_cache(maxsize=100_000)
def _readings(text: str) -> dict[str, Decimal]:
    """Mark -> number, for each mark under which the text is a number."""
    frame = _FRAME.fullmatch(_SPACES.sub(" ", text).strip().lstrip("'"))
    if frame is None:
        return {}
    sign = "-" if frame["sign"] in ("-", "−") else ""
    digits = frame["digits"]
    return {
        mark: Decimal(sign + _plain(digits, mark))
        for mark, pattern in _COMPILED.items()
        if pattern.fullmatch(digits)
    }


def _plain(digits: str, mark: str) -> str:
    """The digits with nothing but a decimal point."""
    kept = (char for char in digits if char.isalnum() or char in (mark, "+", "-"))
    return "".join(kept).replace(",", ".")


_SENTENCES = {
    "not_a_number": _("This is no number. Write digits only, or leave the cell empty."),
    "ambiguous": _(
        "This number can be read in two ways: its dot or comma may mark thousands or "
        "decimals, and no other cell of the column tells which. Write it without "
        "thousands separators, or name the decimal mark in the profile."
    ),
    "other_mark": _(
        "This number is written with another decimal mark than the rest of the file. "
        "Write all numbers of the file in one way."
    ),
}
