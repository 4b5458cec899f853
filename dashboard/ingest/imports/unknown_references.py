"""What a report names that no imported list knows yet: its rows wait for that list."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.ingest.imports.reading import TABLE, ReadFile
from dashboard.ingest.raw.inputs import active_inputs

# table -> the column that names a row of another table, and that table
_REFERENCES = {
    "groups": ("program_code", "programs"),
    "program_sites": ("program_code", "programs"),
    "group_reports": ("group_id", "groups"),
}


@dataclass(frozen=True)
class UnknownReference:
    """`rows` of `of` rows name in `column` what no import of `table` has."""

    column: str
    table: str
    rows: int
    of: int
    any_known: bool


def unknown_reference(read: ReadFile, root: Path) -> UnknownReference | None:
    """None where the rows name nothing, or only what is known. Raises BrokenInput."""
    if read.record.kind != TABLE or read.record.table not in _REFERENCES:
        return None
    column, table = _REFERENCES[read.record.table]
    lists = [str(one.data) for one in active_inputs(root) if one.table == table]
    known = f'SELECT "{column}" FROM read_parquet(?)' if lists else "SELECT NULL"
    with duckdb.connect() as engine:
        rows, of = engine.execute(
            f'SELECT count(*) FILTER (WHERE "{column}" NOT IN '
            f'(SELECT * FROM ({known}) AS k ("{column}") WHERE "{column}" IS NOT NULL'
            ")), count(*) FROM read_parquet(?)",
            [*([lists] if lists else []), str(read.data)],
        ).fetchone()
    if not rows:
        return None
    return UnknownReference(column, table, rows, of, any_known=bool(lists))
