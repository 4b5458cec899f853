"""Everything known of one region, beside its parents; and the children in order."""

import pandas as pd

from dashboard.queries import flags
from dashboard.queries.moments import Slice, Source
from dashboard.queries.offers import period_to_show, periods_by_indicator
from dashboard.queries.values import COLUMNS, disclosed, values
from dashboard.regions import NATION

VILLAGE_COLUMNS = "indicator, region, name, period, value, text"


def profile(source: Source, region: str, *, period: str | None = None) -> pd.DataFrame:
    """One row per indicator with data and per region of the chain, nation first.

    Columns of `values`, with `indicator` and `level`. Each indicator has its own
    latest period that ends no later than `period`; flags tell what is missing.
    """
    here = source.regions[region]
    chain = [*source.regions.ancestors(region), here]
    parts = []
    for indicator in periods_by_indicator(source):
        levels = source.catalogue.indicators[indicator].levels
        if here.level not in levels:
            continue
        shown = period_to_show(source, indicator, period)
        for place in (r for r in chain if r.level in levels):
            slice_ = Slice(indicator, place.level)
            found = disclosed(source, slice_, [shown], region=place.code)
            row = found.frame(COLUMNS).assign(indicator=indicator, level=place.level)
            parts.append(row)
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def ranking(
    source: Source,
    slice_: Slice,
    period: str,
    *,
    parent: str = NATION,
    ascending: bool = False,
) -> pd.DataFrame:
    """Values inside `parent` ordered by value; rows without a value of their own last.

    An order, not a league table: neighbours in it often cannot be told apart.
    """
    found = values(source, slice_, period, parent=parent)
    own = found["flag"].isin((*flags.SHOWN_OWN, flags.POOLED))
    first = found[own].sort_values("value", ascending=ascending, kind="stable")
    return pd.concat([first, found[~own]], ignore_index=True)


def villages(source: Source, subdistrict: str) -> pd.DataFrame:
    """Published figures of the villages of a sub-district, one row a figure.

    Columns `indicator, region, name, period, value, text`; empty where no import has
    villages.
    """
    query = (
        f"SELECT {VILLAGE_COLUMNS} FROM village_figures"
        " WHERE subdistrict = ? ORDER BY region, indicator, period"
    )
    return source.store.query(query, [subdistrict]).to_pandas()
