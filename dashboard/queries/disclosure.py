"""The last step of every query: what may be shown, and why not.

domain.md §5.1, in its order, first hit wins. Confidentiality hides value and counts
and is never filled in; reliability withholds the value, which the last four periods
together, or else the regency's value, may then stand for. Complementary suppression
belongs here too and needs the siblings of a cell: it comes with a later step.

Cells are arrays of one shape; flags are numbers of `flags.FLAGS`.
"""

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.queries import flags
from dashboard.queries.flags import NUMBER
from dashboard.queries.grid import Cells

FEW_GROUPS_IN_MONEY = 3
DOMINANT_SHARE = 0.70
SENSITIVE_COUNT = 4
SAFE_N = 30
REPORTING_WITHHELD = 0.60
REPORTING_PARTIAL = 0.80

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


def disclose(
    cells: Cells,
    indicator: Indicator,
    *,
    pooled: Cells | None = None,
    parents: Cells | None = None,
) -> dict[str, np.ndarray]:
    """The cells with `flag`, and with nothing where nothing may be shown.

    `pooled` (the last four periods together) and `parents` (the regency's cells,
    themselves disclosed) have the shape of `cells`.
    """
    shown = dict(cells) | {"flag": judge(cells, indicator)}
    if pooled is not None:
        passes = _is(judge(pooled, indicator), flags.SHOWN_OWN)
        where = passes & _is(shown["flag"], (flags.TOO_FEW,))
        shown = _taken(shown, pooled, (*_VALUE, *_COUNTS, "n"), where)
        shown["flag"] = np.where(where, NUMBER[flags.POOLED], shown["flag"])
    if parents is not None:
        passes = _is(parents["flag"], flags.SHOWN_OWN)
        where = passes & _is(shown["flag"], (flags.TOO_FEW,))
        nothing = dict.fromkeys(_COUNTS, np.nan)
        shown = _taken(shown, dict(parents) | nothing, (*_VALUE, *_COUNTS), where)
        shown["flag"] = np.where(where, NUMBER[flags.PARENT_VALUE], shown["flag"])
    return _withheld(shown)


def judge(cells: Cells, indicator: Indicator) -> np.ndarray:
    """One flag number per cell, from its own moments alone."""
    if indicator.disclosure == "public":
        known = np.isfinite(cells["value"])
        return np.where(known, NUMBER[flags.OK], NUMBER[flags.NO_DATA]).astype(np.uint8)
    tests = [
        *_absence(cells, indicator),
        *_confidentiality(cells, indicator),
        *_reliability(cells, indicator),
    ]
    found = np.full(cells["value"].shape, NUMBER[flags.OK], np.uint8)
    for condition, flag in reversed(tests):
        found[condition] = NUMBER[flag]
    return found


def _absence(cells, indicator):
    if "due" not in cells:
        return [(np.isnan(cells["value"]), flags.NO_DATA)]
    tests = [(~(cells["due"] > 0), flags.NO_PROGRAMME)]
    if indicator.needs_reports:
        tests += [
            (~(cells["reported"] > 0), flags.NOT_REPORTED),
            (~(cells["n"] > 0), flags.NO_DATA),
        ]
    return tests


def _confidentiality(cells, indicator):
    x, y, n = cells["numerator"], cells["denominator"], cells["n"]
    tests = [(n < indicator.minimum_n.confidentiality, flags.SUPPRESSED)]
    if indicator.sensitive:
        tests += [(_is_small(x) | _is_small(y - x), flags.SUPPRESSED)]
    if indicator.dominance:
        dominated = (n < FEW_GROUPS_IN_MONEY) | (cells["max"] > DOMINANT_SHARE * y)
        tests += [(dominated, flags.SUPPRESSED)]
    return tests


def _reliability(cells, indicator):
    n = cells["n"]
    too_few = (n < indicator.minimum_n.publication) | np.isnan(cells["value"])
    if not indicator.needs_reports or "due" not in cells:
        return [(too_few, flags.TOO_FEW)]
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = cells["reported"] / cells["due"]
    return [
        (too_few, flags.TOO_FEW),
        (rate < REPORTING_WITHHELD, flags.LOW_REPORTING),
        (rate < REPORTING_PARTIAL, flags.PARTIAL),
        (n < SAFE_N, flags.CAUTION),
    ]


def _is_small(count: np.ndarray) -> np.ndarray:
    return (count >= 1) & (count <= SENSITIVE_COUNT)


def _is(found: np.ndarray, wanted: tuple[str, ...]) -> np.ndarray:
    return np.isin(found, [NUMBER[flag] for flag in wanted])


def _taken(cells, source, names, where) -> dict[str, np.ndarray]:
    present = [name for name in names if name in cells]
    return cells | {n: np.where(where, source[n], cells[n]) for n in present}


def _withheld(cells) -> dict[str, np.ndarray]:
    withheld, empty = _is(cells["flag"], _WITHHELD), _is(cells["flag"], _EMPTY)
    hidden = _taken(
        cells, dict.fromkeys((*_VALUE, *_COUNTS), np.nan), (*_VALUE, *_COUNTS), withheld
    )
    return _taken(hidden, {"n": np.nan}, ("n",), empty)
