"""Intervals of survey results, and where the stricter limit of their error holds."""

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.disclosure import survey
from dashboard.queries.grid import Cells, Grid
from dashboard.queries.intervals import Z95, around_ratio, wilson
from dashboard.regions import level_of


def with_limits(grid: Grid) -> Grid:
    """The cells with `is_regency`: 1 where the region is one."""
    here = [level_of(code) == "regency" for code in grid.regions]
    is_regency = np.broadcast_to(np.array(here, float), grid.shape)
    return grid.with_cells({**grid.cells, "is_regency": is_regency})


def survey_interval(cells: Cells, indicator: Indicator):
    """95 % interval from the design: of a share on the logit scale, of an amount on
    the log scale; a score moves both ways alike.

    A share of exactly 0 or 1 has no spread of its own: there the effective number of
    households counts (Wilson).
    """
    value, error = cells["value"], np.sqrt(survey.variance(cells))
    if indicator.is_share:
        lower, upper = around_ratio(value, error, bounded=True)
        at_edge = (value <= 0) | (value >= 1)
        edges = wilson(
            cells["numerator"],
            cells["denominator"],
            effective_n=survey.effective_n(cells),
        )
        pairs = zip(edges, (lower, upper), strict=True)
        return tuple(np.where(at_edge, edge, end) for edge, end in pairs)
    if indicator.unit.startswith("rupiah"):
        return around_ratio(value, error, bounded=False)
    return around_value(value, error)


def around_value(value: np.ndarray, error: np.ndarray):
    """The usual interval, the same width up and down."""
    return value - Z95 * error, value + Z95 * error
