"""One indicator in one region by sector, area type or programme: a row a part.

What may be filtered together may be broken down: a programme with one of sector and
area type. What may not is refused, never shown without the filter.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
import pyarrow as pa

from dashboard.queries.choices import slice_of
from dashboard.queries.grid import Grid, grid_of
from dashboard.queries.moments import (
    ANY,
    NotApplicable,
    Slice,
    Source,
    indicator_of,
)
from dashboard.queries.offers import period_to_show, programmes
from dashboard.queries.reading import load_parts
from dashboard.queries.sole_sectors import as_stored
from dashboard.queries.values import COLUMNS, judged, with_earlier
from dashboard.regions import level_of
from dashboard.selection import Selection

Dimension = Literal["sector", "area_type", "programme"]
_DIMENSIONS = ("programme", "sector", "area_type")


def breakdown(
    source: Source,
    indicator_id: str,
    region: str,
    selection: Selection,
    *,
    by: Dimension,
) -> list[dict]:
    """A row of values with `part`, the id of the sector, area type or programme.

    Of the indicator's latest period that ends no later than the selection's, disclosed;
    in the order of the catalogue, or of codes. Parts of which nothing is stored are
    left out. The selection's other filters hold; its filter by the same dimension does
    not. Raises NotApplicable where these cannot be combined, or the table or level has
    no such parts.
    """
    found = breakdowns(source, indicator_id, region, selection, by=[by])
    if by not in found:
        raise NotApplicable(by)
    return found[by]


def breakdowns(
    source: Source,
    indicator_id: str,
    region: str,
    selection: Selection,
    *,
    by: Sequence[Dimension],
) -> dict[Dimension, list[dict]]:
    """Dimension -> its rows as of `breakdown`, all of one statement.

    Without the dimensions that cannot be combined with what is chosen.
    """
    asked = slice_of(selection, level=level_of(region))
    asked = replace(asked, indicator=indicator_id)
    slices = {
        dimension: [replace(asked, **{dimension: k}) for k in _parts(source, dimension)]
        for dimension in by
    }
    slices = {key: of for key, of in slices.items() if _may_be_asked(source, of)}
    every = [one for of_dimension in slices.values() for one in of_dimension]
    period = period_to_show(source, indicator_id, selection.period)
    if period is None or not every:
        return {dimension: [] for dimension in slices}
    rows = _rows(source, every, region, period)
    return {
        dimension: [
            rows[one] | {"part": getattr(one, dimension)} for one in of if one in rows
        ]
        for dimension, of in slices.items()
    }


def _parts(source: Source, by: Dimension) -> list[str]:
    lists = {
        "sector": source.catalogue.sectors,
        "area_type": source.catalogue.area_types,
    }
    return list(lists[by] if by in lists else programmes(source))


def _may_be_asked(source: Source, slices: Sequence[Slice]) -> bool:
    """A sub-district has one area type, and totals by it begin at the regency."""
    if any(s.area_type != ANY and s.level == "subdistrict" for s in slices):
        return False
    try:
        for one in slices:
            indicator_of(source, one)
    except NotApplicable:
        return False
    return True


def _rows(
    source: Source, slices: Sequence[Slice], region: str, period: str
) -> dict[Slice, dict]:
    """A row of values for each slice of which anything is stored."""
    indicator = indicator_of(source, slices[0])
    window = with_earlier([period], indicator)
    stored = load_parts(source, slices, periods=window, region=region)
    kept = [as_stored(source, one) for one in slices]
    names = ["".join(getattr(one, d) for d in _DIMENSIONS) for one in kept]
    columns = list(dict.fromkeys(names))
    grid, known = _side_by_side(stored, window, columns)
    grid = Grid(grid.periods, (region,) * len(columns), grid.cells)
    shown = judged(grid, indicator, periods=[period], bounds=True).records(COLUMNS)
    rows = dict(zip(columns, shown, strict=True))
    parts = zip(slices, names, strict=True)
    return {one: rows[name] for one, name in parts if name in known}


def _side_by_side(stored: pa.Table, window, names) -> tuple[Grid, set[str]]:
    """The grid with a column for each part instead of a region; and those stored."""
    texts = zip(*(stored[name].to_pylist() for name in _DIMENSIONS), strict=True)
    parts = list(map("".join, texts))
    places = {name: place for place, name in enumerate(names)}
    columns = np.array([places.get(part, -1) for part in parts], dtype=np.int64)
    moments = stored.drop([*_DIMENSIONS, "region"])
    grid = grid_of(moments, periods=window, regions=names, columns=columns)
    return grid, {*parts}
