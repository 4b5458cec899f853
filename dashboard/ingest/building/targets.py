"""Targets of strategic plans (T22), kept beside the figures they are compared with."""

import duckdb

from dashboard.catalogue import Catalogue

TABLE = "renstra_targets"
_COLUMNS = {
    "plan": "plan_code",
    "indicator": "indicator_id",
    "region": "region",
    "year": "year",
    "baseline_year": "baseline_year",
    "baseline_value": "baseline_value",
    "target_value": "target_value",
    "direction": "direction",
    "rule": "rule",
    "status": "status",
    "note": "note",
}


def write_targets(engine: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """`targets`: a row per plan, indicator, region and year, of the rows that count.

    Values are in the unit that is shown: 90 for 90 %.
    """
    if TABLE not in catalogue.tables:
        return
    columns = ", ".join(f"{old} AS {new}" for new, old in _COLUMNS.items())
    engine.execute(
        f"CREATE TABLE store.targets AS SELECT {columns} FROM {TABLE}_valid "
        "WHERE region IS NOT NULL ORDER BY plan, indicator, region, year"
    )
