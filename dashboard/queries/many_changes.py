"""Which of many changes are more than chance, when all of a map are looked through.

Of 514 regions in which nothing happened, some twenty leave a range of 95 % by chance,
and the largest of those would head every list. Benjamini–Hochberg keeps such false
finds to one in ten of what is named (domain rules, §5.2: whole-map flags at 10 %).
"""

import math

import numpy as np

from dashboard.queries.intervals import Z95

FALSE_FINDS = 0.10

_two_sided = np.vectorize(lambda z: math.erfc(z / math.sqrt(2)), otypes=[float])


def beyond_chance(
    change: np.ndarray, lower: np.ndarray, upper: np.ndarray
) -> np.ndarray:
    """Mask of the changes that are told from nothing, all being judged together.

    Each has to leave nothing outside its own 95 % range besides. Where there is no
    range a change is not told.
    """
    is_known = np.isfinite(lower) & np.isfinite(upper)
    # the side of the range that looks to zero: ranges need not be symmetric
    side = np.where(change > 0, change - lower, upper - change)
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = _two_sided(np.where(is_known, Z95 * np.abs(change) / side, 0.0))
    outside = is_known & ((lower > 0) | (upper < 0))
    return outside & (chance <= _limit(np.sort(chance[is_known])))


def _limit(chances: np.ndarray) -> float:
    """The largest of the sorted chances that lies under its share of the rate."""
    shares = FALSE_FINDS * np.arange(1, len(chances) + 1) / max(len(chances), 1)
    under = np.flatnonzero(chances <= shares)
    return float(chances[under[-1]]) if len(under) else -1.0
