"""One indicator in one region by sector, area type or programme: a row a part.

What may be filtered together may be broken down: a programme with one of sector and
area type. What may not is refused, never shown without the filter.
"""

from dataclasses import replace
from typing import Literal

import pyarrow.compute as pc

from dashboard.queries.choices import slice_of
from dashboard.queries.grid import grid_of
from dashboard.queries.moments import (
    ANY,
    NotApplicable,
    Slice,
    Source,
    indicator_of,
)
from dashboard.queries.offers import period_to_show, programmes
from dashboard.queries.reading import load_parts
from dashboard.queries.values import COLUMNS, judged, with_earlier
from dashboard.regions import level_of
from dashboard.selection import Selection

Dimension = Literal["sector", "area_type", "programme"]


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
    level = level_of(region)
    asked = replace(slice_of(selection, level=level), indicator=indicator_id)
    slices = {part: replace(asked, **{by: part}) for part in _parts(source, by)}
    for one in slices.values():
        indicator = indicator_of(source, one)
        _check(one, level)
    period = period_to_show(source, indicator_id, selection.period)
    if period is None or not slices:
        return []
    window = with_earlier([period], indicator)
    stored = load_parts(source, slices.values(), periods=window, region=region)
    found = []
    for part in slices:
        rows = stored.filter(pc.equal(stored[by].cast("string"), part))
        if len(rows):
            moments = rows.drop(["programme", "sector", "area_type"])
            grid = grid_of(moments, periods=window, regions=[region])
            shown = judged(grid, indicator, periods=[period], bounds=True)
            found.append(shown.records(COLUMNS)[0] | {"part": part})
    return found


def _parts(source: Source, by: Dimension) -> list[str]:
    lists = {
        "sector": source.catalogue.sectors,
        "area_type": source.catalogue.area_types,
    }
    return list(lists[by] if by in lists else programmes(source))


def _check(slice_: Slice, level: str) -> None:
    """A sub-district has one area type, and totals by it begin at the regency."""
    if slice_.area_type != ANY and level == "subdistrict":
        raise NotApplicable("area_type")
