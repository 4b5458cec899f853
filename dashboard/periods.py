"""Periods are short strings that sort by themselves within one kind.

`2024` is a year, `2024S1` a half (BPS March), `2024Q3` a quarter. Kinds never mix
in one series.
"""

import re
from functools import lru_cache
from typing import Literal

PeriodKind = Literal["year", "half", "quarter"]

_FORM = re.compile(r"(?P<year>\d{4})(?:(?P<letter>[SQ])(?P<part>\d))?")
_PARTS = {"year": 1, "half": 2, "quarter": 4}
_LETTERS = {"year": "", "half": "S", "quarter": "Q"}
_KINDS = {None: "year", "S": "half", "Q": "quarter"}


class UnknownPeriod(ValueError):
    """The text is not a period such as 2024, 2024S1 or 2024Q3."""


@lru_cache(maxsize=1024)
def parse_period(text: str) -> tuple[PeriodKind, int, int]:
    """Return (kind, year, part), part counted from 1.

    >>> parse_period("2024Q3")
    ('quarter', 2024, 3)
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise UnknownPeriod(text)
    kind = _KINDS[match["letter"]]
    part = int(match["part"] or 1)
    if not 1 <= part <= _PARTS[kind]:
        raise UnknownPeriod(text)
    return kind, int(match["year"]), part


def is_period(text: str) -> bool:
    try:
        parse_period(text)
    except UnknownPeriod:
        return False
    return True


def period_kind(text: str) -> PeriodKind:
    return parse_period(text)[0]


def shift_period(text: str, steps: int) -> str:
    """Move by whole periods of the same kind.

    >>> shift_period("2024Q1", -1)
    '2023Q4'
    """
    kind, year, part = parse_period(text)
    parts = _PARTS[kind]
    count = year * parts + part - 1 + steps
    year, part = divmod(count, parts)
    return f"{year:04d}" if kind == "year" else f"{year:04d}{_LETTERS[kind]}{part + 1}"


def year_before(text: str) -> str:
    """The same period a year earlier: quarters compare with the same season."""
    return shift_period(text, -_PARTS[period_kind(text)])


def period_range(first: str, last: str) -> tuple[str, ...]:
    """All periods from first to last, both included; both of one kind."""
    if period_kind(first) != period_kind(last):
        raise UnknownPeriod(f"{first} … {last}")
    periods = [first]
    while periods[-1] < last:
        periods.append(shift_period(periods[-1], 1))
    return tuple(periods)


def last_month(text: str) -> tuple[int, int]:
    """(year, month) in which the period ends; lets kinds be compared in time."""
    kind, year, part = parse_period(text)
    return year, 12 // _PARTS[kind] * part


def latest_not_after(periods: list[str] | tuple[str, ...], limit: str) -> str | None:
    """The latest of `periods` that ends no later than `limit`, of any kind."""
    fitting = [p for p in periods if last_month(p) <= last_month(limit)]
    return max(fitting, key=last_month, default=None)
