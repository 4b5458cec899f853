"""How the shown values of a slice spread over all its periods: edges of map classes.

The build keeps a spread for each slice of an indicator whose classes no one fixed, so
that a map of one period need not read all the others. Only shown values go in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

MOST_CLASSES = 9
# all parts of the values that lie below an edge of 2 to 9 classes of equal number
SHARES = tuple(sorted({k / n for n in range(2, MOST_CLASSES + 1) for k in range(1, n)}))


@dataclass(frozen=True)
class Spread:
    """Least and most, and the quantiles of SHARES, in the unit of stored values."""

    least: float
    most: float
    quantiles: tuple[float, ...]

    def edges(self, classes: int) -> list[float]:
        """Between classes that hold equal numbers of values."""
        return [self.quantiles[SHARES.index(k / classes)] for k in range(1, classes)]


def quantiles_of(values: np.ndarray, shares: Sequence[float]) -> np.ndarray:
    """As `np.quantile`, which loads masked arrays into a worker: a megabyte."""
    places = np.asarray(shares) * (len(values) - 1)
    below = places.astype(int)
    above = np.minimum(below + 1, len(values) - 1)
    ordered = np.partition(values, sorted({*below, *above}))
    share, step = places - below, ordered[above] - ordered[below]
    # from the nearer of both, as there: to the last digit
    from_above = ordered[above] - step * (1 - share)
    return np.where(share < 0.5, ordered[below] + step * share, from_above)


def spread_of(values: np.ndarray) -> Spread:
    """Of at least one value, all of them known."""
    quantiles = quantiles_of(values, SHARES)
    return Spread(float(values.min()), float(values.max()), tuple(quantiles.tolist()))
