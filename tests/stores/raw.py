"""Imports made by hand: folders of `raw/` as `import` leaves them."""

import json
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd

_FIGURES = {
    "indicator": "VARCHAR",
    "region": "VARCHAR",
    "region_name": "VARCHAR",
    "period": "VARCHAR",
    "numerator": "DECIMAL(38,10)",
    "denominator": "DECIMAL(38,10)",
    "value": "DECIMAL(38,10)",
    "text": "VARCHAR",
    "line": "INTEGER",
}
_PLACEMENT = {
    "line": "INTEGER",
    "source_code": "VARCHAR",
    "source_name": "VARCHAR",
    "region": "VARCHAR",
    "status": "VARCHAR",
    "reason": "VARCHAR",
}
_FINDINGS = {
    "line": "INTEGER",
    "rule": "VARCHAR",
    "severity": "VARCHAR",
    "column": "VARCHAR",
    "message_id": "VARCHAR",
    "message_en": "VARCHAR",
    "row": "JSON",
}


def write_figures_import(root: Path, rows: list[dict], *, sequence: int, **meta):
    """Rows hold any of the columns of a figures import; lines are counted."""
    return _write(root, rows, _FIGURES, sequence=sequence, kind="figures", **meta)


def write_table_import(
    root: Path, table: str, rows: list[dict], types: dict, *, sequence: int, **meta
):
    """`types` gives the SQL type of each column of the report table."""
    types = {**types, "line": "INTEGER"}
    meta = {"kind": "table", "table": table} | meta
    return _write(root, rows, types, sequence=sequence, **meta)


def withdraw(folder: Path) -> None:
    path = folder / "meta.json"
    meta = json.loads(path.read_text()) | {"withdrawn_at": "2025-02-01T00:00:00Z"}
    path.write_text(json.dumps(meta))


def _write(
    root: Path,
    rows: list[dict],
    types: dict,
    *,
    sequence: int,
    placement: list[dict] = (),
    findings: list[dict] = (),
    **meta,
) -> Path:
    sha256 = f"{sequence:064x}"
    folder = root / "raw" / sha256
    folder.mkdir(parents=True)
    rows = [{"line": line} | row for line, row in enumerate(rows, start=2)]
    write_parquet(folder / "data.parquet", rows, types)
    write_parquet(folder / "placement.parquet", list(placement), _PLACEMENT)
    write_parquet(folder / "findings.parquet", list(findings), _FINDINGS)
    (folder / "meta.json").write_text(
        json.dumps(_meta(sha256, len(rows), sequence) | meta)
    )
    return folder


def _meta(sha256: str, rows: int, sequence: int) -> dict:
    return {
        "sha256": sha256,
        "file_name": f"file{sequence}.csv",
        "table": None,
        "profile": None,
        "imported_at": "2025-01-01T00:00:00Z",
        "imported_by": "tests",
        "rows_read": rows,
        "rows_kept": rows,
        "code_system": "kemendagri",
        "placement": {"placed": rows, "unplaced": 0, "conflicting": 0, "skipped": 0},
        "withdrawn_at": None,
        "sequence": sequence,
    }


def write_parquet(path: Path, rows: list[dict], types: dict) -> None:
    frame = pd.DataFrame(rows, columns=list(types), dtype="object")
    frame = frame.map(_plain)
    columns = ", ".join(f'"{name}"::{kind} AS "{name}"' for name, kind in types.items())
    with duckdb.connect() as engine:
        engine.execute("SET GLOBAL pandas_analyze_sample = 0")
        declared = ", ".join(f'"{name}" VARCHAR' for name in types)
        engine.execute(f"CREATE TABLE texts ({declared})")
        engine.register("frame", frame)
        engine.execute("INSERT INTO texts SELECT * FROM frame")
        engine.execute(f"COPY (SELECT {columns} FROM texts) TO '{path}'")


def _plain(value: object) -> str | None:
    """Texts all the way: the engine casts each to its declared type."""
    if value is None or value is pd.NA or value != value:
        return None
    return str(value) if not isinstance(value, float) else str(Decimal(repr(value)))
