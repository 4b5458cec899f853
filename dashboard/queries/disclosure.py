"""The last step of every query: what may be shown, and why not.

Absence, confidentiality, reliability: first hit wins. Confidentiality hides value and
counts and is never filled in; reliability withholds the value, which the last four
periods together, or else the regency's value, may then stand for. Complementary
suppression needs the siblings of a cell and is not done: where all of them are shown,
their parent tells what is hidden.

Cells are arrays of one shape; flags are numbers of `flags.FLAGS`.
"""

from collections.abc import Callable

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.disclosure import flags
from dashboard.disclosure.flags import NUMBER
from dashboard.disclosure.judge import judge
from dashboard.queries.grid import Cells, cells_at

_VALUE = ("value", "lower", "upper")
_COUNTS = ("numerator", "denominator")
_EMPTY = (
    flags.SUPPRESSED,
    flags.SUPPRESSED_COMPLEMENTARY,
    flags.NO_PROGRAMME,
    flags.NOT_REPORTED,
    flags.NO_DATA,
)
_WITHHELD = (*_EMPTY, flags.TOO_FEW, flags.LOW_REPORTING)

# Cells for some flat positions of the cells to disclose.
StandIns = Callable[[np.ndarray], Cells]


def disclose(
    cells: Cells,
    indicator: Indicator,
    *,
    pooled: Cells | StandIns | None = None,
    parents: Cells | StandIns | None = None,
) -> dict[str, np.ndarray]:
    """The cells with `flag`, and with nothing where nothing may be shown.

    `pooled` (the last four periods together) and `parents` (the regency's cells,
    themselves disclosed) have the shape of `cells`, or are asked for the few that
    need them.
    """
    changing = (*_VALUE, *_COUNTS, "n")
    shown = {k: v.copy() if k in changing else v for k, v in cells.items()}
    shown["flag"] = judge(cells, indicator)
    places = _thin(shown)
    if pooled is not None and len(places):
        found = _at(pooled, places)
        passes = flags.is_one_of(judge(found, indicator), flags.SHOWN_OWN)
        _fill(shown, places, found, passes, flag=flags.POOLED)
        places = _thin(shown)
    if parents is not None and len(places):
        found = _at(parents, places)
        passes = flags.is_one_of(found["flag"], flags.SHOWN_OWN)
        counted_there = dict.fromkeys(_COUNTS, np.full(len(places), np.nan))
        found = {k: v for k, v in found.items() if k in _VALUE} | counted_there
        _fill(shown, places, found, passes, flag=flags.PARENT_VALUE)
    _withhold(shown)
    return shown


def _thin(cells) -> np.ndarray:
    """Flat positions of the cells with too few units, for which others may stand."""
    return np.flatnonzero(cells["flag"] == NUMBER[flags.TOO_FEW])


def _at(source: Cells | StandIns, places: np.ndarray) -> Cells:
    return source(places) if callable(source) else cells_at(source, places)


def _fill(shown, places, found: Cells, passes, *, flag: str) -> None:
    places = places[passes]
    for name in (*_VALUE, *_COUNTS, "n"):
        if name in shown and name in found:
            shown[name].reshape(-1)[places] = found[name][passes]
    shown["flag"].reshape(-1)[places] = NUMBER[flag]


def _withhold(shown) -> None:
    withheld = flags.is_one_of(shown["flag"], _WITHHELD)
    for name in (*_VALUE, *_COUNTS):
        if name in shown:
            shown[name][withheld] = np.nan
    if "n" in shown:
        shown["n"][flags.is_one_of(shown["flag"], _EMPTY)] = np.nan
