"""Which regions a filter by area type is about: sub-districts of it, and their parents.

A region outside has nothing due under the filter, but that tells nothing of whether a
programme works there: it gets a flag of its own.
"""

import numpy as np

from dashboard.queries import flags
from dashboard.queries.flags import NUMBER
from dashboard.queries.grid import Grid
from dashboard.queries.moments import ANY, Slice
from dashboard.regions import Regions, ancestor_code


def of_area_type(regions: Regions, area_type: str, *, level: str) -> set[str]:
    """Codes of the regions of `level` that have a sub-district of the area type."""
    every = regions.at_level("subdistrict")
    found = (r.code for r in every if r.area_type == area_type)
    return {ancestor_code(code, level) for code in found}


def mark_outside(grid: Grid, regions: Regions, slice_: Slice) -> Grid:
    """The grid with "outside the filter" where nothing can be due for that reason."""
    if slice_.area_type == ANY:
        return grid
    inside = of_area_type(regions, slice_.area_type, level=slice_.level)
    is_outside = np.array([code not in inside for code in grid.regions])
    flag = grid.cells["flag"]
    where = is_outside & (flag == NUMBER[flags.NO_PROGRAMME])
    marked = np.where(where, NUMBER[flags.OUTSIDE_FILTER], flag).astype(flag.dtype)
    return grid.with_cells({**grid.cells, "flag": marked})
