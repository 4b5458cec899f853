"""Reads moments: the additive columns of an indicator, region by period.

A slice is a run of rows of a stored table; nothing is summed at request time. Report
tables keep their moments side by side (`map_<table>` by slice, `region_<table>` by
region), published figures under one another (`map_figures`, `region_figures`).
"""

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock

import pyarrow as pa

from dashboard.catalogue import Indicator
from dashboard.disclosure.survey import MOMENTS as SURVEY_MOMENTS
from dashboard.queries.grid import CLUSTER_MOMENTS, PACKED
from dashboard.queries.moments import ANY, FIGURES, Slice, Source, indicator_of
from dashboard.queries.rows import condition, runs_of
from dashboard.queries.sole_sectors import as_stored
from dashboard.regions import level_of

# a profile pins blocks of 140 columns at once, up to 30 MB of the engine's memory:
# two side by side may need more than a worker's engine has
_one_profile_at_a_time = Lock()
_SLICE = ("level", "programme", "sector", "area_type", "period")
_FEW = 8  # regions that the engine looks for; of more, it reads the whole slice sooner
_FIGURE_COLUMNS = "region, period, numerator, denominator, value, n"


def load_moments(
    source: Source,
    slice_: Slice,
    *,
    periods: Sequence[str],
    regions: Sequence[str] = (),
    levels: Sequence[str] = (),
    bounds: bool = True,
) -> pa.Table:
    """Stored moments, one row per region and period that has any, in one statement.

    Columns `region, period, numerator, denominator, n`, for report tables also what
    they have of `due, reported`, and what the dominance test and, with `bounds`, the
    indicator's interval need. Of some `regions`, or of whole `levels` (the slice's by
    default).
    """
    indicator = indicator_of(source, slice_)
    levels = tuple(levels) or (slice_.level,)
    columns = _FIGURE_COLUMNS
    if indicator.table != FIGURES:
        moments = moment_columns(
            indicator, bounds=bounds, has_clusters=levels != ("subdistrict",)
        )
        columns = f"region, period, {_selected(moments)}"
    if regions and not slice_.filters:
        return _of_regions(
            source, indicator.table, columns, _key(source, slice_), regions
        )
    wanted = [{"level": level, **_key(source, slice_.at(level))} for level in levels]
    wanted = [key | {"period": period} for key in wanted for period in periods]
    return _of_levels(source, indicator.table, columns, wanted, regions)


def load_parts(
    source: Source, slices: Iterable[Slice], *, periods: Sequence[str], region: str
) -> pa.Table:
    """Stored moments of one region for slices of one indicator that differ in filters.

    One statement; columns as of `load_moments`, and `programme, sector, area_type`
    under which the parts are kept (`as_stored`).
    """
    slices = tuple(slices)
    indicator = indicator_of(source, slices[0])
    has_clusters = slices[0].level != "subdistrict"
    moments = moment_columns(indicator, has_clusters=has_clusters)
    columns = f"programme, sector, area_type, region, period, {_selected(moments)}"
    wanted = [
        {"level": one.level, **_key(source, one), "period": period}
        for one in slices
        for period in periods
    ]
    return _of_levels(source, indicator.table, columns, wanted, [region])


def _key(source: Source, slice_: Slice) -> dict[str, str]:
    """The columns that tell a slice from others. A sub-district has one area type."""
    if source.catalogue.indicators[slice_.indicator].table == FIGURES:
        return {"indicator": slice_.indicator}
    of_area = ANY if slice_.level == "subdistrict" else slice_.area_type
    kept = as_stored(source, slice_)
    return {
        "programme": kept.programme,
        "sector": kept.sector,
        "area_type": of_area,
    }


def load_together(
    source: Source,
    table: str,
    indicators: Sequence[Indicator],
    *,
    filters: Mapping[str, str],
    periods: Sequence[str],
    regions: Sequence[str],
) -> pa.Table:
    """All moments of some indicators of one table for some regions, in one statement.

    Columns `region, period` and PACKED, a list of the `columns_together`; of figures,
    which have no filters, `indicator` and what `load_moments` gives. Regions may be of
    any level.
    """
    if table == FIGURES:
        columns = f"indicator, {_FIGURE_COLUMNS}"
        return _of_regions(source, table, columns, {}, regions)
    moments = ", ".join(f'"{column}"' for column in columns_together(indicators))
    columns = f"region, period, [{moments}] AS {PACKED}"
    slices = [
        Slice(indicators[0].id, level, **filters)
        for level in dict.fromkeys(map(level_of, regions))
    ]
    with _one_profile_at_a_time:
        if not filters:
            return _of_regions(source, table, columns, _key(source, slices[0]), regions)
        wanted = [
            {"level": one.level, **_key(source, one), "period": period}
            for one in slices
            for period in periods
        ]
        return _of_levels(source, table, columns, wanted, regions)


def columns_together(indicators: Iterable[Indicator]) -> list[str]:
    """The columns of the stored table that `load_together` packs, in order."""
    every = (c for one in indicators for c in moment_columns(one).values())
    return list(dict.fromkeys(every))


def find_runs(source: Source, tables: Iterable[str]) -> None:
    """Learn where the rows of every slice and region of report tables lie."""
    for table in tables:
        if table != FIGURES:
            runs_of(source, f"map_{table}", _SLICE)
        runs_of(source, f"region_{table}", ("region",))


def _of_levels(source: Source, table: str, columns: str, wanted, regions):
    """The rows of a map table that have these keys; no others are looked through.

    Of a few regions only theirs; of many, rows of others may be among them.
    """
    name = f"map_{table}"
    keys = tuple(wanted[0]) if wanted else ()
    known = runs_of(source, name, keys) if wanted else {}
    where, values = condition(known.get(tuple(one.values())) for one in wanted)
    if 0 < len(regions) <= _FEW:  # "IN" takes the engine twice as long
        either = " OR ".join(["region = ?"] * len(regions))
        where, values = f"{where} AND ({either})", [*values, *regions]
    query = f"SELECT {columns} FROM {name} WHERE {where}"
    return source.store.query(query, values)


def _of_regions(source: Source, table: str, columns: str, key: dict, regions):
    """The rows of some regions; what a filter restricts is kept by map only."""
    name = f"region_{table}"
    known = runs_of(source, name, ("region",))
    where, values = condition(known.get((region,)) for region in regions)
    where = " AND ".join([where, *(f"{column} = ?" for column in key)])
    query = f"SELECT {columns} FROM {name} WHERE {where}"
    return source.store.query(query, [*values, *key.values()])


def moment_columns(
    indicator: Indicator, *, bounds: bool = True, has_clusters: bool = True
) -> dict[str, str]:
    """Name in the answer -> column of the stored table."""
    prefix = f"{indicator.id}__"
    due = {"due": "due", "reported": "reported"} if indicator.has_due else {}
    names = {"numerator": "num", "denominator": "den", "n": "n"}
    if bounds and indicator.interval == "ratio":
        names |= {"xx": "xx", "xy": "xy", "yy": "yy"}
    if bounds and has_clusters and indicator.interval in ("ratio", "wilson"):
        names |= {name: name for name in CLUSTER_MOMENTS}
    if indicator.is_survey:  # whether a cell may be shown hangs on its interval
        names |= {name: name for name in SURVEY_MOMENTS}
    if indicator.dominance:
        names["max"] = "max"
    return due | {name: prefix + stored for name, stored in names.items()}


def _selected(moments: dict[str, str]) -> str:
    return ", ".join(f'"{column}" AS "{name}"' for name, column in moments.items())
