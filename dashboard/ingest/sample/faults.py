"""Put wrong rows into the sample and write down which: the answer key.

Each rule of the catalogue gets rows of its own, 0.5 % of its table; a row carries one
fault. The key also lists what follows by itself: reports of a group whose row in the
register is set aside.
"""

from pathlib import Path
from string import Template

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.catalogue import Catalogue, ReportTable
from dashboard.ingest.sample.fault_list import FAULTS, Fault

SHARE = 0.005
ANSWER_KEY = "answer_key"
_SQL_FOLDER = Path(__file__).parent / "sql"
_ROWS_OF_A_BATCH = 122_880
_BAD_CELLS = ("missing_value", "not_allowed")


def start_answer_key(engine: duckdb.DuckDBPyConnection) -> None:
    """Make the table `answer_key`: one row is one finding that the checks must make.

    That is: table, rule, line of the file, key of the row as JSON, and whether it was
    injected or only follows from another row's fault.
    """
    engine.execute(
        f'CREATE TEMP TABLE {ANSWER_KEY} ("table" VARCHAR, rule VARCHAR, line BIGINT,'
        " key VARCHAR, injected BOOLEAN)"
    )


def inject_faults(
    engine: duckdb.DuckDBPyConnection,
    tables: tuple[str, ...],
    paths: dict[str, Path],
    *,
    catalogue: Catalogue,
    values: dict[str, object],
) -> None:
    """Rewrite the report files of some tables with faults; add to the answer key.

    Candidates of a table may read other tables' files as they are then: groups come
    before their reports and after the sites.
    """
    for name in tables:
        table = catalogue.tables[name]
        faults = [fault for fault in FAULTS if fault.table == name]
        _open(engine, name, paths[name], values=values)
        _choose(engine, faults, values=values)
        _change(engine, faults, table)
        _rewrite(engine, paths[name], table)
        _answer(engine, faults, table)
        if name == "groups":
            _remember_set_aside(engine, table)
        if name == "group_reports":
            _answer_consequences(engine, paths[name])


def write_answer_key(engine: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for ending, options in (("parquet", "FORMAT parquet"), ("csv", "HEADER")):
        path = (folder / f"{ANSWER_KEY}.{ending}").as_posix()
        engine.execute(
            f'COPY (FROM {ANSWER_KEY} ORDER BY "table", line, rule)'
            f" TO '{path}' ({options})"
        )


def _open(
    engine: duckdb.DuckDBPyConnection,
    name: str,
    path: Path,
    *,
    values: dict[str, object],
) -> None:
    """Make `clean`, the file's rows with their lines, and `candidates`."""
    engine.execute(
        "CREATE OR REPLACE TEMP VIEW clean AS"
        " SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS line"
        f" FROM read_parquet('{path.as_posix()}', file_row_number = true)"
    )
    script = _SQL_FOLDER / f"candidates_{name}.sql"
    query = script.read_text(encoding="utf-8") if script.exists() else "FROM clean"
    query = Template(query).substitute(values)
    engine.execute(f"CREATE OR REPLACE TEMP TABLE candidates AS {query}")


def _choose(
    engine: duckdb.DuckDBPyConnection,
    faults: list[Fault],
    *,
    values: dict[str, object],
) -> None:
    """Fill `chosen`: line of the clean file, number of its fault."""
    rows = engine.execute("SELECT count(*) FROM clean").fetchone()[0]
    engine.execute("CREATE OR REPLACE TEMP TABLE chosen (line BIGINT, fault INTEGER)")
    engine.execute("CREATE OR REPLACE TEMP TABLE spoken_for (group_id VARCHAR)")
    for number, fault in enumerate(faults):
        where = f"({Template(fault.where).substitute(values)})"
        if fault.once_a_group:
            where += " AND group_id NOT IN (FROM spoken_for)"
        engine.execute(
            f"INSERT INTO chosen SELECT line, {number} FROM candidates"
            f" WHERE {where} AND line NOT IN (SELECT line FROM chosen)"
            f" ORDER BY draw(line, {100 + number}) LIMIT {max(1, round(SHARE * rows))}"
        )
        if fault.once_a_group:
            engine.execute(
                "INSERT INTO spoken_for SELECT group_id FROM candidates"
                f" WHERE line IN (SELECT line FROM chosen WHERE fault = {number})"
            )


def _change(
    engine: duckdb.DuckDBPyConnection, faults: list[Fault], table: ReportTable
) -> None:
    """Make `faulty`: the chosen rows with wrong cells, and their lines in the file."""
    columns = set(table.columns)
    found = {row[0] for row in engine.execute("DESCRIBE candidates").fetchall()}
    added = "".join(f", x.{name}" for name in sorted(found - columns - {"line"}))
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE picked AS SELECT c.*, h.fault{added}"
        " FROM clean AS c JOIN chosen AS h ON h.line = c.line"
        " JOIN candidates AS x ON x.line = c.line"
    )
    replaced = [n for n, fault in enumerate(faults) if not fault.adds] or [-1]
    kept = engine.execute(
        "SELECT (SELECT count(*) FROM clean) - count(*) FROM chosen"
        f" WHERE fault IN ({', '.join(map(str, replaced))})"
    ).fetchone()[0]
    changed = " UNION ALL BY NAME ".join(
        f"SELECT fault, line AS clean_line, {_cells(fault, table)}"
        f" FROM picked WHERE fault = {number}"
        for number, fault in enumerate(faults)
    )
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE faulty AS"
        f" SELECT {kept} + row_number() OVER (ORDER BY fault, clean_line) AS line, *"
        f" FROM ({changed}) ORDER BY line"
    )
    engine.execute(
        f"DELETE FROM chosen WHERE fault NOT IN ({', '.join(map(str, replaced))})"
    )


