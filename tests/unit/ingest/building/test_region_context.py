import duckdb

from dashboard.ingest.building.region_context import write_region_context


def test_counts_add_up_to_every_level():
    with duckdb.connect() as engine:
        engine.execute("ATTACH ':memory:' AS store")
        engine.execute(
            "CREATE TABLE region_context_valid AS FROM (VALUES"
            " ('32.04.05', 2024, 1000, 700, 350, 250, 100, 6),"
            " ('32.04.06', 2024, 2000, 1400, 700, 500, 300, 8),"
            " ('32.73.01', 2023, 10, 7, 3, 2, 1, 1)) AS t (region, year, population,"
            " adults_18plus, adult_women, families_total, families_d1_4, villages_n)"
        )

        write_region_context(engine)

        rows = engine.execute(
            "SELECT region, year, population, families_d1_4, subdistricts"
            " FROM store.region_context WHERE level IN ('regency', 'nation')"
            " ORDER BY ALL"
        ).fetchall()
    assert rows == [
        ("32.04", 2024, 3000, 400, 2),
        ("32.73", 2023, 10, 1, 1),
        ("ID", 2023, 10, 1, 1),
        ("ID", 2024, 3000, 400, 2),
    ]
