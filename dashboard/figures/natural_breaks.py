"""Natural classes: those in which values differ least (Fisher 1958, Jenks 1977)."""

import numpy as np


def natural_edges(ordered: np.ndarray, classes: int) -> np.ndarray:
    """First value of each class but the lowest, of values in rising order.

    The classes are those with the least sum of squared deviations from their means;
    fewer where there are fewer different values. Takes the square of the values.
    """
    classes = min(classes, len({*ordered.tolist()}))
    if classes < 2:
        return np.array([])
    deviation = _deviations(ordered)
    least, begins = deviation[0], []
    for _ in range(classes - 1):
        # all before `begin` in one class fewer, from `begin` to `end` in one class
        total = np.append(np.inf, least[:-1])[:, None] + deviation
        begins.append(total.argmin(axis=0))
        least = total.min(axis=0)
    return ordered[_cuts(begins, len(ordered) - 1)]


def _deviations(ordered: np.ndarray) -> np.ndarray:
    """[begin, end]: squared deviations from their mean of the values between, both in;
    infinite where the end comes before the beginning."""
    centred = ordered - ordered.mean()
    sums = np.append(0, np.cumsum(centred))
    squares = np.append(0, np.cumsum(centred**2))
    begin, end = np.indices((len(ordered), len(ordered)))
    count = end - begin + 1
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (sums[end + 1] - sums[begin]) ** 2 / count
    found = squares[end + 1] - squares[begin] - spread
    return np.where(count > 0, found, np.inf)


def _cuts(begins: list[np.ndarray], end: int) -> list[int]:
    """Where each class but the lowest begins, found from the last one back."""
    cuts = []
    for begin in reversed(begins):
        cuts.append(int(begin[end]))
        end = cuts[-1] - 1
    return cuts[::-1]
