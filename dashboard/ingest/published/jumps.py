"""A published value that jumps more than ten times against its own series.

A series is one indicator of one region over periods of one kind. Such a jump is a
slip of the source (a number cut at a separator, a figure in the wrong column), so the
value is kept and listed but not used until someone looks. The rule looks at all
imports together, because a sheet often holds a single year.
"""

import numpy as np
import pandas as pd

from dashboard.periods import period_kind
from dashboard.texts import sentence as _

RULE = "jump"
FACTOR = 10
_JUDGES = 4  # the nearest other periods; three outvote one other slip

SENTENCE = _(
    "This value is more than ten times as large or as small as those of the nearest "
    "periods of the same region. It is kept but not shown until someone compares it "
    "with the source."
)


def quarantine_jumps(figures: pd.DataFrame) -> pd.Series:
    """True for each row whose value jumps, in the index of `figures`.

    Needs the columns indicator, region, period, value (numbers; null is no judge),
    one row for each indicator, region and period. A value jumps when it is ten times
    off more than half of the nearest others: two before and two after, or more of one
    side at an end. Zeros neither jump nor judge. Two values alone condemn each other,
    since nothing tells which one is the slip.
    """
    flags = pd.Series(False, index=figures.index)
    judged = _judged(figures)
    if not judged.empty:
        against, judges = _votes(judged)
        flags.loc[judged.index[against * 2 > judges]] = True
    return flags


def _judged(figures: pd.DataFrame) -> pd.DataFrame:
    """Values that can be compared, series by series; `series` numbers them."""
    numbers = pd.to_numeric(figures["value"], errors="coerce").astype(float)
    rows = figures[["indicator", "region", "period"]].assign(number=numbers)
    rows = rows[rows["number"].notna() & (rows["number"] != 0)]
    several = rows.groupby(["indicator", "region"])["period"].transform("size") > 1
    rows = rows[several]
    kinds = {period: period_kind(period) for period in rows["period"].unique()}
    rows = rows.assign(
        kind=rows["period"].map(kinds),
        sign=np.sign(rows["number"]),
        log=np.log10(rows["number"].abs()),
    )
    keys = ["indicator", "region", "kind", "sign"]
    rows = rows.sort_values([*keys, "period"])
    return rows.assign(series=rows.groupby(keys, sort=False).ngroup())


def _votes(judged: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """For each row: how many of its judges it is ten times off, and how many it has."""
    log, series = judged["log"].to_numpy(), judged["series"].to_numpy()
    place = np.arange(len(log))
    first = np.searchsorted(series, series, side="left")
    last = np.searchsorted(series, series, side="right") - 1
    window = np.clip(place - _JUDGES // 2, first, np.maximum(first, last - _JUDGES))
    against = np.zeros(len(log), dtype=int)
    judges = np.zeros(len(log), dtype=int)
    for step in range(_JUDGES + 1):
        other = window + step
        sits = (other <= last) & (other != place)
        distance = np.abs(log - log[np.minimum(other, len(log) - 1)])
        judges += sits
        against += sits & (distance > np.log10(FACTOR))
    return against, judges
