"""Which regions a filter by area type is about: sub-districts of it, and their parents.

A region outside has nothing due under the filter, but that tells nothing of whether a
programme works there: it gets a flag of its own.
"""

from functools import lru_cache
from itertools import compress

import numpy as np

from dashboard.disclosure import flags
from dashboard.disclosure.flags import NUMBER
from dashboard.queries.grid import Grid
from dashboard.queries.moments import ANY, Slice
from dashboard.regions import Regions, ancestor_code, level_of


@lru_cache(maxsize=32)
def of_area_type(regions: Regions, area_type: str, *, level: str) -> frozenset[str]:
    """Codes of the regions of `level` that have a sub-district of the area type."""
    every = regions.at_level("subdistrict")
    found = (r.code for r in every if r.area_type == area_type)
    return frozenset(ancestor_code(code, level) for code in found)


def only_inside(grid: Grid, regions: Regions, area_type: str) -> Grid:
    """The grid with nothing known outside the filter.

    A sub-district has one area type, so the store keeps it once, for any: which ones a
    filter is about is in the register.
    """
    if area_type == ANY:
        return grid
    kept = _may_be_known(grid.regions, regions, area_type)
    return grid.with_cells(
        {name: np.where(kept, cells, np.nan) for name, cells in grid.cells.items()}
    )


def mark_outside(grid: Grid, regions: Regions, area_type: str) -> Grid:
    """The grid with "outside the filter" where nothing can be due for that reason."""
    if area_type == ANY:
        return grid
    inside = are_of_area_type(grid.regions, regions, area_type)
    flag = grid.cells["flag"].copy()
    where = ~inside & (flag == NUMBER[flags.NO_PROGRAMME])
    flag[where] = NUMBER[flags.OUTSIDE_FILTER]
    return grid.with_cells({**grid.cells, "flag": flag})


def codes_inside(regions: Regions, slice_: Slice, *, parent: str) -> tuple[str, ...]:
    """The regions of the level inside; with an area type, sub-districts of it."""
    codes = regions.codes(slice_.level, parent=parent)
    if slice_.area_type == ANY or slice_.level != "subdistrict":
        return codes
    return tuple(compress(codes, are_of_area_type(codes, regions, slice_.area_type)))


@lru_cache(maxsize=32)
def are_of_area_type(
    codes: tuple[str, ...], regions: Regions, area_type: str
) -> np.ndarray:
    """For each code, whether a filter by area type is about it; not to be changed."""
    levels = [level_of(code) for code in codes]
    inside = {one: of_area_type(regions, area_type, level=one) for one in {*levels}}
    return np.array([c in inside[one] for c, one in zip(codes, levels, strict=True)])


@lru_cache(maxsize=32)
def _may_be_known(
    codes: tuple[str, ...], regions: Regions, area_type: str
) -> np.ndarray:
    """For each code, whether the store says anything of it; not to be changed."""
    is_larger = np.array([level_of(code) != "subdistrict" for code in codes])
    return is_larger | are_of_area_type(codes, regions, area_type)
