"""Every fault of the sample is found by the checks, and nothing else is."""

import duckdb

from dashboard.store import open_store

ANSWERS = """
    SELECT i.report_table, f.rule, f.line
    FROM findings AS f JOIN inputs AS i USING (sha256)
"""


def findings(demo):
    """What the store of a sample lists: (table, rule, line)."""
    rows = open_store(demo.root).query(ANSWERS).to_pylist()
    return sorted((row["report_table"], row["rule"], row["line"]) for row in rows)


def test_a_clean_sample_breaks_no_rule(two_provinces):
    assert findings(two_provinces) == []


def test_findings_are_exactly_those_of_the_answer_key(faulty_provinces):
    key = (faulty_provinces.reports / "answer_key.parquet").as_posix()
    expected = duckdb.sql(f"SELECT \"table\", rule, line FROM '{key}'").fetchall()

    assert findings(faulty_provinces) == sorted(expected)
