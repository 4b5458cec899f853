"""Finds the columns of region codes in a boundary file by what stands in them."""

import re
from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from dashboard.ingest.placing.code_systems import digits_of

MOST = 0.8  # share of rows that must fit for a column to be believed
LEVEL_BY_DIGITS = {6: "subdistrict", 7: "subdistrict", 10: "village"}
_PREFIX = re.compile(r"id(?=\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Features:
    """The polygons of a layer and, by column, what stands beside each as text."""

    shapes: np.ndarray
    texts: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, table: gpd.GeoDataFrame) -> "Features":
        return cls(
            table.geometry.to_numpy(),
            {
                name: tuple(table[name].astype("string").fillna("").str.strip())
                for name in table.columns.drop(table.geometry.name)
            },
        )


@dataclass(frozen=True)
class CodeColumn:
    """A column of codes: its digits by row, and what their form says.

    `dotted` codes can only be Kemendagri's; `prefixed` ones ("id1271030") only BPS's.
    """

    name: str
    level: str  # subdistrict | village
    length: int
    digits: tuple[str | None, ...]
    dotted: bool
    prefixed: bool

    @property
    def may_be_kemendagri(self) -> bool:
        return not self.prefixed and self.length in (6, 10)

    @property
    def may_be_bps(self) -> bool:
        return not self.dotted and self.length in (7, 10)


def code_columns(features: Features, *, level: str | None = None) -> list[CodeColumn]:
    """Columns of sub-district or village codes, sub-districts first."""
    found = [_code_column(name, texts) for name, texts in features.texts.items()]
    columns = [c for c in found if c is not None and level in (None, c.level)]
    return sorted(columns, key=lambda column: column.level)


def _code_column(name: str, texts: tuple[str, ...]) -> CodeColumn | None:
    digits = [digits_of(_PREFIX.sub("", text)) for text in texts]
    lengths = [len(found) for found in digits if found]
    if not lengths:
        return None
    usual = max(set(lengths), key=lengths.count)
    if usual not in LEVEL_BY_DIGITS or lengths.count(usual) < MOST * len(texts):
        return None
    return CodeColumn(
        name=name,
        level=LEVEL_BY_DIGITS[usual],
        length=usual,
        digits=tuple(d if d and len(d) == usual else None for d in digits),
        dotted=all(text.count(".") > 1 for text in texts if text),
        prefixed=any(_PREFIX.match(text) for text in texts),
    )
