"""The rules of `numbers`, as SQL: for columns too long to read cell by cell."""

from dashboard.ingest.readers.numbers import MISSING, PATTERNS

EXACT = "DECIMAL(38, 10)"


def marks_sql(column: str) -> str:
    """SELECT list: `points`, `commas`, `ambiguous`: how many cells tell which mark.

    Decide "." where only points > 0, "," where only commas > 0; where neither or both,
    the `ambiguous` cells cannot be read.
    """
    cell = _cell(column)
    point, comma = (f"regexp_full_match({cell}, '{_quoted(m)}')" for m in (".", ","))
    return (
        f"count(*) FILTER (WHERE {point} AND NOT {comma}) AS points, "
        f"count(*) FILTER (WHERE {comma} AND NOT {point}) AS commas, "
        f"count(*) FILTER (WHERE {point} AND {comma} "
        f"AND regexp_matches({cell}, '[.,]')) AS ambiguous"
    )


def number_sql(column: str, *, decimal: str | None = None, kind: str = EXACT) -> str:
    """The cell as a number of type `kind`; null where it is missing or no number.

    Without a decided mark, only cells with one meaning are read.
    """
    cell = _cell(column)
    readings = {mark: _reading(cell, mark, kind) for mark in PATTERNS}
    if decimal:
        return readings[decimal]
    point, comma = readings["."], readings[","]
    return (
        f"CASE WHEN {point} IS NULL THEN {comma} WHEN {comma} IS NULL THEN {point} "
        f"WHEN {point} = {comma} THEN {point} END"
    )


def missing_sql(column: str) -> str:
    """True where the cell says that there is no value."""
    words = ", ".join(f"'{word}'" for word in sorted(MISSING))
    return f"({column} IS NULL OR lower(trim({column})) IN ({words}))"


def _reading(cell: str, mark: str, kind: str) -> str:
    other = "," if mark == "." else "."
    plain = f"replace(translate({cell}, '{other} ’''', ''), '{mark}', '.')"
    return (
        f"CASE WHEN regexp_full_match({cell}, '{_quoted(mark)}') "
        f"THEN TRY_CAST({plain} AS {kind}) END"
    )


def _cell(column: str) -> str:
    return f"trim({column})"


def _quoted(mark: str) -> str:
    return f"[-+]?{PATTERNS[mark]}".replace("'", "''")
