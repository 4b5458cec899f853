"""From values to the map's class codes: breaks and marks.

A class holds its lower edge: value in [edge i, edge i+1). The code of a region is one
byte, class in the low four bits (15 = none), mark in the high four; the same numbers
stand in assets/map.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.disclosure import flags
from dashboard.disclosure.spread import Spread, quantiles_of
from dashboard.figures.natural_breaks import natural_edges

METHODS = ("fixed", "quantile", "equal", "natural")
NO_CLASS = 15
SAMPLE_FOR_NATURAL = 250  # exact breaks cost the square of the values
MARKS = {
    flags.OK: 0,
    flags.PARENT_VALUE: 1,
    flags.POOLED: 2,
    flags.PARTIAL: 3,
    flags.CAUTION: 4,
    flags.SUPPRESSED: 8,
    flags.SUPPRESSED_COMPLEMENTARY: 8,
    flags.TOO_FEW: 9,
    flags.LOW_REPORTING: 9,
    flags.NOT_REPORTED: 10,
    flags.NO_PROGRAMME: 11,
    flags.NO_DATA: 12,
    flags.OUTSIDE_FILTER: 13,
}
WITHIN_CHANCE = 5  # of a change, whatever its flag
_MARK_OF_FLAG = np.array([MARKS[flag] for flag in flags.FLAGS], np.uint8)


def class_breaks(
    values: np.ndarray, *, method: str, classes: int, fixed: Sequence[float] = ()
) -> list[float]:
    """Inner edges between classes, ascending; fewer where values repeat.

    `fixed` (of the catalogue) only loses edges where fewer classes are asked for, as on
    a wall. An indicator without fixed breaks counts something: a few regions have many
    times the usual number, and equal steps would paint all others alike, so that its
    classes hold equal numbers of regions.
    """
    known = values[np.isfinite(values)]
    if method == "fixed" and fixed:
        return thinned(fixed, classes)
    if len(known) == 0:
        return []
    least, most = known.min(), known.max()
    if method == "natural":
        edges = natural_edges(_thinned_out(known), classes)
    elif method in ("quantile", "fixed"):
        edges = quantiles_of(known, np.arange(1, classes) / classes)
    else:
        edges = _equal_steps(least, most, classes)
    return _inner(edges, least, most)


def spread_breaks(spread: Spread, *, method: str, classes: int) -> list[float] | None:
    """The edges of `class_breaks`, told by how the values spread and nothing else.

    None for natural breaks, which need the values themselves.
    """
    if method in ("quantile", "fixed"):
        return _inner(spread.edges(classes), spread.least, spread.most)
    if method == "equal":
        edges = _equal_steps(spread.least, spread.most, classes)
        return _inner(edges, spread.least, spread.most)
    return None


def thinned(edges: Sequence[float], classes: int) -> list[float]:
    """At most `classes - 1` of the edges, the first and the last among them."""
    if len(edges) < classes:
        return list(edges)
    kept = np.linspace(0, len(edges) - 1, classes - 1).round().astype(int)
    return [edges[i] for i in kept]


def change_breaks(changes: np.ndarray, unit: str) -> list[float]:
    """Edges on both sides of "about the same": of percents one and five points."""
    if unit in ("percent", "percent_change"):
        return [-0.05, -0.01, 0.01, 0.05]
    sizes = np.abs(changes[np.isfinite(changes)])
    if len(sizes) == 0 or sizes.max() == 0:
        return []
    small, large = _rounded(quantiles_of(sizes, [0.33, 0.8]), sizes.max())
    edges = {-large, -small, small, large} - {0.0, -0.0}
    return sorted(float(edge) for edge in edges)


def class_codes(values: np.ndarray, breaks: Sequence[float]) -> np.ndarray:
    """Class number per value, NO_CLASS where there is no value."""
    classes = np.searchsorted(breaks, values, side="right")
    return np.where(np.isnan(values), NO_CLASS, classes).astype(np.uint8)


def map_bytes(
    values: np.ndarray, flag_numbers: np.ndarray, breaks: Sequence[float]
) -> np.ndarray:
    """One byte per value, in the same order; flags as numbers of `flags.FLAGS`."""
    return class_codes(values, breaks) | (_MARK_OF_FLAG[flag_numbers] << 4)


def change_bytes(
    cells: Mapping[str, np.ndarray],
    breaks: Sequence[float],
    *,
    within_chance: np.ndarray,
) -> np.ndarray:
    """As `map_bytes`, of changes: what chance could explain has a mark for a class.

    "About the same", the class in the middle, needs no such mark.
    """
    classes = class_codes(cells["value"], breaks)
    told = classes != len(breaks) // 2
    marks = _MARK_OF_FLAG[cells["flag"]]
    is_chance = within_chance & told & (classes != NO_CLASS)
    marks = np.where(is_chance, WITHIN_CHANCE, marks).astype(np.uint8)
    return np.where(is_chance, np.uint8(NO_CLASS), classes) | (marks << 4)


def _thinned_out(known: np.ndarray) -> np.ndarray:
    """In rising order, evenly left out where there are many."""
    ordered = np.sort(known)
    if len(ordered) <= SAMPLE_FOR_NATURAL:
        return ordered
    spread = np.linspace(0, len(ordered) - 1, SAMPLE_FOR_NATURAL)
    return ordered[spread.round().astype(int)]


def _equal_steps(least: float, most: float, classes: int) -> np.ndarray:
    return np.linspace(least, most, classes + 1)[1:-1]


def _inner(edges: Sequence[float], least: float, most: float) -> list[float]:
    """Rounded, without those that would leave a class empty."""
    rounded = _rounded(np.asarray(edges), most - least)
    return sorted({float(edge) for edge in rounded if least < edge <= most})


def _rounded(edges: np.ndarray, width: float) -> np.ndarray:
    """Edges at a step people can read: 1/100 of the width, to one digit."""
    if width <= 0:
        return edges
    step = 10 ** np.floor(np.log10(width / 20))
    return np.round(np.round(edges / step) * step, 12)
