"""One slice of the store: the additive moments of an indicator, region by period.

A slice is exactly one contiguous run of rows of a stored table; nothing is summed at
request time. Report tables keep their moments side by side (`map_<table>`), published
figures under one another (`map_figures`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import pyarrow as pa

from dashboard.catalogue import Catalogue, Indicator
from dashboard.regions import Regions

ANY = "ANY"
FIGURES = "figures"


class Source(Protocol):
    """What a query reads from: the store and the two registers beside it."""

    store: object
    catalogue: Catalogue
    regions: Regions


class NotApplicable(ValueError):
    """A filter on a dimension that the indicator's table does not have."""


class UnknownIndicator(KeyError):
    """No indicator of the catalogue has this id."""


@dataclass(frozen=True)
class Slice:
    """An indicator at a level, filtered by programme and one more dimension."""

    indicator: str
    level: str
    programme: str = ANY
    sector: str = ANY
    area_type: str = ANY

    def at(self, level: str) -> "Slice":
        return replace(self, level=level)

    @property
    def filters(self) -> dict[str, str]:
        """The dimensions that are filtered, with their values."""
        chosen = {d: getattr(self, d) for d in ("programme", "sector", "area_type")}
        return {dimension: v for dimension, v in chosen.items() if v != ANY}


def indicator_of(source: Source, slice_: Slice) -> Indicator:
    """The catalogue entry, once the filters are known to fit its table.

    Raises UnknownIndicator, NotApplicable.
    """
    try:
        indicator = source.catalogue.indicators[slice_.indicator]
    except KeyError:
        raise UnknownIndicator(slice_.indicator) from None
    if slice_.level not in indicator.levels:
        raise NotApplicable(slice_.level)
    for dimension in slice_.filters:
        if dimension not in dimensions_of(source, indicator):
            raise NotApplicable(dimension)
    if slice_.sector != ANY and slice_.area_type != ANY:
        raise NotApplicable("sector, area_type")
    return indicator


def dimensions_of(source: Source, indicator: Indicator) -> tuple[str, ...]:
    """The dimensions that may be filtered; published figures have none."""
    tables = source.catalogue.tables | source.catalogue.derived_tables
    table = tables.get(indicator.table)
    return tuple(table.dimensions) if table else ()


def load_moments(
    source: Source,
    slice_: Slice,
    *,
    periods: Sequence[str] | None = None,
    region: str | None = None,
    bounds: bool = True,
) -> pa.Table:
    """Stored moments, one row per region and period that has any.

    Columns `region, period, numerator, denominator, n`, for report tables also
    `due, reported` and what the dominance test and, with `bounds`, the indicator's
    interval need. Without `periods` all of them.
    """
    indicator = indicator_of(source, slice_)
    # what a filter restricts is kept by map only, where one region is found as fast
    order = "map" if region is None or slice_.filters else "region"
    table = f"{order}_{indicator.table}"
    columns, where, values = (
        _figure_parts(slice_)
        if indicator.table == FIGURES
        else _report_parts(indicator, slice_, bounds=bounds)
    )
    if region is not None:
        where, values = ["region = ?", *where], [region, *values]
    if periods is not None:
        where.append("period BETWEEN ? AND ?")
        values += [min(periods), max(periods)]
    query = f"SELECT {columns} FROM {table} WHERE {' AND '.join(where)}"
    return source.store.query(query, values)


def moment_columns(
    indicator: Indicator, level: str, *, bounds: bool = True
) -> dict[str, str]:
    """Name in the answer -> column of the stored table."""
    prefix = f"{indicator.id}__"
    names = {"numerator": "num", "denominator": "den", "n": "n"}
    if bounds and indicator.interval == "ratio":
        names |= {"xx": "xx", "xy": "xy", "yy": "yy"}
    has_clusters = indicator.interval in ("ratio", "wilson") and level != "subdistrict"
    if bounds and has_clusters:
        names |= {"cm": "cm", "cxx": "cxx", "cxy": "cxy", "cyy": "cyy"}
    if indicator.dominance:
        names["max"] = "max"
    return {name: prefix + stored for name, stored in names.items()}


def _report_parts(indicator: Indicator, slice_: Slice, *, bounds: bool):
    stored = moment_columns(indicator, slice_.level, bounds=bounds)
    moments = ", ".join(f'"{column}" AS "{name}"' for name, column in stored.items())
    where = ["level = ?", "programme = ?", "sector = ?", "area_type = ?"]
    area_type = ANY if slice_.level == "subdistrict" else slice_.area_type
    values = [slice_.level, slice_.programme, slice_.sector, area_type]
    return f"region, period, due, reported, {moments}", where, values


def _figure_parts(slice_: Slice):
    columns = "region, period, numerator, denominator, value, n"
    return columns, ["indicator = ?", "level = ?"], [slice_.indicator, slice_.level]
