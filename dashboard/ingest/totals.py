"""Totals of report tables: from atoms to every region and filter that may be asked.

An atom is one sub-district × period × programme × sector × area type and holds sums
over its groups. Totals are sums of atoms: per programme or over all (ANY), by sector
or by area type or over both, for sub-districts, regencies, provinces and the nation.
All sums stay exact decimals until the one cast to a float that the store keeps, so
neither the order of rows nor the number of threads can change a digit.

Work goes by parts of the country (whole provinces, in code order): memory stays
small, and rows arrive in the order of the table by region.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import duckdb

from dashboard.catalogue import DerivedTable, Indicator
from dashboard.catalogue.atoms import AtomColumn, atom_columns

ANY = "ANY"
DIMENSIONS = ("programme", "sector", "area_type")
KEY_OF_REGION = "region, programme, sector, area_type, period"
KEY_OF_MAP = "level, programme, sector, area_type, period, region"
_PARENTS = (("regency", "left(region, 5)"), ("province", "left(region, 2)"))
_KEPT_COUNTS = ("due", "reported")


@dataclass(frozen=True)
class Totals:
    """The totals of one table: what they are made of and where they go."""

    table: DerivedTable
    indicators: tuple[Indicator, ...]

    @property
    def by_region(self) -> str:
        return f"store.region_{self.table.id}"

    @property
    def by_map(self) -> str:
        return f"store.map_{self.table.id}"

    @property
    def columns(self) -> tuple[AtomColumn, ...]:
        return atom_columns(self.table, self.indicators)

    @property
    def ratios(self) -> tuple[str, ...]:
        """Ids of the indicators with moments over sub-districts as units."""
        return tuple(one.id for one in self.indicators if one.interval == "ratio")


def start_totals(engine: duckdb.DuckDBPyConnection, totals: Totals) -> None:
    """Create the empty table that `add_part` fills."""
    key = ", ".join(f"{name} VARCHAR" for name in ("level", "region", "period"))
    dimensions = ", ".join(f"{name} VARCHAR" for name in DIMENSIONS)
    columns = ", ".join(f"{name} {kind}" for name, kind in _stored_columns(totals))
    engine.execute(f"CREATE TABLE {totals.by_region} ({key}, {dimensions}, {columns})")


def add_part(engine: duckdb.DuckDBPyConnection, totals: Totals) -> None:
    """Add the totals of the provinces whose atoms the relation `atoms` holds.

    A province comes in one part only, and parts come in order of code.
    """
    engine.execute(f"CREATE OR REPLACE TABLE part_subdistrict AS {_lowest(totals)}")
    below = "subdistrict"
    for level, region in _PARENTS:
        parents = _parents(totals, f"part_{below}", region, clusters=below == "regency")
        engine.execute(f"CREATE OR REPLACE TABLE part_{level} AS {parents}")
        below = level
    _store(engine, totals, ("subdistrict", "regency", "province"))
    engine.execute(
        "CREATE TABLE IF NOT EXISTS part_provinces AS FROM part_province LIMIT 0"
    )
    engine.execute("INSERT INTO part_provinces FROM part_province")


def finish_totals(engine: duckdb.DuckDBPyConnection, totals: Totals) -> None:
    """Add the nation; keep the same rows a second time in the order of the map."""
    if _exists(engine, "part_provinces"):
        nation = _parents(totals, "part_provinces", "'ID'", clusters=True)
        engine.execute(f"CREATE OR REPLACE TABLE part_nation AS {nation}")
        _store(engine, totals, ("nation",))
        engine.execute("DROP TABLE part_provinces")
    engine.execute(
        f"CREATE TABLE {totals.by_map} AS FROM {totals.by_region} ORDER BY {KEY_OF_MAP}"
    )


def _lowest(totals: Totals) -> str:
    """Totals of each sub-district for every filter, from its atoms."""
    dimensions = ", ".join(_dimension(name, totals) for name in DIMENSIONS)
    sets = ", ".join(
        f"({', '.join(('region', 'period', *one))})" for one in _sets(totals)
    )
    return (
        f"SELECT region, period, {dimensions}, {_combined(totals)} "
        f"FROM atoms GROUP BY GROUPING SETS ({sets})"
    )


def _dimension(name: str, totals: Totals) -> str:
    if name not in totals.table.dimensions:
        return f"'{ANY}' AS {name}"
    return f"CASE WHEN GROUPING({name}) = 1 THEN '{ANY}' ELSE {name} END AS {name}"


def _sets(totals: Totals) -> Iterator[tuple[str, ...]]:
    """Programme each or any, by sector each, area type each, or both any."""
    for one in product(("programme", None), ("sector", "area_type", None)):
        named = tuple(name for name in one if name)
        if set(named) <= set(totals.table.dimensions):
            yield named


def _parents(totals: Totals, below: str, region: str, *, clusters: bool) -> str:
    """Totals one level up. `clusters`: the rows below hold moments over sub-districts;
    where they do not, they are the sub-districts."""
    moments = _clusters_added(totals) if clusters else _clusters(totals)
    sums = ", ".join((_combined(totals), *moments))
    return (
        f"SELECT {region} AS region, period, {', '.join(DIMENSIONS)}, {sums} "
        f"FROM {below} GROUP BY ALL"
    )


def _combined(totals: Totals) -> str:
    return ", ".join(f"{c.combine}({c.name}) AS {c.name}" for c in totals.columns)


def _clusters(totals: Totals) -> Iterator[str]:
    for one in totals.ratios:
        # whole numbers: a sub-district's rupiah, squared, passes 64 bits
        x, y = f"{one}__num::HUGEINT", f"{one}__den::HUGEINT"
        yield f"count(*) FILTER ({one}__n > 0) AS {one}__cm"
        yield f"sum({x} * {x}) AS {one}__cxx"
        yield f"sum({x} * {y}) AS {one}__cxy"
        yield f"sum({y} * {y}) AS {one}__cyy"


def _clusters_added(totals: Totals) -> Iterator[str]:
    for name in _cluster_names(totals):
        yield f"sum({name}) AS {name}"


def _cluster_names(totals: Totals) -> Iterator[str]:
    for one in totals.ratios:
        yield from (f"{one}__{part}" for part in ("cm", "cxx", "cxy", "cyy"))


def _stored_columns(totals: Totals) -> Iterator[tuple[str, str]]:
    """Name and type of the columns of the store, after the key."""
    for column in totals.columns:
        if "__" in column.name or column.name in _KEPT_COUNTS:
            yield column.name, "BIGINT" if column.is_count else "DOUBLE"
    for name in _cluster_names(totals):
        yield name, "BIGINT" if name.endswith("__cm") else "DOUBLE"


def _store(engine, totals: Totals, levels: tuple[str, ...]) -> None:
    """Append levels of a part, cast to what the store keeps."""
    parts = " UNION ALL BY NAME ".join(_shown(totals, level) for level in levels)
    engine.execute(
        f"INSERT INTO {totals.by_region} BY NAME "
        f"SELECT * FROM ({parts}) ORDER BY {KEY_OF_REGION}"
    )


def _shown(totals: Totals, level: str) -> str:
    clusters = set(_cluster_names(totals)) if level == "subdistrict" else ()
    columns = ", ".join(
        f"{name}::{kind} AS {name}"
        for name, kind in _stored_columns(totals)
        if name not in clusters
    )
    key = f"'{level}' AS level, region, period, {', '.join(DIMENSIONS)}"
    return f"SELECT {key}, {columns} FROM part_{level}"


def _exists(engine, table: str) -> bool:
    return bool(
        engine.execute(
            "SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [table]
        ).fetchall()
    )
