"""Writes what the store keeps of sample surveys: no household, only sums by regency.

`map_<table>` and `region_<table>` hold results of everyone, as other totals do;
`survey_domains` those of each arm and of its parts; `survey_changes` sums of households
that were asked in two waves, from which a change gets its range.
"""

from collections.abc import Sequence

import duckdb
import pandas as pd

from dashboard.catalogue import DerivedTable, Indicator
from dashboard.catalogue.survey_sums import (
    compile_change_sums,
    compile_wave_sums,
    domain_columns,
)
from dashboard.ingest.survey.moments import (
    ANY,
    region_moments,
    with_levels,
    without_few,
)

LEVEL_RESULT = ("num", "den")
CHANGE = ("a0", "b0", "a1", "b1")
_FILTERS = ("programme", "sector", "area_type")
_COUNTS = ("n", "psu")

Indicators = Sequence[Indicator]


def write_survey(
    engine: duckdb.DuckDBPyConnection, table: DerivedTable, indicators: Indicators
) -> None:
    """Write the four tables of one survey; reads the relation of its households."""
    sums = _numbers(engine, compile_wave_sums(table, tuple(indicators)))
    sums = sums.rename(columns={table.region: "region", table.period: "period"})
    villages = sums[["region", "period", "stratum", "psu"]].drop_duplicates()
    domains = _domains(table, indicators, sums, villages)
    everyone = domains[(domains[list(domain_columns(table))] == ANY).all(axis=1)]
    _write_everyone(engine, table, everyone)
    keys = [*domain_columns(table), "region", "period"]
    _store(engine, "survey_domains", domains, order=keys)
    changes = _changes(engine, table, indicators, villages)
    _store(engine, "survey_changes", changes, order=[*keys, "before"])


def _numbers(engine, query: str) -> pd.DataFrame:
    """Sums as floats: whole numbers and hundredths of them below 2**53."""
    rows = engine.execute(query).df()
    numbers = [name for name in rows.columns if "__" in name]
    sums = rows[numbers].astype(float).fillna(0)
    # side by side in memory: pandas adds up a block at a time, not a column
    return pd.concat([rows.drop(columns=numbers), sums.copy()], axis=1)


def _domains(table, indicators, sums, villages) -> pd.DataFrame:
    vectors = {one.id: LEVEL_RESULT for one in indicators}
    places = ["region", "period"]
    return _every_domain(table, indicators, sums, villages, places, vectors)


def _changes(engine, table, indicators, villages) -> pd.DataFrame:
    sums = _numbers(engine, compile_change_sums(table, tuple(indicators)))
    sums = sums.rename(columns={table.region: "region", table.period: "period"})
    pairs = sums[["period", "before"]].drop_duplicates()
    asked = villages.merge(pairs, on="period")
    vectors = {one.id: CHANGE for one in indicators}
    places = ["region", "period", "before"]
    return _every_domain(table, indicators, sums, asked, places, vectors)


def _every_domain(
    table: DerivedTable, indicators: Indicators, sums, villages, places, vectors
) -> pd.DataFrame:
    """Rows of all levels and domains; ANY where a domain does not split."""
    fewest = {one.id: one.minimum_n.confidentiality for one in indicators}
    parts = []
    for domain in ((), *table.design.domains):
        rows = region_moments(
            sums, villages, places=places, domain=domain, vectors=vectors
        )
        rows = with_levels(rows, [*places[1:], *domain])
        others = [name for name in domain_columns(table) if name not in domain]
        parts.append(rows.assign(**dict.fromkeys(others, ANY)))
    return without_few(pd.concat(parts, ignore_index=True), fewest)


def _write_everyone(engine, table: DerivedTable, rows: pd.DataFrame) -> None:
    """In the form of all totals: filters are columns, and nothing is filtered."""
    kept = ["level", "region", "period", *(c for c in rows.columns if "__" in c)]
    totals = rows[kept].assign(**dict.fromkeys(_FILTERS, ANY))
    order = ["level", "period", "region"]
    _store(engine, f"map_{table.id}", totals, order=order)
    _store(engine, f"region_{table.id}", totals, order=["region", "period"])


def _store(engine, name: str, rows: pd.DataFrame, *, order: Sequence[str]) -> None:
    counts = [c for c in rows.columns if c.rpartition("__")[2] in _COUNTS]
    rows = rows.sort_values([*order], ignore_index=True)
    rows = rows.astype(dict.fromkeys(counts, "int32"))
    engine.register("survey_rows", rows)
    engine.execute(f"CREATE TABLE store.{name} AS FROM survey_rows")
    engine.unregister("survey_rows")
