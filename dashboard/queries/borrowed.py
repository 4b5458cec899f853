"""Below its valid levels a survey has no figures: maps show the regency's, marked so.

Only what a page draws is lent. Files and the API give no figure there (`without_lent`).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.disclosure import flags
from dashboard.disclosure.flags import NUMBER
from dashboard.queries.grid import Grid
from dashboard.queries.moments import Slice, Source
from dashboard.regions import level_of

_FIGURE = ("value", "lower", "upper", "n")
_EMPTY = dict.fromkeys(("numerator", "denominator", *_FIGURE))


def is_borrowed(source: Source, slice_: Slice) -> bool:
    """Whether the slice's level can only show figures of the regency."""
    indicator = source.catalogue.indicators.get(slice_.indicator)
    return indicator is not None and slice_.level in indicator.borrowed_levels


def is_lent(row: Mapping, indicator: Indicator) -> bool:
    """Whether a row of values tells of the regency what stands beside its region."""
    region = row.get("region")
    return region is not None and level_of(region) in indicator.borrowed_levels


def lent(regencies: Grid, codes: Sequence[str], numbers: np.ndarray) -> Grid:
    """Regions with the disclosed figure, range and n of their regency.

    `numbers` has for each the column of its regency. Where that shows no figure, its
    reason is lent.
    """
    known = regencies.cells
    cells = {name: known[name][:, numbers] for name in _FIGURE if name in known}
    flag = known["flag"][:, numbers]
    is_shown = flags.is_one_of(flag, flags.SHOWN_OWN)
    cells["flag"] = np.where(is_shown, NUMBER[flags.PARENT_VALUE], flag)
    return Grid(regencies.periods, tuple(codes), cells)


def without_lent(row: Mapping) -> dict:
    """A row of values without the figure and n, which are not the region's own."""
    return dict(row) | _EMPTY | {"flag": flags.PARENT_VALUE}
