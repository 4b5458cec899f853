"""Where the data come from and what is wrong with them: for the data page.

Rows are dictionaries, one key a column of the store; None is what is not known.
"""

from dashboard.queries.moments import Source

FINDING_COLUMNS = (
    "sha256, file_name, line, rule, severity, column_name, region, period,"
    " message_id, message_en, row"
)


def inputs(source: Source) -> list[dict]:
    """One row per import that this version was built from, newest first."""
    query = "SELECT * FROM inputs ORDER BY imported_at DESC, file_name"
    return source.store.query(query).to_pylist()


def inputs_of(source: Source, table: str) -> list[dict]:
    """The imports that the figures of a table are made of, its main one first.

    All of them, where an older version does not tell what they are of.
    """
    derived = source.catalogue.derived_tables.get(table)
    reads = list(derived.reads) if derived else [None]  # published figures: of no table
    found = inputs(source)
    own = [row for row in found if row["report_table"] in reads]
    own.sort(key=lambda row: reads.index(row["report_table"]))
    return own or found


def placement_problems(
    source: Source, *, limit: int = 100, offset: int = 0
) -> list[dict]:
    """Source rows that stand on no region, with the reason, in file order."""
    query = "SELECT * FROM placement ORDER BY file_name, line LIMIT ? OFFSET ?"
    return source.store.query(query, [limit, offset]).to_pylist()


def placement_count(source: Source) -> int:
    """How many source rows stand on no region."""
    return source.store.query("SELECT count(*) AS n FROM placement")["n"][0].as_py()


# Rules about the cells of any column: each column is a finding of its own.
CELL_RULES = ("missing_value", "wrong_type", "not_allowed", "unknown_column")
_COLUMN = f"CASE WHEN rule IN {CELL_RULES} THEN column_name END"


def findings(
    source: Source,
    *,
    rule: str | None = None,
    severity: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> list[dict]:
    """Rejected, quarantined and warned rows, one row a finding, in file order.

    rule: a rule, or a `key` of `finding_counts`.
    """
    where, wanted = _finding_filter(rule, severity)
    query = (
        f"SELECT {FINDING_COLUMNS} FROM findings {where}"
        " ORDER BY file_name, line, rule LIMIT ? OFFSET ?"
    )
    return source.store.query(query, [*wanted, limit, offset]).to_pylist()


def finding_counts(source: Source) -> list[dict]:
    """One row per rule and severity; of the rules about cells also per column.

    `key` names rule and column for `findings`; the messages are those of one row.
    """
    query = (
        f"SELECT rule, severity, {_COLUMN} AS column_name,"
        f" concat_ws(':', rule, {_COLUMN}) AS key, any_value(message_id) AS message_id,"
        " any_value(message_en) AS message_en, count(*) AS rows"
        f" FROM findings GROUP BY rule, severity, {_COLUMN}"
        " ORDER BY rows DESC, key, severity"
    )
    return source.store.query(query).to_pylist()


def completeness(source: Source, *, level: str, parent: str = "ID") -> list[dict]:
    """One row per region of `level` inside `parent` and per period, with its counts.

    `due, reported, on_time, received, estimated, quarantined, rejected,
    cells_required, cells_filled` all add up over regions and periods.
    """
    query = (
        "SELECT * FROM completeness WHERE level = ?"
        " AND (? = 'ID' OR region = ? OR starts_with(region, ?))"
        " ORDER BY report_table, region, period"
    )
    wanted = [level, parent, parent, f"{parent}."]
    return source.store.query(query, wanted).to_pylist()


def _finding_filter(rule: str | None, severity: str | None):
    rule, _colon, column = (rule or "").partition(":")
    chosen = {"rule": rule, "column_name": column, "severity": severity}
    wanted = {column: value for column, value in chosen.items() if value}
    where = " AND ".join(f"{column} = ?" for column in wanted)
    return (f"WHERE {where}" if where else ""), list(wanted.values())
