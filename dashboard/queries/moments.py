"""What is asked of the store: an indicator at a level, with its filters."""

from dataclasses import dataclass, replace
from typing import Protocol

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
