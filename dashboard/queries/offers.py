"""What this store can be asked: indicators with data, their periods, the programmes.

All of it is read with two statements per version of the store.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.periods import latest_not_after
from dashboard.queries.moments import Source
from dashboard.queries.remembered import once_per_version

REPORTING_OF_DEFAULT = 0.80


@dataclass(frozen=True)
class PeriodReports:
    """A period of an indicator with its national reports; None for figures."""

    period: str
    due: int | None
    reported: int | None

    @property
    def is_reported(self) -> bool:
        """Enough has come in to open a page on; figures always are."""
        if self.due is None or math.isnan(self.due):
            return True
        return (self.reported or 0) >= REPORTING_OF_DEFAULT * self.due


@once_per_version
def _reports(source: Source) -> Mapping[str, tuple[PeriodReports, ...]]:
    """Indicator -> its periods in order."""
    query = (
        "SELECT indicator, period, due, reported FROM indicator_periods ORDER BY period"
    )
    found = defaultdict(list)
    for row in source.store.query(query).to_pylist():
        found[row.pop("indicator")].append(PeriodReports(**row))
    return {indicator: tuple(periods) for indicator, periods in found.items()}


def indicator_periods(source: Source, indicator: str) -> list[str]:
    """The periods in which the indicator has anything at all, in order."""
    return [one.period for one in _reports(source).get(indicator, ())]


def periods_by_indicator(source: Source) -> dict[str, list[str]]:
    """Indicators of the catalogue that have data, with their periods in order."""
    known = _reports(source)
    return {
        indicator: indicator_periods(source, indicator)
        for indicator in source.catalogue.indicators
        if indicator in known
    }


def default_period(source: Source, indicator: str) -> str | None:
    """The latest period with national reporting of 80 % or more; else the latest.

    The newest quarter is often still coming in and would mislead.
    """
    found = _reports(source).get(indicator, ())
    enough = [one for one in found if one.is_reported]
    return (enough or found)[-1].period if found else None


def period_to_show(source: Source, indicator: str, asked: str | None) -> str | None:
    """The indicator's own latest period that ends no later than the one asked for."""
    periods = indicator_periods(source, indicator)
    if asked in periods:
        return asked
    fitting = latest_not_after(periods, asked) if asked else None
    return fitting or default_period(source, indicator)


@once_per_version
def programmes(source: Source) -> dict[str, dict[str, str]]:
    """Programme code -> its names by locale, of the programmes that have groups."""
    query = "SELECT code, name_id, name_en FROM programmes ORDER BY code"
    rows = source.store.query(query).to_pylist()
    return {r["code"]: {"id": r["name_id"], "en": r["name_en"]} for r in rows}
