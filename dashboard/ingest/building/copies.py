"""Copies that travel with a version: Parquet for other programs, boundaries."""

import os
import shutil
from pathlib import Path

import duckdb
import pyarrow.parquet

from dashboard.ingest.building.visits import GROUPS
from dashboard.ingest.raw.inputs import AS_PARQUET

BOUNDARIES_POINTER = "current"
SHAPES = "published.parquet"
_MOMENTS = ("__xx", "__xy", "__yy", "__cm", "__cxx", "__cxy", "__cyy", "__max")


def copied_tables(engine: duckdb.DuckDBPyConnection) -> list[str]:
    """Totals are copied once, as they are kept for maps; rows of single groups are for
    coordinators alone, and not copied."""
    every = (name for name in _tables(engine) if name != GROUPS)
    return [name for name in every if not name.startswith("region_")]


def write_parquet(
    engine: duckdb.DuckDBPyConnection, table: str, *, folder: Path
) -> None:
    """A table as a file, without the moments of intervals, which are most columns."""
    target = folder / f"{table.removeprefix('map_')}.parquet"
    engine.execute(
        f"COPY (SELECT {_shown(engine, table)} FROM store.{table}) TO '{target}' "
        f"{AS_PARQUET}"
    )


def _tables(engine: duckdb.DuckDBPyConnection) -> list[str]:
    rows = engine.execute(
        "SELECT table_name FROM duckdb_tables() "
        "WHERE database_name = 'store' ORDER BY table_name"
    )
    return [name for (name,) in rows.fetchall()]


def _shown(engine: duckdb.DuckDBPyConnection, table: str) -> str:
    """Columns as text where they are enums, which few other programs read."""
    columns = engine.execute(
        "SELECT column_name, data_type LIKE 'ENUM%' FROM duckdb_columns() "
        "WHERE database_name = 'store' AND table_name = ? ORDER BY column_index",
        [table],
    ).fetchall()
    return ", ".join(
        f'"{name}"::VARCHAR AS "{name}"' if is_enum else f'"{name}"'
        for name, is_enum in columns
        if not name.endswith(_MOMENTS) and "__v_" not in name
    )


def boundary_folder(root: Path) -> Path | None:
    """The imported boundaries in use; None where there are none."""
    pointer = root / "geo" / BOUNDARIES_POINTER
    if not pointer.is_file():
        return None
    return root / "geo" / pointer.read_text(encoding="utf-8").strip()


def boundary_codes(boundaries: Path | None) -> list[str]:
    """Sub-districts that have a polygon."""
    if boundaries is None:
        return []
    table = pyarrow.parquet.read_table(boundaries / SHAPES, columns=["code"])
    return sorted(table["code"].to_pylist())


def link_boundaries(boundaries: Path | None, folder: Path) -> None:
    """Take over the boundaries; without any there is no folder."""
    if boundaries is None:
        return
    folder.mkdir()
    for source in boundaries.iterdir():
        _link(source, folder / source.name)


def _link(source: Path, target: Path) -> None:
    # the files never change once imported, so a second name costs no space
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
