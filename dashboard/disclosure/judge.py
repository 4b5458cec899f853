"""What one cell's own moments say of whether it may be shown.

Absent, confidential, unreliable: in this order, first hit wins. What else may stand
there is the last step of a query (`queries.disclosure`); the build judges too, where it
keeps how shown values spread.
Cells are arrays of one shape; flags are numbers of `flags.FLAGS`.
"""

from collections.abc import Mapping

import numpy as np

from dashboard.catalogue import Indicator
from dashboard.disclosure import flags, survey
from dashboard.disclosure.flags import NUMBER

FEW_GROUPS_IN_MONEY = 3
DOMINANT_SHARE = 0.70
SENSITIVE_COUNT = 4
SAFE_N = 30
REPORTING_WITHHELD = 0.60
REPORTING_PARTIAL = 0.80


def judge(cells: Mapping[str, np.ndarray], indicator: Indicator) -> np.ndarray:
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
        np.copyto(found, NUMBER[flag], where=condition)
    return found


def _absence(cells, indicator):
    if "due" not in cells:
        return [(np.isnan(cells["value"]), flags.NO_DATA)]
    tests = [(~(cells["due"] > 0), flags.NO_PROGRAMME)]
    if indicator.reports != "not_needed":
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
    if indicator.is_survey:
        return survey.reliability(cells, indicator)
    n = cells["n"]
    too_few = (n < indicator.minimum_n.publication) | np.isnan(cells["value"])
    if indicator.minimum_units > 1:
        too_few |= cells["units"] < indicator.minimum_units
    tests = [(too_few, flags.TOO_FEW)]
    if indicator.reports == "not_needed":
        return tests
    if "due" in cells and indicator.reports == "needed":
        tests += _lateness(cells)
    if "due" in cells or indicator.interval != "none":
        tests += [(n < SAFE_N, flags.CAUTION)]
    return tests


def _lateness(cells):
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = cells["reported"] / cells["due"]
    return [
        (rate < REPORTING_WITHHELD, flags.LOW_REPORTING),
        (rate < REPORTING_PARTIAL, flags.PARTIAL),
    ]


def _is_small(count: np.ndarray) -> np.ndarray:
    return (count >= 1) & (count <= SENSITIVE_COUNT)
