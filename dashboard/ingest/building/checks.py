"""Run the rules of every report table in the engine, in the order tables need.

All names are unqualified: the caller picks the schema (`USE work`). Before, each
report table has its raw view (`create_raw`), and these three relations exist:
`register` (regions.csv, all text), `polygons` (code), `area_types` (id, urban_rural).
After, there are for each report table `<table>_valid` (the rows that count: usable,
and the last of their key) and `<table>_hits`; one relation per derived table; and

`row_findings`: file_no, line, report_table, rule, severity, column_name, region,
period, message_id, message_en, row (JSON). A row of it is one row × one rule.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from dashboard.catalogue import Catalogue, DerivedTable, ReportTable, Rule, Text
from dashboard.catalogue.rules import MOST_RULES, compile_rules
from dashboard.ingest.personal import kept_cells

REPLACED = Rule(
    id="replaced",
    when="TRUE",
    severity="warn",
    message=Text(
        id="Baris ini diganti oleh baris yang dikirim kemudian dengan kunci yang sama.",
        en="A row with the same key that was sent later replaced this row.",
    ),
    fix=Text(
        id="Tidak perlu tindakan; keduanya tetap tersimpan.",
        en="Nothing to do; both are kept.",
    ),
)
_REPLACED_BIT = 1 << MOST_RULES
_FINDINGS = """
CREATE TABLE IF NOT EXISTS row_findings (
  file_no INTEGER, line INTEGER, report_table VARCHAR, rule VARCHAR, severity VARCHAR,
  column_name VARCHAR, region VARCHAR, period VARCHAR,
  message_id VARCHAR, message_en VARCHAR, row VARCHAR
)
"""


@dataclass(frozen=True)
class RawFile:
    """One imported file of a table; a higher `sequence` is newer."""

    file_no: int
    sequence: int
    data: Path


def create_raw(engine, table: ReportTable, files: Iterable[RawFile]) -> None:
    """The view `<table>_raw`: the rows of all files, typed as the table says."""
    empty = ", ".join(
        f'CAST(NULL AS {column.sql_type}) AS "{name}"'
        for name, column in table.columns.items()
    )
    parts = [
        f"SELECT {empty}, CAST(NULL AS VARCHAR) AS region, CAST(NULL AS INTEGER) "
        "AS line, CAST(NULL AS INTEGER) AS file_no, CAST(NULL AS INTEGER) AS sequence "
        "WHERE FALSE"
    ]
    parts += [
        f"SELECT *, {file.file_no} AS file_no, {file.sequence} AS sequence "
        f"FROM read_parquet('{_quoted(file.data)}')"
        for file in files
    ]
    query = "\nUNION ALL BY NAME\n".join(parts)
    engine.execute(f"CREATE VIEW {table.id}_raw AS {query}")


def run_tables(
    engine, catalogue: Catalogue, *, progress: Callable[[str], None] = lambda name: None
) -> None:
    """Check every report table and make every derived table."""
    create_findings(engine)
    for name in catalogue.build_order:
        progress(name)
        run_table(engine, catalogue, name)


def create_findings(engine) -> None:
    engine.execute(_FINDINGS)


def run_table(engine, catalogue: Catalogue, name: str) -> None:
    """Check a report table, or make a derived one."""
    if name in catalogue.tables:
        run_rules(engine, catalogue.tables[name])
    else:
        derived = catalogue.derived_tables[name]
        # millions of units are read once, by the atoms: they need not be kept
        make_derived(engine, derived, keep=not catalogue.indicators_of(name))


def run_rules(engine, table: ReportTable) -> None:
    """Create `<table>_hits` and `<table>_valid`; add to row_findings."""
    query = table.sql or f"SELECT * FROM {table.id}_raw"
    engine.execute(f"CREATE VIEW {table.id}_checkable AS {query}")
    engine.execute(f"CREATE TABLE {table.id}_hits AS {_hits(table)}")
    engine.execute(f"DROP VIEW {table.id}_checkable")
    unusable = _mask(table, ("reject", "quarantine"))
    engine.execute(
        f"CREATE TABLE {table.id}_left_out AS "
        f"SELECT file_no, line FROM {table.id}_hits WHERE hits & {unusable} <> 0"
    )
    _leave_out_replaced(engine, table)
    engine.execute(
        f"CREATE VIEW {table.id}_valid AS SELECT * FROM {table.id}_raw "
        f"ANTI JOIN {table.id}_left_out USING (file_no, line)"
    )
    _write_findings(engine, table)


def make_derived(engine, table: DerivedTable, *, keep: bool = True) -> None:
    """A table of what its SELECT finds or, where it is not kept, a view."""
    columns = ", ".join(
        f'CAST("{name}" AS {column.sql_type}) AS "{name}"'
        for name, column in table.columns.items()
    )
    engine.execute(
        f"CREATE {'TABLE' if keep else 'VIEW'} {table.id} AS "
        f"SELECT {columns} FROM ({table.sql}) AS derived"
    )


def _hits(table: ReportTable) -> str:
    if not table.rules:
        return (
            "SELECT 0 AS file_no, 0 AS line, CAST(NULL AS VARCHAR) AS region, "
            "CAST(0 AS BIGINT) AS hits WHERE FALSE"
        )
    return compile_rules(table)


def _mask(table: ReportTable, severities: tuple[str, ...]) -> int:
    return sum(
        1 << number
        for number, rule in enumerate(table.rules)
        if rule.severity in severities
    )


def _leave_out_replaced(engine, table: ReportTable) -> None:
    """Of usable rows with one key the last counts; the others are left out.

    Keys are compared by hash first: doubled keys are few, and grouping millions of
    text keys is what would take time and memory.
    """
    key = ", ".join(f'"{name}"' for name in table.key)
    last = [f'"{name}" DESC' for name in table.latest_by]
    order = ", ".join([*last, "sequence DESC", "line DESC"])
    usable = f"{table.id}_raw ANTI JOIN {table.id}_left_out USING (file_no, line)"
    engine.execute(
        f"""
        CREATE TABLE {table.id}_replaced AS
        WITH keys AS (SELECT hash({key}) AS key_hash FROM {usable}),
        doubled AS (
          SELECT key_hash FROM keys GROUP BY key_hash HAVING COUNT(*) > 1
        )
        SELECT file_no, line
        FROM (
          SELECT file_no, line,
            ROW_NUMBER() OVER (PARTITION BY {key} ORDER BY {order}) AS place
          FROM {usable} WHERE hash({key}) IN (SELECT key_hash FROM doubled)
        ) AS placed
        WHERE place > 1
        """
    )
    engine.execute(f"INSERT INTO {table.id}_left_out FROM {table.id}_replaced")


def _write_findings(engine, table: ReportTable) -> None:
    """One finding per row and rule that it breaks, with the row itself.

    The rows are read once and kept apart: reports are many, broken ones few.
    """
    period = f'CAST("{table.period}" AS VARCHAR)' if table.period else "NULL"
    region = "NULL" if table.personal else "COALESCE(h.region, r.region)"
    columns = ", ".join(kept_cells(table))
    engine.execute(
        f"""
        CREATE TEMP TABLE broken AS
        WITH marked AS (
          FROM {table.id}_hits
          UNION ALL BY NAME
          SELECT file_no, line, {_REPLACED_BIT} AS hits FROM {table.id}_replaced
        )
        SELECT file_no, line, hits, {region} AS region,
          {period} AS period,
          CAST(to_json(struct_pack({columns})) AS VARCHAR) AS row
        FROM {table.id}_raw AS r JOIN marked AS h USING (file_no, line)
        """
    )
    bits = [(1 << number, rule) for number, rule in enumerate(table.rules)]
    bits.append((_REPLACED_BIT, REPLACED))
    marks = ", ".join(["(CAST(? AS BIGINT), ?, ?, ?, ?, ?)"] * len(bits))
    engine.execute(
        f"""
        INSERT INTO row_findings
        SELECT file_no, line, ?, rule, severity, column_name, region, period,
          message_id, message_en, row
        FROM broken
        JOIN (VALUES {marks})
          AS rules (bit, rule, severity, column_name, message_id, message_en)
          ON hits & bit <> 0
        """,
        [table.id, *(value for bit, rule in bits for value in _described(bit, rule))],
    )
    engine.execute("DROP TABLE broken")


def _described(bit: int, rule: Rule) -> tuple:
    column = rule.columns[0] if rule.columns else None
    return bit, rule.id, rule.severity, column, rule.message.id, rule.message.en


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
