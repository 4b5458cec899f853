"""Totals of report tables: from atoms to every region and filter that may be asked.

An atom is one sub-district × period × programme × sector × area type and holds sums
over its groups. Totals are sums of atoms: per programme or over all (ANY), by sector
or by area type or over both, for sub-districts, regencies, provinces and the nation.

Atoms are exact decimals and become floats once, here; totals are added up in the order
of their keys, so neither the order of rows nor the number of threads can change a
digit. Counts, people and rupiah are whole numbers far below 2**53, which floats add
without error. Work goes by parts of the country (whole provinces, in order of code),
which keeps memory small and gives the rows of the table by region in its order.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard.catalogue import DerivedTable, Indicator
from dashboard.catalogue.atoms import AtomColumn, atom_columns

ANY = "ANY"
DIMENSIONS = ["programme", "sector", "area_type"]
KEY = ["region", *DIMENSIONS, "period"]  # the order of the table by region
KEY_OF_MAP = ["level", *DIMENSIONS, "period", "region"]
ATOMS_OF_A_PART = 30_000
_WIDTHS = {"subdistrict": 8, "regency": 5, "province": 2}
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
    def atom_columns(self) -> tuple[AtomColumn, ...]:
        every = atom_columns(self.table, self.indicators)
        return tuple(c for c in every if "__" in c.name or c.name in _KEPT_COUNTS)

    @property
    def largest(self) -> list[str]:
        return [c.name for c in self.atom_columns if c.combine == "max"]

    @property
    def clustered(self) -> tuple[str, ...]:
        """Ids of the indicators with moments over sub-districts as units."""
        return tuple(
            one.id for one in self.indicators if one.interval in ("ratio", "wilson")
        )

    @property
    def stored_columns(self) -> dict[str, str]:
        """Name and type of the columns of the store, after the key."""
        kinds = {
            c.name: "BIGINT" if c.is_count else "DOUBLE" for c in self.atom_columns
        }
        for one in self.clustered:
            kinds[f"{one}__cm"] = "BIGINT"
            kinds |= {f"{one}__{part}": "DOUBLE" for part in ("cxx", "cxy", "cyy")}
        return kinds


def write_totals(engine: duckdb.DuckDBPyConnection, totals: Totals) -> None:
    """Write both tables of totals from the relation `atoms`."""
    _create(engine, totals)
    provinces = []
    for first, last in _parts(engine):
        levels = _levels(_atoms(engine, totals, first, last), totals)
        provinces.append(levels["province"])
        _store(engine, totals, levels)
    if provinces:
        below = pd.concat(provinces, ignore_index=True).assign(region="ID")
        _store(engine, totals, {"nation": _added(below, totals)})
    _write_in_map_order(engine, totals)


def _create(engine, totals: Totals) -> None:
    key = ", ".join(f"{name} VARCHAR" for name in ("level", *KEY))
    columns = ", ".join(f"{n} {kind}" for n, kind in totals.stored_columns.items())
    engine.execute(f"CREATE TABLE {totals.by_region} ({key}, {columns})")


def _parts(engine) -> Iterator[tuple[str, str]]:
    """First and last province of each part."""
    found = engine.execute(
        f"""
        SELECT min(province), max(province)
        FROM (
            SELECT province,
                   (sum(atoms) OVER (ORDER BY province) - atoms)
                   // {ATOMS_OF_A_PART} AS part
            FROM (SELECT left(region, 2) AS province, count(*) AS atoms
                  FROM atoms GROUP BY ALL)
        )
        GROUP BY part ORDER BY part
        """
    )
    yield from found.fetchall()


def _atoms(engine, totals: Totals, first: str, last: str) -> pd.DataFrame:
    """Atoms of some provinces in the order of their keys; ANY for what is missing."""
    present = [name for name in DIMENSIONS if name in totals.table.dimensions]
    columns = ", ".join(f"{c.name}::DOUBLE AS {c.name}" for c in totals.atom_columns)
    key = ["region", *present, "period"]
    atoms = engine.execute(
        f"SELECT {', '.join(key)}, {columns} FROM atoms "
        f"WHERE left(region, 2) BETWEEN ? AND ? ORDER BY {', '.join(key)}",
        [first, last],
    ).df()
    atoms = atoms.copy()  # one block of numbers: columns of their own are slow to add
    return atoms.assign(**{name: ANY for name in DIMENSIONS if name not in present})


def _levels(atoms: pd.DataFrame, totals: Totals) -> dict[str, pd.DataFrame]:
    """Totals by level, for every filter, up to the provinces of a part."""
    children = _subdistricts(atoms, totals)
    found = {"subdistrict": children}
    below = pd.concat([children, _clusters(children, totals)], axis=1)
    for level in ("regency", "province"):
        parents = below["region"].str[: _WIDTHS[level]]
        below = _added(below.assign(region=parents), totals)
        found[level] = below
    return found


def _subdistricts(atoms: pd.DataFrame, totals: Totals) -> pd.DataFrame:
    """Programme each or any, by sector each, area type each, or both any."""
    by_sector = atoms.assign(area_type=ANY)
    by_area = _added(atoms.assign(sector=ANY), totals)
    by_neither = _added(by_area.assign(area_type=ANY), totals)
    each = pd.concat([by_sector, by_area, by_neither], ignore_index=True)
    over_all = _added(each.assign(programme=ANY), totals)
    every = pd.concat([each, over_all], ignore_index=True)
    # a table without a dimension has the same rows twice, as each and as any
    return every.drop_duplicates(KEY, ignore_index=True)


def _added(rows: pd.DataFrame, totals: Totals) -> pd.DataFrame:
    """Sums (largest, where a column says so) of rows with one key, in its order."""
    rows = rows.astype(dict.fromkeys(KEY, "category"))
    grouped = rows.groupby(KEY, observed=True, sort=True)
    sums = [c for c in rows.columns if c not in (*KEY, *totals.largest)]
    added = grouped[sums].sum(min_count=1)
    if totals.largest:
        added = added.join(grouped[totals.largest].max())
    return added.reset_index().astype(dict.fromkeys(KEY, "str"))


def _clusters(children: pd.DataFrame, totals: Totals) -> pd.DataFrame:
    """Moments with sub-districts as units; they add up like all others."""
    moments = {}
    for one in totals.clustered:
        x, y = children[f"{one}__num"], children[f"{one}__den"]
        moments[f"{one}__cm"] = (children[f"{one}__n"] > 0).astype(float)
        moments |= {f"{one}__cxx": x * x, f"{one}__cxy": x * y, f"{one}__cyy": y * y}
    return pd.DataFrame(moments, index=children.index)


def _store(engine, totals: Totals, levels: dict[str, pd.DataFrame]) -> None:
    """Append levels, together in the order of the table by region."""
    rows = pd.concat(
        [part.assign(level=level) for level, part in levels.items()], ignore_index=True
    )
    rows = rows.sort_values(KEY, ignore_index=True)
    engine.register("totals_to_store", rows)
    engine.execute(f"INSERT INTO {totals.by_region} BY NAME FROM totals_to_store")
    engine.unregister("totals_to_store")


def _write_in_map_order(engine, totals: Totals) -> None:
    engine.execute(
        f"CREATE TABLE {totals.by_map} AS FROM {totals.by_region} "
        f"ORDER BY {', '.join(KEY_OF_MAP)}"
    )
