"""Totals of report tables: from atoms to every region and filter that may be asked.

An atom is one sub-district × period × programme × sector × area type and holds sums
over its groups. Totals are sums of atoms: per programme or over all (ANY), by sector
or by area type or over both, for sub-districts, regencies, provinces and the nation.

Atoms are exact decimals and become floats once, here. Counts, people and rupiah are
whole numbers far below 2**53, which floats add without error; products are added in
the order of their keys. So neither the order of reports nor the number of threads can
change a digit. Work goes by parts of the country (whole provinces, in order of code),
which keeps memory small and gives the rows of the table by region in its order.
"""

from collections.abc import Iterator
from dataclasses import replace

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.ingest.building.keyed_sums import KeyedRows, stacked
from dashboard.ingest.building.totals_columns import ANY, DIMENSIONS, KEY, Totals

REGION, PROGRAMME, SECTOR, AREA_TYPE, _ = range(len(KEY))
ATOMS_OF_A_PART = 30_000
_WIDTHS = {"regency": 5, "province": 2}  # of a code at a level above
_KEY_OF_MAP = ("level", *DIMENSIONS, "period", "region")

Labels = list[pd.Index]  # the values of each part of the key, sorted


def write_totals(engine: duckdb.DuckDBPyConnection, totals: Totals) -> None:
    """Write both tables of totals from the relation `atoms`."""
    _create(engine, totals)
    labels = _labels(engine, totals)
    provinces = []
    for first, last in _parts(engine):
        atoms = _atoms(engine, totals, labels, between=(first, last))
        levels = _levels(atoms, totals, labels)
        provinces.append(levels["province"])
        _store(engine, totals, labels, levels)
    if provinces:
        nation = stacked(provinces).with_part(REGION, labels[REGION].get_loc("ID"))
        _store(engine, totals, labels, {"nation": nation.added()})
    _write_in_map_order(engine, totals)


def _create(engine, totals: Totals) -> None:
    key = ", ".join(f"{name} VARCHAR" for name in ("level", *KEY))
    columns = ", ".join(f"{n} {kind}" for n, kind in totals.stored_columns.items())
    engine.execute(f"CREATE TABLE {totals.by_region} ({key}, {columns})")


def _labels(engine, totals: Totals) -> Labels:
    found = []
    for name in KEY:
        values = {ANY} if name in DIMENSIONS else set()
        if name not in totals.missing:
            rows = engine.execute(f"SELECT DISTINCT {name} FROM atoms").fetchall()
            values |= {value for (value,) in rows}
        if name == "region":
            values |= {v[:width] for v in values for width in _WIDTHS.values()}
            values.add("ID")
        found.append(pd.Index(sorted(values), dtype=object))
    return found


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


def _atoms(
    engine, totals: Totals, labels: Labels, *, between: tuple[str, str]
) -> KeyedRows:
    """Atoms of some provinces, in the order of their keys; ANY for what is missing."""
    key = [f"'{ANY}' AS {name}" if name in totals.missing else name for name in KEY]
    columns = [f"{name}::DOUBLE AS {name}" for name in (*totals.sums, *totals.largest)]
    rows = engine.execute(
        f"SELECT {', '.join([*key, *columns])} FROM atoms "
        f"WHERE left(region, 2) BETWEEN ? AND ? ORDER BY {', '.join(KEY)}",
        list(between),
    ).df()
    places = [
        one.get_indexer(rows[name]) for name, one in zip(KEY, labels, strict=True)
    ]
    # a sum over no unit is null: it adds nothing here and is null again when stored
    sums = np.nan_to_num(rows[totals.sums].to_numpy(float))
    largest = rows[totals.largest].fillna(-np.inf).to_numpy(float)
    return KeyedRows(np.column_stack(places).astype(np.int32), sums, largest)


def _levels(atoms: KeyedRows, totals: Totals, labels: Labels) -> dict[str, KeyedRows]:
    """Totals by level, for every filter, up to the provinces of a part."""
    children = _subdistricts(atoms, totals, labels)
    found = {"subdistrict": children}
    regions = labels[REGION]
    below = _with_clusters(children, totals)
    for level, width in _WIDTHS.items():
        parents = regions.get_indexer([code[:width] for code in regions])
        below = below.with_part(REGION, parents[below.keys[:, REGION]]).added()
        found[level] = below
    return found


