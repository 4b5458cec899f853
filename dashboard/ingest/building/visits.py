"""Whom to visit: counts of groups with a reason, and the groups themselves.

`visits` holds counts, by the filters of maps, and is read for everybody.
`visit_groups` holds a row for each group; coordinators alone may see those of their
region, so it is not among the Parquet copies of a version.
"""

import duckdb

from dashboard.catalogue import Catalogue
from dashboard.ingest.building.totals_columns import ANY, DIMENSIONS

GROUPS = "visit_groups"
_COUNTS = {
    "silent": "quarters_silent >= 2",
    "unvisited": "mentor_visits_n = 0",
    "arrears": "is_arrears_rising",
    "unvisited_or_arrears": "mentor_visits_n = 0 OR is_arrears_rising",
}
_LEVELS = {
    "nation": "'ID'",
    "province": "left(region, 2)",
    "regency": "left(region, 5)",
    "subdistrict": "region",
}
_FILTERS = ("()", "(programme)", "(sector)", "(programme, sector)")
_BY_AREA_TYPE = ("(area_type)", "(programme, area_type)")
_GROUP_ROWS = (
    "region, period, group_id, village, programme, sector, last_report,"
    " quarters_silent, mentor_visits_n, par90, is_arrears_rising"
)


def write_visits(engine: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Write both from the relation `visit_groups`; both are empty without any."""
    if GROUPS not in catalogue.derived_tables:
        return
    engine.execute(f"CREATE TABLE visit_atoms AS {_atoms()}")
    engine.execute(_counts())
    engine.execute("DROP TABLE visit_atoms")
    engine.execute(
        f"CREATE TABLE store.{GROUPS} AS SELECT {_GROUP_ROWS} FROM {GROUPS}"
        " ORDER BY region, period, group_id"
    )


def _atoms() -> str:
    """A row per sub-district, period and dimensions with any group that counts."""
    counts = ", ".join(
        f"count(*) FILTER ({condition}) AS {name}"
        for name, condition in _COUNTS.items()
    )
    counted = f"{_COUNTS['silent']} OR {_COUNTS['unvisited_or_arrears']}"
    return (
        f"SELECT region, period, {', '.join(DIMENSIONS)}, {counts} FROM {GROUPS}"
        f" WHERE {counted} GROUP BY ALL"
    )


def _counts() -> str:
    """A row per level, filter, period and region; ANY where a filter is open.

    A sub-district has one area type: counts by area type begin at the regency.
    """
    levels = " UNION ALL ".join(map(_at_level, _LEVELS))
    return (
        f"CREATE TABLE store.visits AS FROM ({levels})"
        " ORDER BY level, programme, sector, area_type, period, region"
    )


def _at_level(level: str) -> str:
    counts = ", ".join(f"sum({name})::INTEGER AS {name}" for name in _COUNTS)
    names = {one: f"coalesce({one}, '{ANY}')" for one in DIMENSIONS}
    filters = (*_FILTERS, *_BY_AREA_TYPE)
    if level == "subdistrict":
        filters, names["area_type"] = _FILTERS, f"'{ANY}'"
    keys = ", ".join(f"{text} AS {name}" for name, text in names.items())
    region = _LEVELS[level]
    return (
        f"SELECT '{level}' AS level, {keys}, period, {region} AS region, {counts}"
        f" FROM visit_atoms GROUP BY GROUPING SETS ({', '.join(filters)}),"
        f" period, {region}"
    )
