"""One cell of a report: from text to its type, and what can be wrong with it, in SQL.

A cell is read in the engine, since a file may have millions of rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlglot import exp

from dashboard.catalogue import Column
from dashboard.catalogue.expressions import parse
from dashboard.ingest.guard import NIK_PATTERN
from dashboard.ingest.readers.numbers_sql import missing_sql, number_sql

FaultKind = Literal["wrong_type", "missing_value", "not_allowed", "personal_number"]
NUMBERS = frozenset({"integer", "money", "decimal", "year"})
_TRUE = "'true', 't', '1', '1.0', 'ya', 'y', 'yes', 'benar'"
_GROUPED = r"[-+]?\d{1,3}([.,]\d{3})+"
_FALSE = "'false', 'f', '0', '0.0', 'tidak', 'tdk', 'no', 'n', 'salah'"


@dataclass(frozen=True)
class Cell:
    """SQL over one row of the source, whose columns have the table's names.

    The typed row has `t_<name>`, the value, and `m_<name>`, whether it was missing.
    """

    name: str
    column: Column
    kind: str | None  # the source's SQL type; None where the file lacks the column
    typed_file: bool = False  # a Parquet file with types of its own
    decimal: str | None = None  # the file's decimal mark, where known
    marked: bool = True  # some number of the column has a point, comma or space

    @property
    def present(self) -> bool:
        return self.kind is not None

    @property
    def text(self) -> bool:
        """Whether the source is to be read as people write; a Parquet text too."""
        return self.kind == "VARCHAR" and not self._as_declared

    @property
    def _as_declared(self) -> bool:
        """A Parquet column that has the table's type needs no reading."""
        if self.column.type == "region_code":
            return False
        return self.typed_file and self.kind == self.column.sql_type

    @property
    def _plain_number(self) -> bool:
        return self.column.type in NUMBERS and not self.marked

    @property
    def source(self) -> str:
        return f'"{self.name}"'

    @property
    def value(self) -> str:
        """The typed value; null where missing or not of the type."""
        if not self.present:
            return f"CAST(NULL AS {self.column.sql_type})"
        if self._as_declared:
            return self.source
        if not self.text:
            return _cast(self.source, self.column)
        if self._plain_number:
            return f"TRY_CAST(TRIM({self.source}) AS {self.column.sql_type})"
        read = _READERS.get(self.column.type, _text)
        return f"CASE WHEN NOT {missing_sql(self.source)} THEN {read(self)} END"

    @property
    def missing(self) -> str:
        if not self.present:
            return "TRUE"
        if not self.text:
            return f"{self.source} IS NULL"
        missing = missing_sql(self.source)
        if self._plain_number:  # words are looked up only where there is no number
            return f"CASE WHEN {self.value} IS NULL THEN {missing} ELSE FALSE END"
        return missing

    @property
    def shown(self) -> str:
        """The cell as it is shown to people; ids are not."""
        if not self.present or self.column.type == "hashed_id":
            return "'…'"
        return f"COALESCE(LEFT(CAST({self.source} AS VARCHAR), 40), '')"

    def faults(self) -> Iterator[tuple[FaultKind, str]]:
        """Conditions over the typed row that hold for a bad cell."""
        typed = f"t_{self.name}"
        # of a typed file the engine knows, before reading, which columns have no null
        missing = f"{typed} IS NULL" if self._as_declared else f"m_{self.name}"
        if self.present and not self._as_declared:
            yield "wrong_type", f"{typed} IS NULL AND NOT {missing}"
        if self.column.required_when:
            needed = typed_names(self.column.required_when)
            yield "missing_value", f"{missing} AND COALESCE({needed}, FALSE)"
        elif self.column.required:
            yield "missing_value", missing
        if self.may_identify:
            yield "personal_number", identifies_sql(typed)
        refused = " OR ".join(self._refused(typed))
        if refused:
            yield "not_allowed", f"{typed} IS NOT NULL AND ({refused})"

    @property
    def may_identify(self) -> bool:
        """Whether any text may stand here: the guard excuses a number among hashes."""
        free = self.column.type in ("hashed_id", "text") and not self.column.allowed
        return self.present and free

    def _refused(self, typed: str) -> Iterator[str]:
        column = self.column
        if column.allowed:
            yield f"{typed} NOT IN ({', '.join(_literal(a) for a in column.allowed)})"
        if column.minimum is not None:
            yield f"{typed} < {column.minimum}"
        if column.maximum is not None:
            yield f"{typed} > {column.maximum}"
        if column.pattern:
            yield f"NOT regexp_full_match({typed}, '{column.pattern}')"


def typed_names(expression: str) -> str:
    """An expression of the catalogue over the typed columns `t_<name>`."""
    tree = parse(expression)
    for identifier in tree.find_all(exp.Identifier):
        identifier.set("this", f"t_{identifier.this}")
    return tree.sql(dialect="duckdb")


def identifies_sql(text: str) -> str:
    return f"LENGTH({text}) = 16 AND regexp_full_match({text}, '{NIK_PATTERN}')"