def _cells(fault: Fault, table: ReportTable) -> str:
    cells = {name: f'"{name}"' for name in table.columns} | dict(fault.change)
    return ", ".join(
        f'CAST({cell} AS {table.columns[name].sql_type}) AS "{name}"'
        for name, cell in cells.items()
    )


def _rewrite(engine: duckdb.DuckDBPyConnection, path: Path, table: ReportTable) -> None:
    """Replace the file: the rows left clean in their order, then the faulty ones.

    The engine's own COPY of a union puts what is left of the first part behind the
    second, so the rows are handed over in order and written here.
    """
    columns = ", ".join(f'"{name}"' for name in table.columns)
    beside = path.with_suffix(".faulty")
    engine.execute("SET threads = 1")  # a join keeps the rows' order in one thread
    # the engine marks columns without nulls; a fault may bring the first one
    schema = pa.schema([field.with_nullable(True) for field in pq.read_schema(path)])
    with pq.ParquetWriter(beside, schema, compression="zstd") as file:
        for rows in (
            "clean WHERE line NOT IN (SELECT line FROM chosen)",
            "faulty ORDER BY line",
        ):
            query = engine.sql(f"SELECT {columns} FROM {rows}")
            for batch in query.to_arrow_reader(_ROWS_OF_A_BATCH):
                file.write_batch(batch.cast(schema))
    engine.execute("RESET threads")
    beside.replace(path)


def _answer(
    engine: duckdb.DuckDBPyConnection, faults: list[Fault], table: ReportTable
) -> None:
    rules = ", ".join(f"'{fault.rule}'" for fault in faults)
    key = ", ".join(f"'{name}': {name}" for name in table.key)
    engine.execute(
        f"INSERT INTO {ANSWER_KEY} SELECT '{table.id}', [{rules}][fault + 1], line,"
        f" to_json({{{key}}}), true FROM faulty"
    )


def _remember_set_aside(engine: duckdb.DuckDBPyConnection, groups: ReportTable) -> None:
    """Make `set_aside`: groups that will not be valid, and the rule that their reports
    break by that: a group left out at import is unknown to the checks.
    """
    warnings = ", ".join(f"'{r.id}'" for r in groups.rules if r.severity == "warn")
    engine.execute(
        "CREATE TEMP TABLE set_aside AS SELECT key->>'group_id' AS group_id,"
        f" CASE WHEN rule IN {_BAD_CELLS} THEN 'unknown_group'"
        " ELSE 'group_set_aside' END AS rule"
        f" FROM {ANSWER_KEY} WHERE \"table\" = 'groups' AND rule NOT IN ({warnings})"
    )


def _answer_consequences(engine: duckdb.DuckDBPyConnection, reports: Path) -> None:
    engine.execute(
        f"INSERT INTO {ANSWER_KEY}"
        " SELECT 'group_reports', s.rule, r.file_row_number + 1,"
        " to_json({'group_id': r.group_id, 'quarter': r.quarter}), false"
        f" FROM read_parquet('{reports.as_posix()}', file_row_number = true) AS r"
        " JOIN set_aside AS s ON s.group_id = r.group_id"
    )
