"""Totals of report tables: from atoms to every region and filter that may be asked.

An atom is one sub-district × period × programme × sector × area type and holds sums
over its groups. Totals are sums of atoms: per programme or over all (ANY), by sector
or by area type or over both, for sub-districts, regencies, provinces and the nation.

Atoms are exact decimals and become floats once, here. Counts, people and rupiah are
whole numbers far below 2**53, which floats add without error; products are added in
the order of their keys. So neither the order of reports nor the number of threads can
change a digit. Work goes by programme and filter, which keeps memory small and gives
the rows in the order of the store: nothing is sorted as a whole.
"""

from collections.abc import Iterator
from dataclasses import replace

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.ingest.building.keyed_sums import KeyedRows
from dashboard.ingest.building.row_groups import ROW_GROUP, in_row_groups
from dashboard.ingest.building.totals_columns import ANY, DIMENSIONS, KEY, Totals
from dashboard.periods import period_range
from dashboard.regions import NATION

PROGRAMME, SECTOR, AREA_TYPE, PERIOD, REGION = range(len(KEY))
LEVELS = ("nation", "province", "regency", "subdistrict")
# level -> digits and dots of a code at the level, from the regency up
_WIDTHS = {"regency": 5, "province": 2, "nation": 0}
_WIDTH_OF_SUBDISTRICT = 8

Labels = list[pd.Index]  # the values of each part of the key, sorted


def write_totals(engine: duckdb.DuckDBPyConnection, totals: Totals) -> dict[str, str]:
    """Write the tables of totals from the relation `atoms`, which is gone then.

    `by_map` holds every level and filter; all rows of one programme, sector, area type
    and level lie together, by period and region. `by_region` holds what no filter
    restricts once more, by region and period.

    A sub-district has one area type: totals by area type begin at the regency. So do
    those of rows that lie in a regency only. A programme that works in one sector has
    no rows by sector, which would be its own once more: programme -> that sector is
    the answer.
    """
    labels = _labels(engine, totals)
    _create(engine, totals, labels)
    atoms = _in_windows(_atoms(engine, totals, labels), totals, labels)
    sole = {} if totals.table.distinct else _sole_sectors(atoms.keys, labels)
    rows = in_row_groups(_stored_tables(atoms, totals, labels, sole))
    schema = _stored(atoms.taken(np.arange(0)), totals, labels, LEVELS[-1]).schema
    engine.register("totals_to_store", pa.RecordBatchReader.from_batches(schema, rows))
    engine.execute(f"INSERT INTO {totals.by_map} BY NAME FROM totals_to_store")
    engine.unregister("totals_to_store")
    engine.execute(
        f"INSERT INTO {totals.by_region} FROM {totals.by_map} WHERE "
        + " AND ".join(f"{name} = '{ANY}'" for name in DIMENSIONS)
        + " ORDER BY level, region, period"
    )
    return sole


def _sole_sectors(keys: np.ndarray, labels: Labels) -> dict[str, str]:
    """Programme -> its sector, of those whose rows all lie in one."""
    pairs = np.unique(keys[:, [PROGRAMME, SECTOR]], axis=0)
    programmes, first, times = np.unique(
        pairs[:, 0], return_index=True, return_counts=True
    )
    found = {
        labels[PROGRAMME][programme]: labels[SECTOR][pairs[place, 1]]
        for programme, place, count in zip(programmes, first, times, strict=True)
        if count == 1
    }
    return {p: sector for p, sector in found.items() if ANY not in (p, sector)}


def _stored_tables(
    atoms: KeyedRows, totals: Totals, labels: Labels, sole: dict[str, str]
) -> Iterator[pa.Table]:
    """All rows in the order of the store."""
    above = {level: _numbers_above(labels[REGION], level) for level in _WIDTHS}
    for programme, chosen in _by_programme(atoms, totals, labels):
        for rows in _by_filter(
            chosen, totals, labels, has_sectors=programme not in sole
        ):
            for level, sums in _levels(rows, totals, labels, above):
                for start in range(0, len(sums.keys), ROW_GROUP):
                    some = sums.taken(slice(start, start + ROW_GROUP))
                    yield _stored(some, totals, labels, level)


