from types import SimpleNamespace

import duckdb

from dashboard.ingest.sample.faults import _rewrite

ROWS, FAULTY = 700_000, 300_000  # several row groups of each


def test_faulty_rows_stand_at_their_lines_however_long_the_file(tmp_path):
    path = tmp_path / "table.parquet"
    with duckdb.connect() as engine:
        engine.execute(f"CREATE TABLE clean AS SELECT range AS line FROM range({ROWS})")
        engine.execute("CREATE TABLE chosen AS FROM clean WHERE hash(line) % 10 = 0")
        kept = engine.execute(
            "SELECT (SELECT count(*) FROM clean) - count(*) FROM chosen"
        ).fetchone()[0]
        engine.execute(
            f"CREATE TABLE faulty AS SELECT {kept} + range AS line FROM range({FAULTY})"
        )
        engine.execute(f"COPY clean TO '{path.as_posix()}'")
        _rewrite(engine, path, SimpleNamespace(columns=["line"]))

        lines = duckdb.read_parquet(path.as_posix()).fetchnumpy()["line"]

    assert len(lines) == kept + FAULTY
    assert (lines[kept:] == range(kept, kept + FAULTY)).all()
    assert (lines[1:kept] > lines[: kept - 1]).all()
