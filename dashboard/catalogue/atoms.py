"""Compile the indicators of a table to one grouped SELECT.

An atom is one sub-district × period × dimensions and holds only what adds up: sums of
numerators x, denominators y and their products, counts of units, and largest units
(which combine by max). The text is plain ANSI SQL. Sums are exact decimals, so that
neither the order of rows nor the number of threads can change a digit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlglot import exp

from dashboard.catalogue.distributions import Counted
from dashboard.catalogue.expressions import parse
from dashboard.catalogue.indicators import Indicator
from dashboard.catalogue.tables import DerivedTable

_DIALECT = ""  # sqlglot's own: standard SQL
# one unit's numerator or denominator, a whole number that the engine adds fast
_WHOLE = "BIGINT"
_EXACT = "DECIMAL(19, 0)"  # of rupiah, such that its square is exact
_SCORE = "DECIMAL(18, 6)"  # a score of 0–100 that is a mean of its own

# counts of reports that every table with a row per report due carries
REPORT_COUNTS = {
    "due": "is_due",
    "reported": "is_reported",
    "on_time": "is_on_time",
    "estimated": "is_estimated",
}


@dataclass(frozen=True)
class AtomColumn:
    """One column of the atoms, and how it combines over disjoint units."""

    name: str
    expression: str
    combine: Literal["sum", "max"] = "sum"


def atom_columns(
    table: DerivedTable, indicators: tuple[Indicator, ...]
) -> tuple[AtomColumn, ...]:
    """All columns besides region, period and the dimensions, in order."""
    counts = [
        AtomColumn(name, f"SUM({column})")
        for name, column in REPORT_COUNTS.items()
        if column in table.columns
    ]
    return (*counts, *(c for i in indicators for c in _indicator_columns(i, table)))


def compile_atoms(
    table: DerivedTable,
    indicators: tuple[Indicator, ...],
    *,
    besides: Counted | None = None,
) -> str:
    """One row per region × period × dimensions; reads the relation `table.id`.

    `besides` are sums that the atoms carry beside the moments.
    """
    besides = besides or Counted()
    keys = ", ".join(atom_keys(table))
    columns = [(c.name, c.expression) for c in atom_columns(table, indicators)]
    sums = ",\n  ".join(
        f"{text} AS {name}" for name, text in (*columns, *besides.columns)
    )
    ratios = (_unit_ratio(one) for one in indicators if one.id in besides.ratios)
    units = ",\n    ".join(
        (*_unit_expressions(table, indicators), *ratios, *besides.units)
    )
    return (
        f"SELECT\n  {keys},\n  {sums}\n"
        f"FROM (\n  SELECT\n    {units}\n  FROM {table.id}\n) AS units\n"
        f"GROUP BY {keys}"
    )


def atom_keys(table: DerivedTable) -> tuple[str, ...]:
    return (table.region, table.period, *table.dimensions)


def _indicator_columns(
    indicator: Indicator, table: DerivedTable
) -> Iterator[AtomColumn]:
    x, y = f"{indicator.id}__x", f"{indicator.id}__y"
    yield AtomColumn(f"{indicator.id}__num", f"SUM({x})")
    yield AtomColumn(f"{indicator.id}__den", f"SUM({y})")
    yield AtomColumn(f"{indicator.id}__n", f"COUNT({x})")
    if indicator.interval == "ratio":
        a, b = (_factor(one, indicator, table) for one in (x, y))
        for name, left, right in (("xx", a, a), ("xy", a, b), ("yy", b, b)):
            yield AtomColumn(f"{indicator.id}__{name}", f"SUM({left} * {right})")
    if indicator.dominance:
        yield AtomColumn(f"{indicator.id}__max", f"MAX({y})", combine="max")


def _factor(number: str, indicator: Indicator, table: DerivedTable) -> str:
    """A number as it is multiplied: rupiah by rupiah would not fit as they are."""
    if indicator.aggregate == "mean" or _is_count(indicator, table):
        return number
    return f"CAST({number} AS {_EXACT})"


def _unit_expressions(
    table: DerivedTable, indicators: tuple[Indicator, ...]
) -> Iterator[str]:
    yield from atom_keys(table)
    for column in REPORT_COUNTS.values():
        if column in table.columns:
            yield f"{_as_number(column, table)} AS {column}"
    for indicator in indicators:
        numerator, denominator = _numerator(indicator), _denominator(indicator)
        counted = _counted(indicator, numerator)
        kind = _kind(indicator)
        for name, unit in (("x", numerator), ("y", denominator)):
            number = f"CASE WHEN {counted} THEN CAST({unit} AS {kind}) END"
            yield f"{number} AS {indicator.id}__{name}"


def _unit_ratio(indicator: Indicator) -> str:
    """One unit's own ratio, null where there is nothing to divide by."""
    numerator, denominator = _numerator(indicator), _denominator(indicator)
    counted = f"{_counted(indicator, numerator)} AND ({denominator}) > 0"
    ratio = f"CAST({numerator} AS DOUBLE) / ({denominator})"
    return f"CASE WHEN {counted} THEN {ratio} END AS {indicator.id}__r"


def _as_number(column: str, table: DerivedTable) -> str:
    if table.columns[column].type == "boolean":
        return f"CASE WHEN {column} THEN 1 ELSE 0 END"
    return column


def _numerator(indicator: Indicator) -> str:
    text = _standard(indicator.numerator)
    if indicator.aggregate == "count":
        return f"CASE WHEN {text} THEN 1 WHEN NOT ({text}) THEN 0 END"
    return text


def _denominator(indicator: Indicator) -> str:
    """Units for a count or a mean of units; nothing where the value is a plain sum."""
    if indicator.aggregate in ("count", "mean"):
        return "1"
    return _standard(indicator.denominator) if indicator.denominator else "NULL"


def _counted(indicator: Indicator, numerator: str) -> str:
    """A unit counts when its numerator and denominator are both known."""
    conditions = [f"({numerator}) IS NOT NULL"]
    if indicator.where:
        conditions.insert(0, f"({_standard(indicator.where)})")
    if indicator.denominator:
        conditions.append(f"({_standard(indicator.denominator)}) IS NOT NULL")
    return " AND ".join(conditions)


def _kind(indicator: Indicator) -> str:
    return _SCORE if indicator.aggregate == "mean" else _WHOLE


def _is_count(indicator: Indicator, table: DerivedTable) -> bool:
    """Whether numerator and denominator are 32-bit numbers as they stand in cells."""
    if indicator.aggregate == "count":
        return True
    texts = filter(None, (indicator.numerator, indicator.denominator))
    trees = [parse(text) for text in texts]
    names = {column.name for tree in trees for column in tree.find_all(exp.Column)}
    return not any(tree.find(exp.Binary) for tree in trees) and all(
        table.columns[name].sql_type == "INTEGER" for name in names
    )


def _standard(text: str) -> str:
    return parse(text).sql(dialect=_DIALECT)
