"""Expressions of catalogue files: parsed, checked against a table, never run as found.

An expression sees one row: columns of its table, literals, arithmetic, comparison and
the functions below. No subquery, no aggregate, no window, no other function.
"""

from collections.abc import Iterator, Mapping

import sqlglot
from sqlglot import exp

from dashboard.catalogue.tables import Column

_DIALECT = "duckdb"
_ALLOWED = (
    *(exp.Column, exp.Identifier, exp.Literal, exp.Boolean, exp.Null, exp.Paren),
    *(exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Neg, exp.DPipe),
    *(exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.Between, exp.In, exp.Is),
    *(exp.And, exp.Or, exp.Not, exp.Like, exp.Case, exp.If),
    *(exp.Abs, exp.Coalesce, exp.Greatest, exp.Least, exp.Nullif),
    *(exp.Cast, exp.DataType, exp.Substring, exp.Length),
)
_CONDITIONS = (exp.Predicate, exp.Connector, exp.Not, exp.Boolean)


def faults_of(
    text: str, columns: Mapping[str, Column], *, condition: bool
) -> Iterator[tuple[str, dict]]:
    """What is wrong with an expression: source texts and their values."""
    try:
        tree = sqlglot.parse_one(text, read=_DIALECT)
    except sqlglot.errors.SqlglotError as error:
        message = str(error).splitlines()[0]
        yield _("cannot be read: {message}"), {"message": message}
        return
    for name in sorted({_spelled(n) for n in tree.walk() if not _is_allowed(n)}):
        yield _("uses {name}, which is not allowed here"), {"name": name}
    for name in sorted({c.name for c in tree.find_all(exp.Column)} - set(columns)):
        yield _("uses the column {name}, which the table lacks"), {"name": name}
    if condition is not _is_condition(tree, columns):
        what = _("must be true or false") if condition else _("must be a number")
        yield what, {}


def parse(text: str) -> exp.Expression:
    """The tree of an expression that has been checked."""
    return sqlglot.parse_one(text, read=_DIALECT)


def tables_read(query: str) -> set[str]:
    """Names that a reviewed SELECT reads, its own WITH names left out."""
    tree = sqlglot.parse_one(query, read=_DIALECT)
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    return {table.name for table in tree.find_all(exp.Table)} - own


def _(text: str) -> str:
    """Mark a text for translation; it is translated when the fault is shown."""
    return text


def _is_allowed(node: exp.Expression) -> bool:
    if isinstance(node, exp.Column) and node.table:
        return False
    return type(node) in _ALLOWED


def _spelled(node: exp.Expression) -> str:
    return node.name.upper() if isinstance(node, exp.Anonymous) else node.key.upper()


def _is_condition(tree: exp.Expression, columns: Mapping[str, Column]) -> bool:
    tree = tree.unnest()
    if isinstance(tree, exp.Column):
        return tree.name in columns and columns[tree.name].type == "boolean"
    return isinstance(tree, _CONDITIONS)
