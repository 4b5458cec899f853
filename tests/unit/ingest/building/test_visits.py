"""Counts of groups to visit, and that single groups stay in the database."""

import duckdb
import pytest

from dashboard.ingest.building.copies import copied_tables
from dashboard.ingest.building.visits import write_visits

_GROUPS = """
CREATE TABLE visit_groups AS FROM (VALUES
  ('a', '32.04.05.2001', '32.04.05', 'P1', 's1', 'rural', '2024Q4', 2, NULL, FALSE),
  ('b', '32.04.05.2001', '32.04.05', 'P2', 's2', 'rural', '2024Q4', 0, 0, TRUE),
  ('c', '32.04.06.2001', '32.04.06', 'P1', 's1', 'urban', '2024Q4', 0, 0, FALSE),
  ('c', '32.04.06.2001', '32.04.06', 'P1', 's1', 'urban', '2024Q3', 1, NULL, FALSE)
) AS t (group_id, village, region, programme, sector, area_type, period,
  quarters_silent, mentor_visits_n, is_arrears_rising)
"""


@pytest.fixture
def engine(catalogue):
    with duckdb.connect() as engine:
        engine.execute("ATTACH ':memory:' AS store")
        engine.execute(_GROUPS)
        engine.execute("ALTER TABLE visit_groups ADD COLUMN last_report VARCHAR")
        engine.execute("ALTER TABLE visit_groups ADD COLUMN par90 DOUBLE")
        write_visits(engine, catalogue)
        yield engine


def counts(engine, **key) -> tuple:
    """(silent, unvisited, arrears, either of the last two) of one row."""
    where = {"programme": "ANY", "sector": "ANY", "area_type": "ANY"} | key
    conditions = " AND ".join(f"{name} = ?" for name in where)
    return engine.execute(
        "SELECT silent, unvisited, arrears, unvisited_or_arrears FROM store.visits"
        f" WHERE {conditions}",
        [*where.values()],
    ).fetchone()


@pytest.mark.parametrize(
    ("level", "region"), [("nation", "ID"), ("province", "32"), ("regency", "32.04")]
)
def test_a_region_counts_the_groups_inside(engine, level, region):
    found = counts(engine, level=level, region=region, period="2024Q4")

    assert found == (1, 2, 1, 2)


def test_filters_count_their_own(engine):
    place = {"level": "regency", "region": "32.04", "period": "2024Q4"}

    assert counts(engine, **place, programme="P1") == (1, 1, 0, 1)
    assert counts(engine, **place, sector="s2") == (0, 1, 1, 1)
    assert counts(engine, **place, area_type="urban") == (0, 1, 0, 1)
    assert counts(engine, **place, programme="P1", sector="s1") == (1, 1, 0, 1)


def test_one_quarter_without_a_report_is_no_silence_yet(engine):
    place = {"level": "subdistrict", "region": "32.04.06", "period": "2024Q3"}

    assert counts(engine, **place) is None


def test_single_groups_are_in_no_parquet_copy(engine):
    assert copied_tables(engine) == ["visits"]
