"""Indicators of a table become one grouped SELECT of sums that add up exactly."""

import duckdb
import pytest
import sqlglot

from dashboard.catalogue.atoms import atom_columns, compile_atoms
from tests.spec.reports import catalogue

SQUARE_OVERFLOWS = 9_000_000_000  # rupiah; its square exceeds a 64-bit number


@pytest.fixture
def engine():
    """A table t of three units in one sub-district and one in another."""
    engine = duckdb.connect()
    engine.execute(
        f"""
        CREATE TABLE group_quarters AS
        SELECT 1 AS group_no, region, '2024Q1' AS period, 'dbk' AS programme,
          'education' AS sector, 'rural' AS area_type, 1 AS is_due,
          CASE WHEN paid IS NULL THEN 0 ELSE 1 END AS is_reported,
          TRUE AS is_on_time, FALSE AS is_estimated, paid AS principal_paid_due_rp,
          due AS principal_due_rp, 5 AS groups_n
        FROM (VALUES ('32.04.05', 3, 4), ('32.04.05', 1, 4), ('32.04.05', NULL, NULL),
          ('32.04.06', {SQUARE_OVERFLOWS}, {SQUARE_OVERFLOWS})) AS t (region, paid, due)
        """
    )
    return engine


def atoms(engine, *ids: str) -> dict[str, dict]:
    known = catalogue()
    table = known.derived_tables["group_quarters"]
    query = compile_atoms(table, tuple(known.indicators[i] for i in ids))
    found = engine.execute(query)
    names = [column[0] for column in found.description]
    return {row[0]: dict(zip(names, row, strict=True)) for row in found.fetchall()}


def test_sums_numerators_denominators_and_products(engine):
    atom = atoms(engine, "grp_repay_rate")["32.04.05"]

    assert atom["grp_repay_rate__num"] == 4
    assert atom["grp_repay_rate__den"] == 8
    assert atom["grp_repay_rate__n"] == 2
    assert atom["grp_repay_rate__xx"] == 10
    assert atom["grp_repay_rate__xy"] == 16
    assert atom["grp_repay_rate__yy"] == 32
    assert atom["grp_repay_rate__max"] == 4


def test_counts_reports_due_and_reported(engine):
    atom = atoms(engine, "groups_count", "reporting_rate")["32.04.05"]

    assert (atom["due"], atom["reported"]) == (3, 2)
    assert (atom["reporting_rate__num"], atom["reporting_rate__den"]) == (2, 3)
    assert atom["groups_count__num"] == 3
    assert atom["groups_count__den"] is None


def test_squares_of_rupiah_stay_exact(engine):
    atom = atoms(engine, "grp_repay_rate")["32.04.06"]

    assert atom["grp_repay_rate__xx"] == SQUARE_OVERFLOWS**2


def test_names_the_columns_that_combine_by_max():
    known = catalogue()
    table = known.derived_tables["group_quarters"]
    columns = atom_columns(table, known.indicators_of("group_quarters"))

    by_max = {column.name for column in columns if column.combine == "max"}

    assert "grp_repay_rate__max" in by_max
    assert all(name.endswith("__max") for name in by_max)
    assert not any(c.name.endswith("__xx") for c in columns if "books_ok" in c.name)


def test_the_select_is_plain_sql_of_one_table():
    known = catalogue()
    query = compile_atoms(
        known.derived_tables["group_quarters"], known.indicators_of("group_quarters")
    )

    assert query.count("FROM group_quarters") == 1
    for trick in ("HUGEINT", "FILTER", "::", "struct", "EXCLUDE"):
        assert trick not in query


@pytest.mark.parametrize("engine", ["spark", "trino", "clickhouse", "postgres"])
def test_the_select_can_be_told_to_other_engines(engine):
    known = catalogue()
    query = compile_atoms(
        known.derived_tables["group_quarters"], known.indicators_of("group_quarters")
    )

    [told] = sqlglot.transpile(query, write=engine, unsupported_level="RAISE")

    assert sqlglot.parse_one(told, read=engine)
