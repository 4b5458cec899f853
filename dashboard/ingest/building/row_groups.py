"""Batches of the size in which the engine stores rows."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

# of batches of any other size the engine makes odd row groups first, in one thread, and
# then writes them once more; a whole one it writes as it comes, in as many as it has
ROW_GROUP = 122_880


def in_row_groups(
    tables: Iterable[pa.Table], *, rows: int = ROW_GROUP
) -> Iterator[pa.RecordBatch]:
    """The same rows, in their order, in batches of `rows`; the last may be smaller."""
    waiting, count = [], 0
    for table in tables:
        while count + len(table) >= rows:
            missing = rows - count
            yield from _one_batch([*waiting, table.slice(0, missing)])
            table = table.slice(missing)
            waiting, count = [], 0
        waiting.append(table)
        count += len(table)
    if count:
        yield from _one_batch(waiting)


def _one_batch(tables: list[pa.Table]) -> list[pa.RecordBatch]:
    return pa.concat_tables(tables).combine_chunks().to_batches()
