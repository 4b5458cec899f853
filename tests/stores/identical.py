"""Whether two built versions hold the same numbers, to the last bit."""

from pathlib import Path

import duckdb

from dashboard.store import DATABASE


def assert_identical(one: Path, other: Path, *, tables: set[str] | None = None) -> None:
    """All tables of two version folders, or some; compared by the engine, since they
    can be large."""
    with duckdb.connect() as engine:
        for letter, folder in (("a", one), ("b", other)):
            path = (folder / DATABASE).as_posix()
            engine.execute(f"ATTACH '{path}' AS {letter} (READ_ONLY)")
        for name in tables or _same_names(engine):
            assert _different_rows(engine, name) == (0, 0), name


def _same_names(engine) -> set[str]:
    query = "SELECT table_name FROM duckdb_tables() WHERE database_name = ?"
    names, others = ({*engine.execute(query, [db]).fetchall()} for db in "ab")
    assert names == others
    return {name for (name,) in names}


def _different_rows(engine, name: str) -> tuple[int, int]:
    """How many rows one of them has more often than the other, either way."""
    found = [
        engine.execute(
            f'SELECT count(*) FROM (FROM {left}."{name}" '
            f'EXCEPT ALL FROM {right}."{name}")'
        ).fetchone()[0]
        for left, right in ("ab", "ba")
    ]
    return tuple(found)
