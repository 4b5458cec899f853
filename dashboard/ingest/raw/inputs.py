"""The imports a build reads: every folder of `raw/` that was not withdrawn.

Each import holds its rows in data.parquet, and what was not used of the file, row by
row, in placement.parquet and findings.parquet.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import duckdb
import pyarrow
import pyarrow.parquet

DATA = "data.parquet"
PLACEMENT = "placement.parquet"
FINDINGS = "findings.parquet"
# for COPY; measured on three million reports: written in two thirds of the time of
# zstd's lowest level and a third larger; a dictionary of numbers that hardly repeat
# costs more than it saves, and bloom filters only help who looks up one value
AS_PARQUET = (
    "(FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v2, "
    "DICTIONARY_SIZE_LIMIT 3000, WRITE_BLOOM_FILTER false)"
)
_PLACEMENT_COUNTS = ("placed", "unplaced", "conflicting", "skipped")


class BrokenInput(Exception):
    """A file of an import is missing or damaged; the import must be done again."""

    def __init__(self, file_name: str, path: Path, reason: object):
        super().__init__(f"{path}: {reason}")
        self.file_name = file_name
        self.path = path


@dataclass(frozen=True)
class Input:
    """One import. `sequence` grows with each import: the higher one wins."""

    folder: Path
    sha256: str
    file_name: str
    kind: str  # "table", "figures", "bridge", …
    table: str | None
    profile: str | None
    imported_at: str
    imported_by: str
    rows_read: int
    rows_kept: int
    placement: dict[str, int]
    sequence: int

    @property
    def data(self) -> Path:
        return self.folder / DATA


def active_inputs(root: Path) -> list[Input]:
    """Imports of a root that count, oldest first. Raises BrokenInput."""
    found = [one for one in map(_input, _folders(root / "raw")) if one is not None]
    for one in found:
        _check_files(one)
    return sorted(found, key=lambda one: (one.sequence, one.sha256))


def _folders(raw: Path) -> Iterator[Path]:
    # a name that starts with a dot is an import still under way or killed
    if raw.is_dir():
        yield from (
            p for p in raw.iterdir() if p.is_dir() and not p.name.startswith(".")
        )


def _input(folder: Path) -> Input | None:
    path = folder / "meta.json"
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
        if meta.get("withdrawn_at"):
            return None
        return input_of(folder, meta)
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise BrokenInput(folder.name, path, error) from error


def input_of(folder: Path, meta: Mapping) -> Input:
    """The import whose files lie in `folder`; `meta` are the fields of its record."""
    kept = {name: meta[name] for name in _META_FIELDS}
    counts = {name: meta["placement"].get(name, 0) for name in _PLACEMENT_COUNTS}
    return Input(folder=folder, placement=counts, **kept)


_META_FIELDS = [
    field.name for field in fields(Input) if field.name not in ("folder", "placement")
]


def _check_files(one: Input) -> None:
    """Read each file's footer: a file cut short has none."""
    needed = [DATA] if one.kind in ("table", "figures") else []
    for name in [*needed, PLACEMENT, FINDINGS]:
        path = one.folder / name
        if name != DATA and not path.exists():
            continue  # nothing of the file was left out
        try:
            pyarrow.parquet.read_metadata(path)
        except (OSError, pyarrow.ArrowException) as error:
            raise BrokenInput(one.file_name, path, error) from error


def write_inputs(engine: duckdb.DuckDBPyConnection, inputs: list[Input]) -> None:
    """Write `inputs`, `findings` and `placement`: what came in, what was not used."""
    _write_inputs_table(engine, inputs)
    _write_findings(engine, inputs)
    _write_placement(engine, inputs)


def _write_inputs_table(engine, inputs: list[Input]) -> None:
    counts = "".join(f", {name} BIGINT" for name in _PLACEMENT_COUNTS)
    engine.execute(
        "CREATE TABLE store.inputs (sha256 VARCHAR, file_name VARCHAR, kind VARCHAR, "
        "report_table VARCHAR, profile VARCHAR, imported_at TIMESTAMP, "
        f"imported_by VARCHAR, rows_read BIGINT, rows_kept BIGINT{counts})"
    )
    for one in inputs:
        row = [one.sha256, one.file_name, one.kind, one.table, one.profile]
        row += [one.imported_at, one.imported_by, one.rows_read, one.rows_kept]
        row += [one.placement[name] for name in _PLACEMENT_COUNTS]
        marks = ", ".join("?" for _ in row)
        engine.execute(f"INSERT INTO store.inputs VALUES ({marks})", row)


def _write_findings(engine, inputs: list[Input]) -> None:
    engine.execute(
        "CREATE TABLE store.findings (sha256 VARCHAR, file_name VARCHAR, line BIGINT, "
        "rule VARCHAR, severity VARCHAR, column_name VARCHAR, region VARCHAR, "
        "period VARCHAR, message_id VARCHAR, message_en VARCHAR, row VARCHAR)"
    )
    _insert_each(
        engine,
        inputs,
        file=FINDINGS,
        insert="INSERT INTO store.findings SELECT ?, ?, line, rule, severity, "
        '"column", NULL, NULL, message_id, message_en, row '
        "FROM read_parquet(?) ORDER BY line, rule",
    )


def _write_placement(engine, inputs: list[Input]) -> None:
    engine.execute(
        "CREATE TABLE store.placement (sha256 VARCHAR, file_name VARCHAR, line BIGINT, "
        "source_code VARCHAR, source_name VARCHAR, region VARCHAR, status VARCHAR, "
        "reason VARCHAR)"
    )
    _insert_each(
        engine,
        inputs,
        file=PLACEMENT,
        insert="INSERT INTO store.placement SELECT ?, ?, line, source_code, "
        "source_name, region, status, reason FROM read_parquet(?) "
        "WHERE status <> 'placed' ORDER BY line",
    )


def _insert_each(engine, inputs: list[Input], *, file: str, insert: str) -> None:
    """Insert the rows of each import's `file`; who left nothing out has none."""
    for one in inputs:
        if (one.folder / file).exists():
            path = str(one.folder / file)
            engine.execute(insert, [one.sha256, one.file_name, path])