def _numbers_above(regions: pd.Index, level: str) -> np.ndarray:
    """For each label of a region, the number of that of its region at the level."""
    return regions.get_indexer([_above(code, _WIDTHS[level]) for code in regions])


def _labels(engine, totals: Totals) -> Labels:
    found = []
    for name in KEY:
        values = {ANY} if name in DIMENSIONS else set()
        if name not in totals.missing:
            rows = engine.execute(f"SELECT DISTINCT {name} FROM atoms").fetchall()
            values |= {value for (value,) in rows}
        if name == "region":
            values |= {_above(v, width) for v in values for width in _WIDTHS.values()}
        if name == "period" and values and totals.table.window > 1:
            values = period_range(min(values), max(values))  # a window may end in a gap
        found.append(pd.Index(sorted(values), dtype=object))
    return found


def _above(code: str, width: int) -> str:
    return code[:width] or NATION


def _create(engine, totals: Totals, labels: Labels) -> None:
    """Empty tables; parts of the key are enums, which are read three times as fast."""
    key = [
        f"{name} {_enum(engine, f'{totals.table.id}_{name}', values)}"
        for name, values in zip(("level", *KEY), (LEVELS, *labels), strict=True)
    ]
    columns = [f"{name} {kind}" for name, kind in totals.stored_columns.items()]
    for table in (totals.by_region, totals.by_map):
        engine.execute(f"CREATE TABLE {table} ({', '.join([*key, *columns])})")


def _enum(engine, name: str, values) -> str:
    """The type of a part of the key; an enum of nothing cannot be made.

    A type of the build, not of the store: an engine that opens the store would hold
    that once more beside each column, and one of all regions takes 0.6 MB.
    """
    if not len(values):
        return "VARCHAR"
    engine.execute(f"CREATE TYPE {name} AS ENUM (SELECT unnest(?))", [list(values)])
    return f"memory.{name}"


def _atoms(engine, totals: Totals, labels: Labels) -> KeyedRows:
    """Atoms in the order of their keys; ANY for what is missing."""
    key = [f"'{ANY}' AS {name}" if name in totals.missing else name for name in KEY]
    names = (*totals.sums, *totals.largest)
    numbers = [f"{name}::DOUBLE AS {name}" for name in names]
    query = f"SELECT {', '.join([*key, *numbers])} FROM atoms"
    rows = engine.execute(query).to_arrow_table()
    places = [
        one.get_indexer(rows[name].to_pandas())
        for name, one in zip(KEY, labels, strict=True)
    ]
    # a sum over no unit is null: it adds nothing here and is null again when stored
    atoms = KeyedRows(
        keys=np.column_stack(places).astype(np.int32),
        sums=_columns(rows, totals.sums, unknown=0.0),
        largest=_columns(rows, totals.largest, unknown=-np.inf),
    )
    engine.execute("DROP TABLE atoms")  # half a gigabyte of exact decimals
    del rows
    return atoms.taken(atoms.order(range(len(KEY))))


def _columns(rows: pa.Table, names: list[str], *, unknown: float) -> np.ndarray:
    found = np.empty((len(rows), len(names)))
    for number, name in enumerate(names):
        found[:, number] = pc.fill_null(rows[name], unknown).to_numpy()
    return found


def _in_windows(atoms: KeyedRows, totals: Totals, labels: Labels) -> KeyedRows:
    """Atoms that each hold what their period and those before it in the window have.

    The first windows lack earlier quarters and are left out, unless no other is there.
    """
    width = totals.table.window
    if width == 1 or not len(atoms.keys):
        return atoms
    last = len(labels[PERIOD]) - 1
    return atoms.windowed(PERIOD, width, first=min(width - 1, last), last=last)


def _by_programme(
    atoms: KeyedRows, totals: Totals, labels: Labels
) -> Iterator[tuple[str, KeyedRows]]:
    """The atoms of each programme, and all of them as those of ANY.

    Where units overlap between programmes, the rows of ANY have counted them once.
    """
    anyone = labels[PROGRAMME].get_loc(ANY)
    for number, programme in enumerate(labels[PROGRAMME]):
        if number == anyone and not totals.table.distinct:
            yield programme, atoms.with_part(PROGRAMME, anyone)
        else:
            yield programme, atoms.taken(atoms.keys[:, PROGRAMME] == number)