def quoted_name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _cast(source: str, column: Column) -> str:
    """From a Parquet type: whole numbers stay whole or are faults."""
    if column.type in ("integer", "money", "year"):
        whole = f"TRY_CAST({source} AS DECIMAL(38, 4))"
        return (
            f"CASE WHEN {whole} = FLOOR({whole}) "
            f"THEN TRY_CAST({source} AS {column.sql_type}) END"
        )
    return f"TRY_CAST({source} AS {column.sql_type})"


def _number(cell: Cell) -> str:
    return f"CAST({number_sql(cell.source, decimal=cell.decimal)} AS DOUBLE)"


def _whole(cell: Cell) -> str:
    """A whole number; of two readings of "1.234" only 1234 is whole, so it counts.

    "1.000" could be 1 or 1000: it is read only where the file's decimal mark is known.
    """
    plain = f"TRIM({cell.source})"
    if cell.decimal is None:
        return (
            f"CASE WHEN regexp_full_match({plain}, '[-+]?\\d+([.,]0{{1,2}})?') "
            f"THEN {_digits(cell, plain, ending='[.,]0{1,2}$', between='[.,]')} "
            f"WHEN regexp_full_match({plain}, '{_GROUPED}') "
            f"AND NOT regexp_full_match({plain}, '[-+]?\\d{{1,3}}[.,]000') "
            f"THEN {_digits(cell, plain, ending='^$', between='[.,]')} END"
        )
    other = "," if cell.decimal == "." else "."
    form = f"[-+]?(\\d{{1,3}}([{other} ]\\d{{3}})+|\\d+)([{cell.decimal}]0+)?"
    digits = _digits(cell, plain, ending=f"[{cell.decimal}]0+$", between=f"[{other} ]")
    return f"CASE WHEN regexp_full_match({plain}, '{form}') THEN {digits} END"


def _money(cell: Cell) -> str:
    """Whole rupiah. Sen are rounded off: "5.080.000,50" has one meaning only.

    Below a thousand rupiah "5,5" is rather 5.5 million or thousand, so a fault.
    """
    plain, whole = f"TRIM({cell.source})", _whole(cell)
    marks = [cell.decimal] if cell.decimal else [".", ","]
    forms = "|".join(_sen_form(mark) for mark in marks)
    rupiah = f"regexp_replace({plain}, '[.,]\\d{{1,2}}$', '')"
    sen = f"regexp_extract({plain}, '[.,](\\d{{1,2}})$', 1)"
    digits = f"regexp_replace({rupiah}, '[., ]', '', 'g') || '.' || {sen}"
    return (
        f"CASE WHEN regexp_full_match({plain}, '[-+]?({forms})') "
        f"THEN CAST(ROUND(TRY_CAST({digits} AS DECIMAL(38, 2))) AS BIGINT) "
        f"ELSE {whole} END"
    )


def _sen_form(mark: str) -> str:
    other = "," if mark == "." else "."
    return f"(\\d{{1,3}}([{other} ]\\d{{3}})+|\\d{{4,}})[{mark}]\\d{{1,2}}"


def _digits(cell: Cell, plain: str, *, ending: str, between: str) -> str:
    without = f"regexp_replace({plain}, '{ending}', '')"
    digits = f"regexp_replace({without}, '{between}', '', 'g')"
    return f"TRY_CAST({digits} AS {cell.column.sql_type})"


def _boolean(cell: Cell) -> str:
    plain = f"LOWER(TRIM({cell.source}))"
    return (
        f"CASE WHEN {plain} IN ({_TRUE}) THEN TRUE "
        f"WHEN {plain} IN ({_FALSE}) THEN FALSE END"
    )


def _date(cell: Cell) -> str:
    """2024-04-10, also with a time of day; 10/04/2024 and 10-04-2024 day first."""
    plain = f"TRIM({cell.source})"
    day_first = f"replace({plain}, '/', '-')"
    return (
        f"COALESCE(TRY_CAST(TRY_STRPTIME(LEFT({plain}, 10), '%Y-%m-%d') AS DATE), "
        f"TRY_CAST(TRY_STRPTIME({day_first}, '%d-%m-%Y') AS DATE))"
    )


def _quarter(cell: Cell) -> str:
    plain = f"UPPER(TRIM({cell.source}))"
    return f"regexp_replace({plain}, '^(\\d{{4}})[ -]?Q([1-4])$', '\\1Q\\2')"


def _code(cell: Cell) -> str:
    plain = f"regexp_replace({cell.source}, '[\\s''`]', '', 'g')"
    return f"regexp_replace({plain}, '^(\\d+)\\.0+$', '\\1')"


def _text(cell: Cell) -> str:
    return f"TRIM({cell.source})"


_READERS = {
    "integer": _whole,
    "money": _money,
    "year": _whole,
    "decimal": _number,
    "boolean": _boolean,
    "date": _date,
    "quarter": _quarter,
    "region_code": _code,
}


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else f"'{value}'"
