import duckdb

from dashboard.ingest.building.engine import build_engine


def test_blocks_are_small_enough_for_a_worker_to_keep_those_of_a_profile(tmp_path):
    database = tmp_path / "store.duckdb"

    with build_engine(database, tmp_path / "scratch", memory_limit="100MB") as engine:
        engine.execute("CREATE TABLE store.numbers AS SELECT 1 AS one")

    with duckdb.connect(str(database), read_only=True) as store:
        found = store.execute("SELECT block_size FROM pragma_database_size()")
        assert found.fetchone() == (64 * 1024,)