def _by_filter(
    atoms: KeyedRows, totals: Totals, labels: Labels, *, has_sectors: bool
) -> Iterator[KeyedRows]:
    """Totals of sub-districts: over everything, by sector, by area type."""
    any_sector = labels[SECTOR].get_loc(ANY)
    of_all, of_one = atoms.with_part(SECTOR, any_sector), atoms
    if totals.table.distinct:
        is_any = atoms.keys[:, SECTOR] == any_sector
        of_all, of_one = atoms.taken(is_any), atoms.taken(~is_any)
    by_area = of_all.added()
    any_area = labels[AREA_TYPE].get_loc(ANY)
    yield by_area.with_part(AREA_TYPE, any_area).added()
    if has_sectors and "sector" not in totals.missing:
        yield of_one.with_part(AREA_TYPE, any_area).added()
    if "area_type" not in totals.missing:
        yield by_area


def _levels(
    children: KeyedRows,
    totals: Totals,
    labels: Labels,
    above: dict[str, np.ndarray],
) -> Iterator[tuple[str, KeyedRows]]:
    """Totals of sub-districts, and of all that is above them with cluster moments."""
    widths = np.array([len(code) for code in labels[REGION]], dtype=np.int8)
    if _is_any(children, AREA_TYPE, labels):
        inside = widths[children.keys[:, REGION]] == _WIDTH_OF_SUBDISTRICT
        yield "subdistrict", children if inside.all() else children.taken(inside)
    below = _with_clusters(children, totals)
    for level, numbers in above.items():
        below = below.with_part(REGION, numbers[below.keys[:, REGION]]).added()
        yield level, below


def _is_any(rows: KeyedRows, part: int, labels: Labels) -> bool:
    return bool((rows.keys[:, part] == labels[part].get_loc(ANY)).all())


def _with_clusters(children: KeyedRows, totals: Totals) -> KeyedRows:
    """Add moments with sub-districts as units; they add up like all other sums."""
    place = {name: number for number, name in enumerate(totals.sums)}
    x, y, n = (
        children.sums[:, [place[f"{one}__{part}"] for one in totals.clustered]]
        for part in ("num", "den", "n")
    )
    width = len(totals.sums)
    sums = np.empty((len(n), width + len(totals.cluster_sums)))
    sums[:, :width] = children.sums
    cm, cxx, cxy, cyy = (sums[:, width + part :: 4] for part in range(4))
    np.greater(n, 0, out=cm)
    np.multiply(x, x, out=cxx)
    np.multiply(x, y, out=cxy)
    np.multiply(y, y, out=cyy)
    return replace(children, sums=sums)


def _stored(rows: KeyedRows, totals: Totals, labels: Labels, level: str) -> pa.Table:
    """Rows as the store keeps them: labels, and null where no unit has a number."""
    count = len(rows.keys)
    columns = {"level": pa.repeat(level, count)}
    for name, one, places in zip(KEY, labels, rows.keys.T, strict=True):
        texts = pa.array(one, pa.string())
        columns[name] = pa.DictionaryArray.from_arrays(places.astype("int32"), texts)
    numbers = _by_name(rows, totals)
    is_empty = {
        name: values == 0 for name, values in numbers.items() if name.endswith("__n")
    }
    for name in totals.stored_columns:
        if name in totals.never_known or name not in numbers:
            columns[name] = pa.nulls(count, pa.float64())
        else:
            unknown = (
                is_empty[totals.units_of(name)] if totals.needs_units(name) else None
            )
            columns[name] = pa.array(numbers[name], mask=unknown)
    return pa.table(columns)


def _by_name(rows: KeyedRows, totals: Totals) -> dict[str, np.ndarray]:
    """The numbers column by column; sub-districts have no cluster moments."""
    names = [*totals.sums, *totals.cluster_sums][: rows.sums.shape[1]]
    sums = zip(names, np.asfortranarray(rows.sums).T, strict=True)
    largest = zip(totals.largest, np.asfortranarray(rows.largest).T, strict=True)
    return dict(sums) | dict(largest)
