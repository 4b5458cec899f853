"""How groups spread, in plain pandas, from report files that break no rule.

Classes are cut by dividing each group's numerator by its denominator, not by the
comparisons of the build.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.catalogue.distributions import class_count
from dashboard.regions import ancestor_code
from tests.stores.oracle import LEVELS, SPLITS
from tests.stores.recomputed import ReportFiles

DIMENSIONS = ["programme", "sector", "area_type"]
KEY = ["region", *DIMENSIONS, "period"]
PARTS_KEY = ["region", "breakdown", "part", "period"]

AGES = {"under_1_year": 4, "under_3_years": 12, "under_5_years": 20}  # quarters, below
OLDEST = "over_5_years"
_TINY = 1e-9  # a share of 80 % is 80 %, whatever a division leaves behind


class SpreadFiles(ReportFiles):
    """Units with `women` and `age`, the ids of the part that a group belongs to."""

    def __init__(self, folder: Path):
        super().__init__(folder)
        register = pd.read_parquet(folder / "groups.parquet").set_index("group_id")
        women = self.groups["group_id"].map(register["women_only"]).astype(bool)
        self.groups["women"] = np.where(women, "women_only", "mixed")

    def _measured(self, rows, now):
        return _with_parts(super()._measured(rows, now), rows, now)

    def _lost(self, now):
        found = super()._lost(now)
        return _with_parts(found, self.groups.loc[found.index], now)


def _with_parts(found: pd.DataFrame, rows: pd.DataFrame, now: int) -> pd.DataFrame:
    age = now - rows["formed"]
    part = pd.Series(OLDEST, index=rows.index)
    for name, limit in reversed(AGES.items()):
        part = part.where(age >= limit, name)
    return found.assign(women=rows["women"], age=part)


def class_of(units: pd.DataFrame, indicator) -> pd.Series:
    """The number of the class of each unit's value, null where it has no value."""
    numerator = units[f"{indicator.id}__num"].astype(float)
    denominator = units[f"{indicator.id}__den"].astype(float)
    has_value = numerator.notna() & (denominator > 0)
    value = (numerator / denominator.where(has_value) + indicator.value_offset) * 100
    number = np.searchsorted(indicator.histogram.edges, value + _TINY, side="right")
    return pd.Series(number, index=units.index).where(has_value)


def is_weak(units: pd.DataFrame, indicator) -> pd.Series:
    """Null where there is no value."""
    edge = indicator.histogram.edges.index(indicator.histogram.bound) + 1
    number = class_of(units, indicator)
    weak = number < edge if indicator.higher_is_better else number >= edge
    return weak.where(number.notna())


def histograms(units: pd.DataFrame, spread) -> pd.DataFrame:
    """What `distributions_…` has to hold, by its key: counts of every class."""
    counts = {
        f"{one.id}__{k}": (class_of(units, one) == k).astype(int)
        for one in spread
        for k in range(class_count(one))
    }
    rows = pd.concat([units[KEY], pd.DataFrame(counts)], axis=1)
    rows = _summed(rows, KEY).reset_index()
    parts = []
    for level in LEVELS:
        for by_programme, split in SPLITS:
            hidden = {"sector", "area_type"} - {split}
            hidden |= set() if by_programme else {"programme"}
            if level != "subdistrict" or len(hidden) == len(DIMENSIONS):
                here = _at(rows, level).assign(**dict.fromkeys(hidden, "ANY"))
                parts.append(_summed(here, KEY))
    return pd.concat(parts).sort_index()


def weak_parts(units: pd.DataFrame, spread) -> pd.DataFrame:
    """What `breakdowns_…` has to hold, by its key, but for parts without any group."""
    counts = {}
    for one in spread:
        weak = is_weak(units, one)
        counts[f"{one.id}__n"] = weak.notna().astype(int)
        counts[f"{one.id}__weak"] = (weak == 1).astype(int)
    rows = pd.concat([units[["region", "period"]], pd.DataFrame(counts)], axis=1)
    parts = [
        _summed(
            _at(rows, level).assign(breakdown=breakdown, part=units[column]), PARTS_KEY
        )
        for level in LEVELS[:-1]
        for breakdown, column in (("age", "age"), ("women_only", "women"))
    ]
    return pd.concat(parts).sort_index()


def _summed(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    return rows.groupby(key).sum().sort_index()


def _at(units: pd.DataFrame, level: str) -> pd.DataFrame:
    return units.assign(region=[ancestor_code(c, level) for c in units["region"]])
