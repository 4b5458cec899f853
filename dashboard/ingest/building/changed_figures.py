"""Which figures differ between two stores, told of the one place that holds them all.

A correction sent by a regency changes its figures, its province's and the nation's: it
is told of the regency. What is of too few units to be shown is not told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import pandas as pd
import pyarrow as pa

from dashboard.catalogue import Catalogue, Indicator
from dashboard.ingest.placing.places import inside
from dashboard.regions import level_of, parent_code

Query = Callable[[str], pa.Table]
_COMPARED = ("nation", "province", "regency")
_KEY = ["region", "period"]
_N = {"units": "n", "denominator": "den"}  # what an indicator's least number is of
_UNFILTERED = "programme = 'ANY' AND sector = 'ANY' AND area_type = 'ANY'"


@dataclass(frozen=True)
class ChangedFigures:
    """`rows` has indicator, period, before, after (null for none), newest first."""

    region: str  # the smallest, from the regency up, that holds all that changed
    rows: pd.DataFrame


def changed_figures(
    before: Query, after: Query, catalogue: Catalogue
) -> ChangedFigures | None:
    """None where no figure from the regency up is another."""
    pieces = [*_changes_of_reports(before, after, catalogue)]
    pieces += _changes_of_figures(before, after, catalogue)
    pieces = [piece for piece in pieces if not piece.empty]
    if not pieces:
        return None
    found = pd.concat(pieces, ignore_index=True)
    region = reduce(_smallest_with_both, found["region"][_are_lowest(found)])
    told = found[(found["region"] == region) & found["told"]]
    order = ["period", "indicator"]
    told = told.sort_values(order, ascending=[False, True], ignore_index=True)
    return ChangedFigures(region, told[["indicator", "period", "before", "after"]])


def _changes_of_reports(
    before: Query, after: Query, catalogue: Catalogue
) -> Iterator[pd.DataFrame]:
    for table in catalogue.derived_tables:
        known = _columns(before, table) & _columns(after, table)
        shared = [
            one for one in catalogue.indicators_of(table) if f"{one.id}__n" in known
        ]
        if shared:
            wide = [_wide(query, table, shared) for query in (before, after)]
            yield _differences(*wide, shared)


def _columns(query: Query, table: str) -> set[str]:
    """Of a table of totals; none where a store is older than the table."""
    tables = query("SELECT name FROM (SHOW TABLES)")["name"].to_pylist()
    if f"map_{table}" not in tables:
        return set()
    found = query(f"SELECT column_name FROM (DESCRIBE map_{table})")
    return set(found["column_name"].to_pylist())


def _wide(query: Query, table: str, indicators: Sequence[Indicator]) -> pd.DataFrame:
    """A row per region and period: each value, and the number it is of."""
    columns = ", ".join(
        f"{stored_value(one)}, {one.id}__{_N[one.n_counts]} AS {one.id}__n"
        for one in indicators
    )
    rows = query(
        f"SELECT region::VARCHAR AS region, period::VARCHAR AS period, {columns} "
        f"FROM map_{table} WHERE level IN {_COMPARED} AND {_UNFILTERED}"
    )
    return rows.to_pandas().set_index(_KEY).astype(float)


def _differences(
    before: pd.DataFrame, after: pd.DataFrame, indicators: Sequence[Indicator]
) -> pd.DataFrame:
    """region, period, indicator, before, after, told: where the two differ."""
    before, after = before.align(after, join="outer")
    pieces = []
    for one in indicators:
        then, now = before[one.id], after[one.id]
        least = one.minimum_n.publication if one.disclosure == "protected" else 0
        units = [frame[f"{one.id}__n"] for frame in (before, after)]
        told = [(n >= least) | n.isna() for n in units]
        found = pd.DataFrame({"before": then, "after": now, "told": told[0] & told[1]})
        pieces.append(found[_differ(found)].reset_index().assign(indicator=one.id))
    return pd.concat(pieces, ignore_index=True)


def _changes_of_figures(
    before: Query, after: Query, catalogue: Catalogue
) -> Iterator[pd.DataFrame]:
    """Published figures of today's catalogue; they are public, whatever their n."""
    if not (_columns(before, "figures") and _columns(after, "figures")):
        return  # a rehearsal adds up reports only
    key = ["indicator", *_KEY]
    rows = [
        query(
            "SELECT indicator::VARCHAR AS indicator, region::VARCHAR AS region, "
            "period::VARCHAR AS period, value FROM map_figures "
            f"WHERE level IN {_COMPARED}"
        )
        .to_pandas()
        .astype(dict.fromkeys(key, object))  # a merge of empty texts fails
        for query in (before, after)
    ]
    both = rows[0].merge(rows[1], how="outer", on=key, suffixes=("_before", "_after"))
    both = both.rename(columns={"value_before": "before", "value_after": "after"})
    known = both["indicator"].isin(catalogue.indicators)
    yield both[_differ(both) & known].assign(told=True)


def _differ(rows: pd.DataFrame) -> pd.Series:
    """Two unknown figures are the same."""
    before, after = rows["before"], rows["after"]
    return (before != after) & ~(before.isna() & after.isna())


def stored_value(indicator: Indicator) -> str:
    """One division, or the plain sum where nothing divides it."""
    name, offset = indicator.id, indicator.value_offset
    value = f"{name}__num"
    if indicator.is_ratio:
        value = f"{name}__num / nullif({name}__den, 0)"
    return f"{value} + {offset} AS {name}"


def _are_lowest(found: pd.DataFrame) -> pd.Series:
    """The rows of the finest level that changed: all above them follow from these."""
    depth = found["region"].map(lambda code: _COMPARED.index(level_of(code)))
    return depth == depth.max()


def _smallest_with_both(one: str, other: str) -> str:
    while not inside(other, one):
        one = parent_code(one)
    return one
