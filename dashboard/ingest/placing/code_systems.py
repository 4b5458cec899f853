"""Code systems: how a code as written becomes a dotted Kemendagri code.

A code is accepted in the forms that lose nothing: dotted or not, with or without
the ".0" that spreadsheets add. A code of the wrong length is no code: BPS codes cut
to six digits are valid numbers of other sub-districts.
"""

import re
from dataclasses import dataclass
from typing import Literal, Protocol

from dashboard.ingest.placing.bridge import (
    BPS_DIGITS,
    KEMENDAGRI_DIGITS,
    Bridge,
    dotted,
)

SystemId = Literal["kemendagri", "bps"]

_FLOAT = re.compile(r"(\d+)\.0+")
_DOTTED = re.compile(r"\d{2}(\.\d{2}){0,2}(\.\d{4})?|\d+")


class CodeSystem(Protocol):
    """Reads codes of one system."""

    id: SystemId

    def read(self, code: str, level: str) -> str | None:
        """The dotted code, of today or old; None if the system has no such code."""


def digits_of(code: str) -> str | None:
    """The digits of a code in any harmless form; None if it is no code.

    >>> digits_of("3201190.0"), digits_of("32.01"), digits_of("32.1")
    ('3201190', '3201', None)
    """
    text = code.strip()
    whole = _FLOAT.fullmatch(text)
    if whole:
        return whole[1]
    return text.replace(".", "") if _DOTTED.fullmatch(text) else None


@dataclass(frozen=True)
class Kemendagri:
    id: SystemId = "kemendagri"

    def read(self, code: str, level: str) -> str | None:
        digits = digits_of(code)
        if digits is None or len(digits) != KEMENDAGRI_DIGITS[level]:
            return None
        return dotted(digits)


@dataclass(frozen=True)
class Bps:
    bridge: Bridge
    id: SystemId = "bps"

    def read(self, code: str, level: str) -> str | None:
        digits = digits_of(code)
        if digits is None or len(digits) != BPS_DIGITS.get(level):
            return None
        return self.bridge.kemendagri(digits)
