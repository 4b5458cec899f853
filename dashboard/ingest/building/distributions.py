"""How groups spread: by class of value, and by traits that no filter has.

`distributions_<table>`: region, programme, sector, area_type, period and for each
indicator with a histogram `<id>__0`, `<id>__1`, …, the units in each class. Every
filter of the totals from the regency up, none for sub-districts: under a filter they
have too few groups for classes. A region's rows lie together.

`breakdowns_<table>`: region, breakdown, part, period and for each of these indicators
`<id>__n` and `<id>__weak`, the units and those on the worse side of its bound.
Regencies and above, without any filter. A region's rows lie together.

They stand apart from the totals, whose rows maps and profiles read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.catalogue import DerivedTable, Indicator
from dashboard.catalogue.distributions import (
    CLASS_BITS,
    PART_BITS,
    class_count,
    counted_parts,
    weak_classes,
)
from dashboard.ingest.building.keyed_sums import KeyedRows
from dashboard.ingest.building.packed_counts import unpacked
from dashboard.ingest.building.totals_columns import ANY, DIMENSIONS
from dashboard.regions import NATION

KEY = ("region", *DIMENSIONS, "period")
REGION, PROGRAMME, SECTOR, AREA_TYPE, PERIOD = range(len(KEY))
_REGENCY, _PROVINCE = 5, 2  # characters of a code
_PARTS_KEY = ("region", "breakdown", "part", "period")

Labels = list[pd.Index]  # the values of each part of the key, sorted


def write_distributions(
    engine, table: DerivedTable, indicators: Sequence[Indicator]
) -> None:
    """Write both tables from the relation `atoms`, which stays as it is."""
    spread = [one for one in indicators if one.histogram]
    names = [f"{one.id}__{k}" for one in spread for k in range(class_count(one))]
    counts = [f"{one.id}__{part}" for one in spread for part in ("n", "weak")]
    _create(engine, f"distributions_{table.id}", KEY, names)
    if table.breakdowns:
        _create(engine, f"breakdowns_{table.id}", _PARTS_KEY, counts)
    small = _packed(engine, spread, ())
    if not len(small):
        return
    large = _packed(engine, spread, table.dimensions)
    name = f"distributions_{table.id}"
    _insert(engine, name, _filtered(large, spread, names))
    _insert(engine, name, _unfiltered(small, spread, names))
    if table.breakdowns:
        rows = _by_part(small, table, spread, counts)
        _insert(engine, f"breakdowns_{table.id}", rows, order=_PARTS_KEY)


def _packed(engine, spread: Sequence[Indicator], dimensions) -> pa.Table:
    """The atoms' counts, still packed: of regencies with the dimensions, or of
    sub-districts without any."""
    region = f"left(region, {_REGENCY})" if dimensions else "region"
    key = {"region": region, "period": "period"} | {
        name: name if name in dimensions else f"'{ANY}'" for name in DIMENSIONS
    }
    kinds = ("histogram",) if dimensions else ("histogram", "breakdowns")
    stored = {row[0] for row in engine.execute("DESCRIBE atoms").fetchall()}
    columns = [f"{one.id}__{kind}" for kind in kinds for one in spread]
    sums = [f"sum({c})::DECIMAL(38, 0) AS {c}" for c in columns if c in stored]
    keys = [f"{text} AS {name}" for name, text in key.items()]
    query = f"SELECT {', '.join([*keys, *sums])} FROM atoms GROUP BY ALL"
    return engine.execute(query).to_arrow_table()


def _filtered(packed: pa.Table, spread, names: list[str]) -> pa.Table:
    """Histograms of regencies, provinces and the nation under every filter."""
    labels = _labels(packed)
    rows = _keyed(packed, labels, _histograms(packed, spread))
    every = list(_upward(_filters(rows, labels), labels))
    joined = KeyedRows(
        keys=np.vstack([one.keys for one in every]),
        sums=np.vstack([one.sums for one in every]),
        largest=np.empty((sum(len(one.keys) for one in every), 0)),
    )
    return _stored(joined.taken(joined.order(range(len(KEY)))), labels, names)


def _unfiltered(packed: pa.Table, spread, names: list[str]) -> pa.Table:
    """Histograms of sub-districts."""
    labels = _labels(packed)
    rows = _keyed(packed, labels, _histograms(packed, spread))
    return _stored(rows.taken(rows.order(range(len(KEY)))), labels, names)


def _by_part(packed: pa.Table, table: DerivedTable, spread, names) -> pa.Table:
    """Units and weak units of each part of each breakdown."""
    labels = _labels(packed)
    above = _numbers_above(labels[REGION], _REGENCY)
    count = 2 * len(list(counted_parts(table)))
    totals, parts = [], []
    for one in spread:
        every = _histograms(packed, [one])
        weak = every[:, list(weak_classes(one))].sum(axis=1)
        totals.append(np.column_stack([every.sum(axis=1), weak]))
        column = packed[f"{one.id}__breakdowns"]
        parts.append(unpacked(column, bits=PART_BITS, count=count))
    rows = _keyed(packed, labels, np.hstack([*totals, *parts]))
    rows = rows.with_part(REGION, above[rows.keys[:, REGION]]).added()
    every = list(_upward([rows], labels))
    tables = [_parts_of(one, labels, table, names) for one in every]
    return pa.concat_tables(tables)


def _parts_of(rows: KeyedRows, labels: Labels, table: DerivedTable, names) -> pa.Table:
    """A table row per region, period and part; the last part is what is left."""
    width = len(names)  # of the totals, and of each counted part over all indicators
    totals, counted = rows.sums[:, :width], rows.sums[:, width:]
    place = {part: n for n, (_one, part, _when) in enumerate(counted_parts(table))}
    counted = counted.reshape(len(rows.keys), width // 2, len(place), 2)
    found = []
    for breakdown in table.breakdowns:
        left = totals.copy()
        for part in breakdown.parts:
            sums = left
            if part.id in place:
                sums = counted[:, :, place[part.id]].reshape(-1, width)
                left = left - sums
            one = _stored(replace(rows, sums=sums), labels, names)
            for at, name, text in (
                (1, "breakdown", breakdown.id),
                (2, "part", part.id),
            ):
                one = one.add_column(at, name, pa.repeat(text, len(rows.keys)))
            found.append(one.drop_columns(list(DIMENSIONS)))
    return pa.concat_tables(found)


def _histograms(packed: pa.Table, spread: Sequence[Indicator]) -> np.ndarray:
    """The classes of all indicators side by side."""
    return np.hstack(
        [
            unpacked(
                packed[f"{one.id}__histogram"], bits=CLASS_BITS, count=class_count(one)
            )
            for one in spread
        ]
    )


def _labels(packed: pa.Table) -> Labels:
    found = []
    for name in KEY:
        values = set(packed[name].unique().to_pylist())
        if name == "region":
            values |= {code[:_REGENCY] for code in values}
            values |= {code[:_PROVINCE] for code in values} | {NATION}
        values |= {ANY} if name in DIMENSIONS else set()
        found.append(pd.Index(sorted(values), dtype=object))
    return found


def _keyed(packed: pa.Table, labels: Labels, counts: np.ndarray) -> KeyedRows:
    places = [
        one.get_indexer(packed[name].to_pandas())
        for name, one in zip(KEY, labels, strict=True)
    ]
    keys = np.column_stack(places).astype(np.int32)
    return KeyedRows(keys=keys, sums=counts, largest=np.empty((len(keys), 0)))


def _filters(rows: KeyedRows, labels: Labels) -> Iterator[KeyedRows]:
    """Per programme and over all; by sector, by area type, over both."""
    anyone = [one.get_loc(ANY) for one in labels[PROGRAMME : AREA_TYPE + 1]]
    for chosen in (rows, rows.with_part(PROGRAMME, anyone[0])):
        by_sector = chosen.with_part(AREA_TYPE, anyone[2]).added()
        yield by_sector
        yield chosen.with_part(SECTOR, anyone[1]).added()
        yield by_sector.with_part(SECTOR, anyone[1]).added()


def _upward(regencies, labels: Labels) -> Iterator[KeyedRows]:
    """The same for the regencies, their provinces and the nation."""
    province = _numbers_above(labels[REGION], _PROVINCE)
    nation = _numbers_above(labels[REGION], 0)
    for rows in regencies:
        yield rows
        for numbers in (province, nation):
            rows = rows.with_part(REGION, numbers[rows.keys[:, REGION]]).added()
            yield rows


def _numbers_above(regions: pd.Index, width: int) -> np.ndarray:
    return regions.get_indexer([code[:width] or NATION for code in regions])


def _stored(rows: KeyedRows, labels: Labels, names: list[str]) -> pa.Table:
    columns = {}
    for name, one, places in zip(KEY, labels, rows.keys.T, strict=True):
        texts = pa.array(one, pa.string())
        columns[name] = pa.DictionaryArray.from_arrays(places, texts)
    counts = rows.sums.astype(np.int32)
    return pa.table(columns | dict(zip(names, counts.T, strict=True)))


def _create(engine, name: str, key: Sequence[str], counts: Sequence[str]) -> None:
    columns = [f"{one} VARCHAR" for one in key] + [f"{one} INTEGER" for one in counts]
    engine.execute(f"CREATE TABLE store.{name} ({', '.join(columns)})")


def _insert(engine, name: str, rows: pa.Table, *, order: Sequence[str] = ()) -> None:
    """In the order asked for, else in that of the rows."""
    sorted_by = f"ORDER BY {', '.join(order)}" if order else ""
    engine.register("counts_to_store", rows)
    engine.execute(f"INSERT INTO store.{name} BY NAME FROM counts_to_store {sorted_by}")
    engine.unregister("counts_to_store")
