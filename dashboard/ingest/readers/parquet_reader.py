"""Parquet: described and guarded where it lies, read by the engine later."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.ingest.guard import IdentityGuard
from dashboard.ingest.readers.content import damaged
from dashboard.ingest.readers.limits import Limits, check_columns, check_rows
from dashboard.ingest.readers.raw_table import LINE, SKIPPED, RawTable
from dashboard.ingest.refusals import FileDamaged, FormatRefused, TableNotFound
from dashboard.texts import sentence as _

GUARDED_ROWS = 200_000  # a batch
SMALLEST_NIK = 10**15


def read_parquet(path: Path, *, limits: Limits) -> RawTable:
    """Describe a Parquet file; its rows keep their types and stay where they are."""
    try:
        with pq.ParquetFile(path) as file:
            _check_schema(path, file.schema_arrow, file.metadata.num_rows, limits)
            _guard(file)
            return RawTable(
                file=path,
                format="parquet",
                parquet=path,
                header=tuple(file.schema_arrow.names),
                columns=tuple(file.schema_arrow.names),
                rows=file.metadata.num_rows,
                typed=True,
                header_line=0,
            )
    except (pa.ArrowException, OSError) as error:
        raise FileDamaged(damaged(path)) from error


def _check_schema(path: Path, schema: pa.Schema, rows: int, limits: Limits) -> None:
    check_columns(len(schema), limits)
    check_rows(rows, limits)
    taken = {LINE, SKIPPED} & set(schema.names)
    nested = [field.name for field in schema if pa.types.is_nested(field.type)]
    if taken or nested or len(set(schema.names)) < len(schema):
        names = sorted({*taken, *nested}) or ["?"]
        raise FormatRefused(_odd_columns(path, names))
    if not len(schema):
        raise TableNotFound(_odd_columns(path, ["?"]))


def _guard(file: pq.ParquetFile) -> None:
    """Look for person identifiers in text and in whole numbers that are long enough."""
    guard = IdentityGuard(file.schema_arrow.names)
    columns = [name for name in file.schema_arrow.names if _may_identify(file, name)]
    for batch in file.iter_batches(GUARDED_ROWS, columns=columns) if columns else ():
        guard.look(dict(zip(columns, batch.columns, strict=True)))
    guard.refuse()


def _may_identify(file: pq.ParquetFile, name: str) -> bool:
    kind = file.schema_arrow.field(name).type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return _largest(file, name) >= SMALLEST_NIK
    return pa.types.is_string(kind) or pa.types.is_large_string(kind)


def _largest(file: pq.ParquetFile, name: str) -> float:
    """By the file's own statistics; without them the column is looked at."""
    place = file.schema_arrow.names.index(name)
    largest = 0.0
    for group in range(file.metadata.num_row_groups):
        statistics = file.metadata.row_group(group).column(place).statistics
        if statistics is None or not statistics.has_min_max:
            return float("inf")
        largest = max(largest, float(statistics.max))
    return largest


def _odd_columns(path: Path, names: list[str]):
    return _(
        "{file} has columns that cannot be read: {names}. Columns must be plain, have "
        "different names, and not be called line or skipped.",
        file=path.name,
        names=", ".join(names),
    )
