"""The manifest of a version: what went in, what came out, made by which code.

It is written last and holds the size of every other file, so that a store cut short
is told from a whole one by looking.
"""

import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dashboard import __version__
from dashboard.ingest.raw.inputs import Input
from dashboard.store import MANIFEST

_CODE = Path(__file__).parent.parent.parent


def content_hash(inputs: list[Input], catalogue_hash: str) -> str:
    """Of all that decides what a version holds; the same for the same content."""
    parts = [catalogue_hash, code_hash(), *(one.sha256 for one in inputs)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def catalogue_hash(*folders: Path) -> str:
    """Of the names and texts of all files that define indicators and tables."""
    return _hash_of([p for folder in folders for p in folder.rglob("*.*")])


def code_hash() -> str:
    """Of the program itself, so that an edited copy is not taken for a release."""
    return _hash_of(list(_CODE.rglob("*.py")))


def _hash_of(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.as_posix()):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def write_manifest(
    folder: Path,
    *,
    version: str,
    sample: bool,
    inputs: list[Input],
    catalogue_hash: str,
    rows: dict[str, int],
) -> None:
    """Write manifest.json beside the finished files of a version."""
    manifest = {
        "version": version,
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "sample": sample,
        "code": {"version": __version__, "sha256": code_hash()},
        "catalogue_sha256": catalogue_hash,
        "inputs": [_input_entry(one) for one in inputs],
        "tables": rows,
        "files": _sizes(folder),
    }
    with (folder / MANIFEST).open("w", encoding="utf-8") as file:
        json.dump(manifest, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())


def _input_entry(one: Input) -> dict:
    return {
        "sha256": one.sha256,
        "file_name": one.file_name,
        "kind": one.kind,
        "table": one.table,
        "profile": one.profile,
        "imported_at": one.imported_at,
        "rows_read": one.rows_read,
        "rows_kept": one.rows_kept,
    }


def _sizes(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def row_counts(engine: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows of every table of the version."""
    names = engine.execute(
        "SELECT table_name FROM duckdb_tables() "
        "WHERE database_name = 'store' ORDER BY table_name"
    ).fetchall()
    return {
        name: engine.execute(f"SELECT count(*) FROM store.{name}").fetchone()[0]
        for (name,) in names
    }
