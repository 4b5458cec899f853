"""What the SELECTs of the catalogue know of regions, as relations of the engine."""

import duckdb
import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.regions import Region, Regions

_COLUMNS = (
    *("code", "name", "level", "kind", "area_type"),
    *("valid_from", "valid_to", "successors"),
)


def create_register(
    engine: duckdb.DuckDBPyConnection,
    *,
    regions: Regions,
    catalogue: Catalogue,
    boundaries: list[str],
) -> None:
    """Create `register` (all text), `area_types`, `known_indicators` and `polygons`,
    the codes of the imported boundaries."""
    rows = pd.DataFrame([_row(region) for region in regions], columns=list(_COLUMNS))
    engine.register("register_rows", rows.astype("str"))
    engine.execute("CREATE TABLE register AS FROM register_rows")
    engine.unregister("register_rows")
    engine.execute("CREATE TABLE area_types (id VARCHAR, urban_rural VARCHAR)")
    for one in catalogue.area_types.values():
        row = [one.id, one.urban_rural]
        engine.execute("INSERT INTO area_types VALUES (?, ?)", row)
    engine.execute(
        "CREATE TABLE known_indicators AS SELECT unnest(?::VARCHAR[]) AS id",
        [list(catalogue.indicators)],
    )
    engine.execute("CREATE TABLE polygons AS SELECT unnest(?) AS code", [boundaries])


def _row(region: Region) -> list[str]:
    successors = " ".join(region.successors)
    return [*(getattr(region, name) for name in _COLUMNS[:-1]), successors]
