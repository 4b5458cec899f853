"""Compile the bad-row rules of a report table to one pass over its rows.

A row may break several rules: each rule owns one bit of `hits`, so that one narrow
number a row says all of them, and millions of rows need no list.
"""

from dashboard.catalogue.expressions import parse
from dashboard.catalogue.tables import ReportTable

MOST_RULES = 62  # bits of a signed 64-bit number, less one for replaced rows


def compile_rules(table: ReportTable) -> str:
    """Rows that break a rule: file_no, line, region, hits. Bit i of hits is rules[i].

    Reads the relation `<table>_checkable`: the raw rows with the derived columns.
    """
    bits = "\n    + ".join(
        f"CASE WHEN {parse(rule.when).sql(dialect='duckdb')} "
        f"THEN {1 << number} ELSE 0 END"
        for number, rule in enumerate(table.rules)
    )
    return (
        f"SELECT file_no, line, region, hits\nFROM (\n"
        f"  SELECT\n    file_no, line, region,\n    CAST({bits} AS BIGINT) AS hits\n"
        f"  FROM {table.id}_checkable\n) AS marked\n"
        f"WHERE hits > 0"
    )
