"""The relation `places` of one file: each code, and name beside it, with its region."""

import pyarrow as pa

from dashboard.catalogue import ReportTable
from dashboard.ingest.placing.places import Gazetteer
from dashboard.ingest.readers import RawTable
from dashboard.ingest.reports.report_cells import Cell
from dashboard.ingest.reports.report_places import ReportPlace, place_codes
from dashboard.texts import Sentence


def create_places(
    engine,
    raw: RawTable,
    table: ReportTable,
    cells: list[Cell],
    place_name: str | None,
    gazetteer: Gazetteer,
) -> Sentence | None:
    """The relation `places`; why none of them counts, if so."""
    names = ReportPlace._fields
    engine.execute(f"CREATE TABLE places ({', '.join(f'{n} VARCHAR' for n in names)})")
    values = {cell.name: cell.value for cell in cells}
    if table.place is None:
        return None
    written = engine.execute(
        f"SELECT DISTINCT {values[table.place]}, {values.get(place_name, 'NULL')} "
        "FROM source WHERE skipped IS NULL"
    ).fetchall()
    found = place_codes(
        raw.file.name,
        [(code, name) for code, name in written if code],
        gazetteer,
        past=table.lists_past_regions,
    )
    if found.places:
        # column by column: row by row would take minutes
        columns = [pa.array(one, "string") for one in zip(*found.places, strict=True)]
        engine.register("found_places", pa.table(columns, names=names))
        engine.execute("INSERT INTO places BY NAME FROM found_places")
        engine.unregister("found_places")
    return found.refused
