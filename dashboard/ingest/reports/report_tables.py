"""A file of a report table: every row typed and placed, or kept with its reason.

The file is read in the engine, so that twelve million rows stream through. Written to
the folder: data.parquet (typed rows that can be used, with `line`, and `region` where
the table has a place), placement.parquet and findings.parquet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.catalogue import Column, ReportTable, Text
from dashboard.ingest.placing.places import Gazetteer
from dashboard.ingest.raw.inputs import AS_PARQUET, DATA, FINDINGS, PLACEMENT
from dashboard.ingest.readers import RawTable
from dashboard.ingest.readers.numbers_sql import marks_sql
from dashboard.ingest.reports.place_relation import create_places
from dashboard.ingest.reports.report_cells import NUMBERS, Cell, quoted_name
from dashboard.ingest.reports.report_findings import create_findings
from dashboard.ingest.reports.report_header import Header, read_header
from dashboard.ingest.reports.total_rows import REASON as TOTAL
from dashboard.ingest.reports.total_rows import total_row_sql
from dashboard.texts import Sentence

_STATUSES = ("placed", "unplaced", "conflicting", "skipped")
_NAME = Column(
    type="text",
    required=False,
    description=Text(id="Nama wilayah itu", en="Name of that region"),
)


@dataclass(frozen=True)
class NormalisedReport:
    """What became of a file; the files themselves are in the folder."""

    table: ReportTable
    rows_read: int
    rows_kept: int
    placement: dict[str, int]  # rows by status; all zero where there is no place
    findings: dict[str, int]  # rows by rule
    code_system: str | None
    refused: Sentence | None  # why no row of it counts, if its codes are not known


def normalise_report(
    raw: RawTable,
    table: ReportTable,
    *,
    gazetteer: Gazetteer,
    folder: Path,
    memory: str = "2GB",
) -> NormalisedReport:
    """Write data, placement and findings of one file. Raises FileRefused."""
    header = read_header(raw.file.name, raw.columns, table)
    settings = {"memory_limit": memory, "temp_directory": str(folder / "spill")}
    with duckdb.connect(config=settings) as engine:
        engine.execute("SET preserve_insertion_order = false")
        _create_source(engine, raw, header, table)
        cells = _cells(engine, raw, table, header.place_name)
        refused = create_places(engine, raw, table, cells, header.place_name, gazetteer)
        _create_rows(engine, raw, table, cells, header.place_name)
        create_findings(engine, raw, table, cells, header.unknown)
        return _write(engine, raw, table, folder, header.place_name, refused=refused)


def _create_source(engine, raw: RawTable, header: Header, table: ReportTable) -> None:
    """The relation `source`: the columns that the table knows, under its names."""
    known = ", ".join(
        f"{quoted_name(column)} AS {name}" for name, column in header.sources.items()
    )
    skipped = "skipped"
    if not raw.typed:  # a typed file comes from a program, which writes no totals
        total = total_row_sql(raw.columns, header, table)
        skipped = f"CASE WHEN {total} THEN '{TOTAL}' ELSE skipped END AS skipped"
    engine.execute(
        f"CREATE VIEW source AS SELECT {known}, line, {skipped} "
        f"FROM ({raw.sql}) AS file"
    )


def _cells(
    engine, raw: RawTable, table: ReportTable, place_name: str | None
) -> list[Cell]:
    """Those of the table, and of the column that names its place."""
    beside = {place_name: _NAME} if place_name else {}
    types = dict(
        engine.execute(
            "SELECT column_name, column_type FROM (DESCRIBE source)"
        ).fetchall()
    )
    numbers = [
        name
        for name, kind in types.items()
        if kind == "VARCHAR" and name in table.columns
        if table.columns[name].type in NUMBERS
    ]
    marked = _marked_columns(engine, numbers)
    mark = _decimal_mark(engine, marked)
    return [
        Cell(
            name=name,
            column=column,
            kind=types.get(name),
            typed_file=raw.typed,
            decimal=mark,
            marked=name in marked,
        )
        for name, column in (beside | table.columns).items()
    ]


def _marked_columns(engine, numbers: list[str]) -> list[str]:
    """Columns in which some number is written with a point, a comma or a space.

    Most columns of most files have none, and are then read at a tenth of the cost.
    """
    if not numbers:
        return []
    marked = ", ".join(
        f"bool_or(contains({name}, '.') OR contains({name}, ',') "
        f"OR contains(TRIM({name}), ' '))"
        for name in numbers
    )
    found = engine.execute(f"SELECT {marked} FROM source").fetchone()
    return [name for name, any_mark in zip(numbers, found, strict=True) if any_mark]


def _decimal_mark(engine, marked: list[str]) -> str | None:
    """The mark that all number columns of the file agree on, if any tells."""
    points = commas = 0
    for name in marked:
        found = engine.execute(f"SELECT {marks_sql(name)} FROM source").fetchone()
        points, commas = points + found[0], commas + found[1]
    if bool(points) == bool(commas):
        return None
    return "." if points else ","


def _create_rows(
    engine,
    raw: RawTable,
    table: ReportTable,
    cells: list[Cell],
    place_name: str | None,
) -> None:
    """`typed`: rows with t_, m_ and p_ columns; `faulty`: the bad ones, with source.

    Text is read once and kept, since reading costs more than keeping; a Parquet file
    that has its types is read as often as needed.
    """
    typed = ", ".join(
        f"{cell.value} AS t_{cell.name}, {cell.missing} AS m_{cell.name}"
        for cell in cells
    )
    kind = "VIEW" if raw.typed else "TABLE"
    engine.execute(
        f"CREATE {kind} typed_cells AS SELECT line, {typed} FROM source "
        "WHERE skipped IS NULL"
    )
    engine.execute(f"CREATE VIEW typed AS {_typed_and_placed(table, place_name)}")
    # the lines first, from the columns that can be wrong: most files have no fault
    engine.execute(
        f"CREATE TABLE faulty_lines AS SELECT line FROM typed WHERE {_any_fault(cells)}"
    )
    engine.execute(
        "CREATE TABLE faulty AS SELECT * FROM "
        "(SELECT * FROM typed SEMI JOIN faulty_lines USING (line)) AS t "
        "JOIN source USING (line)"
    )


def _typed_and_placed(table: ReportTable, place_name: str | None) -> str:
    if table.place is None:
        return "SELECT *, 'placed' AS p_status FROM typed_cells"
    names = ("region", "dotted", "status", "reason", "detail")
    columns = ", ".join(f"p.{name} AS p_{name}" for name in names)
    same_name = f"AND p.name IS NOT DISTINCT FROM t_{place_name}" if place_name else ""
    return (
        f"SELECT t.*, {columns} FROM typed_cells AS t "
        f"LEFT JOIN places AS p ON p.code = t_{table.place} {same_name}"
    )


def _any_fault(cells: list[Cell]) -> str:
    faults = [condition for cell in cells for _kind, condition in cell.faults()]
    return " OR ".join(
        ["p_status IS DISTINCT FROM 'placed'", *(f"({fault})" for fault in faults)]
    )


def _write(
    engine,
    raw: RawTable,
    table: ReportTable,
    folder: Path,
    place_name: str | None,
    *,
    refused: Sentence | None,
) -> NormalisedReport:
    good = "FROM typed ANTI JOIN faulty_lines USING (line)"
    columns = ", ".join(_kept_columns(table))
    _copy(
        engine, f"SELECT {columns}, CAST(line AS INTEGER) AS line {good}", folder / DATA
    )
    _copy(engine, _placement(table, place_name), folder / PLACEMENT)
    _copy(engine, 'FROM findings ORDER BY line, rule, "column"', folder / FINDINGS)
    kept = f"SELECT count(*) FROM read_parquet('{_path(folder / DATA)}')"
    return NormalisedReport(
        table=table,
        rows_read=raw.rows,
        rows_kept=engine.execute(kept).fetchone()[0],
        placement=_counts(engine, folder),
        findings=dict(
            engine.execute("SELECT rule, count(*) FROM findings GROUP BY 1").fetchall()
        ),
        code_system="kemendagri" if table.place and refused is None else None,
        refused=refused,
    )


def _kept_columns(table: ReportTable) -> Iterator[str]:
    for name in table.columns:
        source = "p_dotted" if name == table.place else f"t_{name}"
        yield f'{source} AS "{name}"'
    if table.place:
        yield "p_region AS region"


def _placement(table: ReportTable, place_name: str | None) -> str:
    """One row per source row; only skipped rows where the table has no place."""
    skipped = (
        "SELECT CAST(line AS INTEGER) AS line, CAST(NULL AS VARCHAR) AS source_code, "
        "CAST(NULL AS VARCHAR) AS source_name, CAST(NULL AS VARCHAR) AS region, "
        "'skipped' AS status, skipped AS reason FROM source WHERE skipped IS NOT NULL"
    )
    if table.place is None:
        return f"{skipped} ORDER BY line"
    name = f"t_{place_name}" if place_name else "NULL"
    code = f"t_{table.place}"
    if table.personal:  # what is no code may be anything
        code = f"CASE WHEN p_status = 'placed' THEN {code} ELSE '…' END"
    return (
        f"SELECT CAST(line AS INTEGER) AS line, {code} AS source_code, "
        f"CAST({name} AS VARCHAR) AS source_name, p_region AS region, "
        "COALESCE(p_status, 'unplaced') AS status, "
        f"COALESCE(p_reason, 'no_code') AS reason FROM typed UNION ALL {skipped} "
        "ORDER BY line"
    )


def _counts(engine, folder: Path) -> dict[str, int]:
    found = dict(
        engine.execute(
            "SELECT status, count(*) FROM "
            f"read_parquet('{_path(folder / PLACEMENT)}') GROUP BY 1"
        ).fetchall()
    )
    return {status: found.get(status, 0) for status in _STATUSES}


def _copy(engine, query: str, path: Path) -> None:
    engine.execute(f"COPY ({query}) TO '{_path(path)}' {AS_PARQUET}")


def _path(path: Path) -> str:
    return str(path).replace("'", "''")
