"""The last step of every query: what may be shown, and why not.

domain.md §5.1, in its order, first hit wins. Confidentiality hides value and counts
and is never filled in; reliability withholds the value, which the last four periods
together, or else the regency's value, may then stand for. Complementary suppression
belongs here too and needs the siblings of a row: it comes with a later step.
"""

import numpy as np
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.queries import flags

FEW_GROUPS_IN_MONEY = 3
DOMINANT_SHARE = 0.70
SENSITIVE_COUNT = 4
SAFE_N = 30
REPORTING_WITHHELD = 0.60
REPORTING_PARTIAL = 0.80

_HIDDEN_BY = {
    flags.SUPPRESSED: ("numerator", "denominator", "value", "lower", "upper", "n"),
    flags.TOO_FEW: ("numerator", "denominator", "value", "lower", "upper"),
    flags.LOW_REPORTING: ("numerator", "denominator", "value", "lower", "upper"),
}


def disclose(
    values: pd.DataFrame,
    indicator: Indicator,
    *,
    pooled: pd.DataFrame | None = None,
    parents: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Values with `flag`, and with nothing in the cells that may not be shown.

    `pooled` (the last four periods together) and `parents` (the regency's values,
    themselves disclosed) have the rows of `values` in the same order.
    """
    values = values.assign(flag=judge(values, indicator))
    unreliable = values["flag"].eq(flags.TOO_FEW).to_numpy()
    if pooled is not None and unreliable.any():
        fits = unreliable & np.isin(judge(pooled, indicator), flags.SHOWN_OWN)
        values = _replaced(values, pooled, where=fits, flag=flags.POOLED)
        unreliable = unreliable & ~fits
    if parents is not None and unreliable.any():
        fits = unreliable & parents["flag"].isin(flags.SHOWN_OWN).to_numpy()
        values = _replaced(values, parents, where=fits, flag=flags.PARENT_VALUE)
    return _withheld(values)


def judge(values: pd.DataFrame, indicator: Indicator) -> np.ndarray:
    """One flag per row, from its own moments alone."""
    if indicator.disclosure == "public":
        return np.where(values["value"].notna(), flags.OK, flags.NO_DATA)
    tests = [
        *_absence(values, indicator),
        *_confidentiality(values, indicator),
        *_reliability(values, indicator),
    ]
    conditions, found = zip(*tests, strict=True)
    return np.select(conditions, found, default=flags.OK)


def _absence(values, indicator):
    if "due" not in values:
        return [(values["value"].isna(), flags.NO_DATA)]
    due, reported = values["due"].fillna(0), values["reported"].fillna(0)
    tests = [(due.eq(0), flags.NO_PROGRAMME)]
    if indicator.needs_reports:
        tests += [
            (reported.eq(0), flags.NOT_REPORTED),
            (values["n"].fillna(0).eq(0), flags.NO_DATA),
        ]
    return tests


def _confidentiality(values, indicator):
    x, y, n = values["numerator"], values["denominator"], values["n"]
    tests = [(n.lt(indicator.minimum_n.confidentiality), flags.SUPPRESSED)]
    if indicator.sensitive:
        few = x.between(1, SENSITIVE_COUNT) | (y - x).between(1, SENSITIVE_COUNT)
        tests.append((few, flags.SUPPRESSED))
    if indicator.dominance:
        dominated = n.lt(FEW_GROUPS_IN_MONEY) | values["max"].gt(DOMINANT_SHARE * y)
        tests.append((dominated, flags.SUPPRESSED))
    return tests


def _reliability(values, indicator):
    n = values["n"]
    tests = [
        (n.lt(indicator.minimum_n.publication) | values["value"].isna(), flags.TOO_FEW)
    ]
    if not indicator.needs_reports:
        return tests
    rate = values["reported"] / values["due"]
    return [
        *tests,
        (rate.lt(REPORTING_WITHHELD), flags.LOW_REPORTING),
        (rate.lt(REPORTING_PARTIAL), flags.PARTIAL),
        (n.lt(SAFE_N), flags.CAUTION),
    ]


def _replaced(values, source, *, where, flag):
    shown = ("value", "lower", "upper")
    copied = (*shown, "numerator", "denominator", "n")
    columns = copied if flag == flags.POOLED else shown
    changed = {c: np.where(where, source[c], values[c]) for c in columns}
    if flag == flags.PARENT_VALUE:
        hidden = ("numerator", "denominator")
        changed |= {c: np.where(where, np.nan, values[c]) for c in hidden}
    return values.assign(**changed, flag=np.where(where, flag, values["flag"]))


def _withheld(values):
    hidden = {}
    for column in ("numerator", "denominator", "value", "lower", "upper", "n"):
        reasons = [f for f, columns in _HIDDEN_BY.items() if column in columns]
        reasons += [flags.SUPPRESSED_COMPLEMENTARY, flags.NO_PROGRAMME]
        reasons += [flags.NOT_REPORTED, flags.NO_DATA]
        hidden[column] = values[column].mask(values["flag"].isin(reasons))
    return values.assign(**hidden)
