"""What is known of a value besides the value: one flag for each row of values.

Zero is none of these: it is a value like any other.
"""

from functools import cache

import numpy as np

OK = "ok"
CAUTION = "caution"  # 10–29 units: shown, interval always drawn
PARTIAL = "partial"  # 60–80 % of the reports due have come
POOLED = "pooled"  # too few units in the period: the last four periods together
PARENT_VALUE = "parent_value"  # too few units: the regency's value
SUPPRESSED = "suppressed"  # confidentiality: value and counts hidden
SUPPRESSED_COMPLEMENTARY = "suppressed_complementary"  # hidden to protect another
TOO_FEW = "too_few"  # reliability: n is shown, the value is not
LOW_REPORTING = "low_reporting"  # under 60 % of the reports due
NOT_REPORTED = "not_reported"  # reports are due, none came
NO_PROGRAMME = "no_programme"  # nothing is due here
OUTSIDE_FILTER = "outside_filter"  # has no part of the area type asked for
NO_DATA = "no_data"  # the source has nothing for this region

FLAGS = (
    OK,
    CAUTION,
    PARTIAL,
    POOLED,
    PARENT_VALUE,
    SUPPRESSED,
    SUPPRESSED_COMPLEMENTARY,
    TOO_FEW,
    LOW_REPORTING,
    NOT_REPORTED,
    NO_PROGRAMME,
    OUTSIDE_FILTER,
    NO_DATA,
)
NUMBER = {flag: number for number, flag in enumerate(FLAGS)}
SHOWN_OWN = (OK, CAUTION, PARTIAL)
SHOWN = (*SHOWN_OWN, POOLED, PARENT_VALUE)
CONFIDENTIAL = (SUPPRESSED, SUPPRESSED_COMPLEMENTARY)


def is_one_of(found: np.ndarray, wanted: tuple[str, ...]) -> np.ndarray:
    """Where the flag numbers are among the flags wanted."""
    return _among(wanted)[found]


@cache
def _among(wanted: tuple[str, ...]) -> np.ndarray:
    return np.array([flag in wanted for flag in FLAGS])
