"""Try the catalogue's SELECTs on tables without rows: what the engine refuses shows.

The catalogue's own checks read expressions; only the engine knows whether a SELECT
finds its columns and gives those that its file declares.
"""

import duckdb

from dashboard.catalogue import Catalogue, Fault
from dashboard.catalogue.atoms import compile_atoms
from dashboard.ingest.building.checks import create_findings, create_raw, run_table

_GIVEN = """
CREATE TABLE register (
  code VARCHAR, name VARCHAR, level VARCHAR, kind VARCHAR, area_type VARCHAR,
  disadvantaged VARCHAR, valid_from VARCHAR, valid_to VARCHAR, successors VARCHAR,
  tile_column VARCHAR, tile_row VARCHAR
);
CREATE TABLE polygons (code VARCHAR);
CREATE TABLE area_types (id VARCHAR, urban_rural VARCHAR);
CREATE TABLE known_indicators (id VARCHAR);
"""


def try_selects(catalogue: Catalogue) -> list[Fault]:
    """One fault for the first table that fails: the tables after it read its rows."""
    with duckdb.connect() as engine:
        engine.execute(_GIVEN)
        create_findings(engine)
        for table in catalogue.tables.values():
            create_raw(engine, table, [])
        for name in catalogue.build_order:
            try:
                run_table(engine, catalogue, name)
                _try_atoms(engine, catalogue, name)
            except duckdb.Error as error:
                return [_fault(f"tables/{name}.sql", error)]
    return []


def _try_atoms(engine, catalogue: Catalogue, name: str) -> None:
    indicators = catalogue.indicators_of(name)
    if indicators:
        engine.execute(compile_atoms(catalogue.derived_tables[name], indicators))


def _fault(file: str, error: duckdb.Error) -> Fault:
    message = str(error).splitlines()[0]
    return Fault(file, "-", _("cannot be run: {message}"), {"message": message})


def _(text: str) -> str:
    """Mark a text for translation; it is translated when the fault is shown."""
    return text
