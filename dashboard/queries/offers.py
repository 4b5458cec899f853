"""What this store can be asked: indicators with data, their periods, the programmes."""

import pandas as pd

from dashboard.periods import latest_not_after
from dashboard.queries.moments import Source

REPORTING_OF_DEFAULT = 0.80


def indicator_periods(source: Source, indicator: str) -> list[str]:
    """The periods in which the indicator has anything at all, in order."""
    query = "SELECT period FROM indicator_periods WHERE indicator = ? ORDER BY period"
    return source.store.query(query, [indicator]).column("period").to_pylist()


def periods_by_indicator(source: Source) -> dict[str, list[str]]:
    """Indicators of the catalogue that have data, with their periods in order."""
    query = "SELECT indicator, period FROM indicator_periods ORDER BY period"
    found = source.store.query(query).to_pandas()
    periods = found.groupby("indicator")["period"].agg(list)
    return {i: periods[i] for i in source.catalogue.indicators if i in periods}


def reporting_by_period(source: Source, indicator: str) -> pd.DataFrame:
    """National reports by period: `period, due, reported`; NaN for figures."""
    query = (
        "SELECT period, due, reported FROM indicator_periods"
        " WHERE indicator = ? ORDER BY period"
    )
    return source.store.query(query, [indicator]).to_pandas()


def default_period(source: Source, indicator: str) -> str | None:
    """The latest period with national reporting of 80 % or more; else the latest.

    The newest quarter is often still coming in and would mislead.
    """
    found = reporting_by_period(source, indicator)
    if found.empty:
        return None
    enough = found["due"].isna() | (
        found["reported"] >= REPORTING_OF_DEFAULT * found["due"]
    )
    return (found[enough] if enough.any() else found)["period"].iloc[-1]


def period_to_show(source: Source, indicator: str, asked: str | None) -> str | None:
    """The indicator's own latest period that ends no later than the one asked for."""
    periods = indicator_periods(source, indicator)
    if asked in periods:
        return asked
    fitting = latest_not_after(periods, asked) if asked else None
    return fitting or default_period(source, indicator)


def programmes(source: Source) -> dict[str, dict[str, str]]:
    """Programme code -> its names by locale, of the programmes that have groups."""
    query = "SELECT code, name_id, name_en FROM programmes ORDER BY code"
    rows = source.store.query(query).to_pylist()
    return {r["code"]: {"id": r["name_id"], "en": r["name_en"]} for r in rows}
