"""Region codes and ids as they were meant, before spreadsheets changed them."""

import re

import pandas as pd

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f\ufeff]+")
_FLOAT_CODE = re.compile(r"(\d+)\.0+")


def parse_codes(cells: pd.Series) -> pd.Series:
    """One string or None per cell, in the column's index.

    Strips spaces, Excel's apostrophe and the ".0" of a code that went through a
    float. Leading zeros stay, dots stay; nothing is added.
    """
    codes = [_code(cell) for cell in cells]
    return pd.Series(codes, index=cells.index, dtype=object, name=cells.name)


def _code(cell: object) -> str | None:
    if pd.isna(cell):
        return None
    text = _SPACES.sub("", str(cell)).lstrip("'`")
    whole = _FLOAT_CODE.fullmatch(text)
    return (whole[1] if whole else text) or None
