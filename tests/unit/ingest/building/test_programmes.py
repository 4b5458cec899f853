import duckdb
import pytest

from dashboard.ingest.building.programmes import write_programmes


@pytest.fixture
def engine():
    with duckdb.connect() as engine:
        engine.execute("ATTACH ':memory:' AS store")
        yield engine


def rows(engine) -> list[tuple]:
    return engine.execute("FROM store.programmes").fetchall()


def test_names_come_from_the_reports_of_programmes(engine):
    engine.execute(
        "CREATE TABLE store.map_t AS FROM (VALUES ('ID', 'P2'), ('ID', 'P1'),"
        " ('ID', 'ANY'), ('11', 'P9')) AS t (region, programme)"
    )
    engine.execute(
        "CREATE TABLE programs_valid AS FROM (VALUES"
        " ('P1', 'Satu', 'One', 'education'), ('P3', 'Tiga', 'Three', 'education'))"
        " AS t (program_code, name_id, name_en, sector)"
    )

    write_programmes(engine, ["store.map_t"])

    assert rows(engine) == [
        ("P1", "Satu", "One", "education"),
        ("P2", "P2", "P2", None),
    ]


def test_without_report_tables_there_are_no_programmes(engine):
    write_programmes(engine, [])

    assert rows(engine) == []