def _subdistricts(atoms: KeyedRows, totals: Totals, labels: Labels) -> KeyedRows:
    """Programme each or any, by sector each, area type each, or both any."""
    by_sector, by_area = (
        atoms.with_part(part, labels[part].get_loc(ANY)).added()
        for part in (AREA_TYPE, SECTOR)
    )
    every = [by_area.with_part(AREA_TYPE, labels[AREA_TYPE].get_loc(ANY)).added()]
    every += [] if "sector" in totals.missing else [by_sector]
    every += [] if "area_type" in totals.missing else [by_area]
    if "programme" not in totals.missing:
        anyone = labels[PROGRAMME].get_loc(ANY)
        every += [one.with_part(PROGRAMME, anyone).added() for one in every]
    return stacked(every)


def _with_clusters(children: KeyedRows, totals: Totals) -> KeyedRows:
    """Add moments with sub-districts as units; they add up like all other sums."""
    place = {name: number for number, name in enumerate(totals.sums)}
    moments = []
    for one in totals.clustered:
        x, y, n = (children.sums[:, place[f"{one}__{p}"]] for p in ("num", "den", "n"))
        moments += [(n > 0).astype(float), x * x, x * y, y * y]
    return replace(children, sums=np.column_stack([children.sums, *moments]))


def _store(
    engine, totals: Totals, labels: Labels, levels: dict[str, KeyedRows]
) -> None:
    """Append levels, together in the order of the table by region."""
    sizes = [len(rows.keys) for rows in levels.values()]
    level = np.repeat(np.arange(len(sizes)), sizes)
    rows = stacked([_padded(rows, totals) for rows in levels.values()])
    order = np.lexsort(rows.keys.T[::-1])
    keys = np.column_stack([level, rows.keys])[order]
    in_order = KeyedRows(keys, rows.sums[order], rows.largest[order])
    table = _stored(in_order, totals, [pd.Index(list(levels)), *labels])
    engine.register("totals_to_store", table)
    engine.execute("SET preserve_insertion_order = true")  # the rows are in theirs
    engine.execute(f"INSERT INTO {totals.by_region} BY NAME FROM totals_to_store")
    engine.execute("SET preserve_insertion_order = false")
    engine.unregister("totals_to_store")


def _padded(rows: KeyedRows, totals: Totals) -> KeyedRows:
    """With columns for cluster moments, unknown where they are not there yet."""
    width = len(totals.sums) + len(totals.cluster_sums)
    missing = np.full((len(rows.keys), width - rows.sums.shape[1]), np.nan)
    return replace(rows, sums=np.hstack([rows.sums, missing]))


def _stored(rows: KeyedRows, totals: Totals, labels: Labels) -> pa.Table:
    """Rows as the store keeps them: labels, and null where no unit has a number."""
    columns = {}
    for name, one, places in zip(("level", *KEY), labels, rows.keys.T, strict=True):
        values = pa.array(one, pa.string())
        columns[name] = pa.DictionaryArray.from_arrays(places.astype("int32"), values)
    names = [*totals.sums, *totals.cluster_sums, *totals.largest]
    numbers = np.asfortranarray(np.hstack([rows.sums, rows.largest]))
    by_name = dict(zip(names, numbers.T, strict=True))
    for name, values in by_name.items():
        if name in totals.never_known:
            values[:] = np.nan
        elif totals.needs_units(name):
            values[by_name[totals.units_of(name)] == 0] = np.nan
        columns[name] = pa.array(values, from_pandas=True)  # NaN is null
    return pa.table(columns)


def _write_in_map_order(engine, totals: Totals) -> None:
    """The same rows again, in a few slices: sorted at once they pass the memory."""
    engine.execute(f"CREATE TABLE {totals.by_map} AS FROM {totals.by_region} LIMIT 0")
    for rows in (
        "level < 'subdistrict'",
        f"level = 'subdistrict' AND programme < '{ANY}'",
        f"level = 'subdistrict' AND programme = '{ANY}'",
        f"level = 'subdistrict' AND programme > '{ANY}'",
    ):
        engine.execute(
            f"INSERT INTO {totals.by_map} FROM {totals.by_region} WHERE {rows} "
            f"ORDER BY {', '.join(_KEY_OF_MAP)}"
        )
