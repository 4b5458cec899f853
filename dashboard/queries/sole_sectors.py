"""Programmes that work in one sector: their totals by it are stored once, under ANY."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.queries.moments import ANY, Slice, Source
from dashboard.queries.remembered import once_per_version

_TABLE = "sole_sectors"


def as_stored(source: Source, slice_: Slice) -> Slice:
    """The slice under which the same rows are kept."""
    table = source.catalogue.indicators[slice_.indicator].table
    sole = _sole_sectors(source).get((table, slice_.programme))
    return replace(slice_, sector=ANY) if slice_.sector == sole else slice_


@once_per_version
def _sole_sectors(source: Source) -> Mapping[tuple[str, str], str]:
    """(Table, programme) -> sector; none in a version that an older program built."""
    if _TABLE not in source.store.manifest["tables"]:
        return {}
    rows = source.store.query(f"FROM {_TABLE}").to_pylist()
    return {(row["report_table"], row["programme"]): row["sector"] for row in rows}
