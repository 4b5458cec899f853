"""How shown values spread over all periods, for the edges of classes on maps.

Only for sums without fixed classes: what is shown of a sum hangs on its own moments
alone, so that all slices are judged in one go. Others keep to the classes of the
catalogue; where a reader asks for different ones, the server reads all periods.
"""

from collections.abc import Iterator

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.catalogue import Catalogue, Indicator
from dashboard.catalogue.indicators import FIGURES
from dashboard.disclosure import flags
from dashboard.disclosure.judge import judge
from dashboard.disclosure.spread import Spread, spread_of
from dashboard.regions import Regions

_SLICE = ["level", "programme", "sector", "area_type"]
_ANY = "ANY"
_COLUMNS = (
    "indicator VARCHAR, level VARCHAR, programme VARCHAR, sector VARCHAR, "
    "area_type VARCHAR, least DOUBLE, most DOUBLE, quantiles DOUBLE[]"
)


def write_spreads(
    engine: duckdb.DuckDBPyConnection, catalogue: Catalogue, regions: Regions
) -> None:
    """Write `spreads`: a row per slice with shown values, of a level that maps have."""
    engine.execute(f"CREATE TABLE store.spreads ({_COLUMNS})")
    for one in catalogue.indicators.values():
        if has_spreads(one):
            shown = _shown(engine, one)
            for rows in (shown, _by_area_type(shown, regions)):
                _insert(engine, one, rows)


def has_spreads(indicator: Indicator) -> bool:
    if indicator.table == FIGURES or indicator.is_ratio:
        return False
    return not indicator.value_breaks


def _shown(engine, indicator: Indicator) -> pd.DataFrame:
    """`level, programme, sector, area_type, region, value` of cells that are shown."""
    moments = {"numerator": "num", "denominator": "den", "n": "n"}
    if indicator.dominance:
        moments["max"] = "max"
    due = ("due", "reported") if indicator.has_due else ()
    selected = [f'"{indicator.id}__{p}" AS "{name}"' for name, p in moments.items()]
    rows = engine.execute(
        f"SELECT {', '.join([*_SLICE, 'region', *due, *selected])} "
        f"FROM store.map_{indicator.table} WHERE level <> 'nation'"
    ).df()
    cells = {name: _numbers(rows[name]) for name in (*due, *moments)}
    cells["value"] = cells["numerator"] + indicator.value_offset
    kept = flags.is_one_of(judge(cells, indicator), flags.SHOWN_OWN)
    return rows[[*_SLICE, "region"]].assign(value=cells["value"])[kept]


def _numbers(column: pd.Series) -> np.ndarray:
    return column.to_numpy(dtype=float, na_value=np.nan)


def _by_area_type(shown: pd.DataFrame, regions: Regions) -> pd.DataFrame:
    """Sub-districts, stored for any area type, as rows of the one that they have."""
    subdistricts = regions.at_level("subdistrict")
    types = {one.code: one.area_type for one in subdistricts}
    whole = (shown["level"] == "subdistrict") & (shown["sector"] == _ANY)
    rows = shown[whole]
    return rows.assign(area_type=rows["region"].map(types)).dropna()


def _insert(engine, indicator: Indicator, rows: pd.DataFrame) -> None:
    spreads = pa.Table.from_pylist(list(_spreads(indicator, rows)))
    if len(spreads):
        engine.register("spreads_to_store", spreads)
        engine.execute("INSERT INTO store.spreads BY NAME FROM spreads_to_store")
        engine.unregister("spreads_to_store")


def _spreads(indicator: Indicator, rows: pd.DataFrame) -> Iterator[dict]:
    for key, values in rows.groupby(_SLICE, observed=True)["value"]:
        found: Spread = spread_of(values.to_numpy())
        yield {
            "indicator": indicator.id,
            **dict(zip(_SLICE, key, strict=True)),
            "least": found.least,
            "most": found.most,
            "quantiles": list(found.quantiles),
        }
