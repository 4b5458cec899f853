"""Counts that the atoms hold side by side in wide whole numbers, taken apart again."""

import numpy as np
import pyarrow as pa

_HALF = 64  # bits


def unpacked(column: pa.ChunkedArray, *, bits: int, count: int) -> np.ndarray:
    """A row per number, a column per count, the lowest bits first; null counts 0."""
    low, high = _halves(column)
    found = np.empty((len(low), count))
    mask = np.uint64((1 << bits) - 1)
    for number in range(count):
        found[:, number] = _from_bit(low, high, number * bits) & mask
    return found


def _halves(column: pa.ChunkedArray) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper 64 bits of a column of DECIMAL(38, 0)."""
    numbers = column.combine_chunks()
    if isinstance(numbers, pa.ChunkedArray):  # of no chunk at all
        return np.empty(0, np.uint64), np.empty(0, np.uint64)
    _known, data = numbers.buffers()
    halves = np.frombuffer(data, dtype="<u8").reshape(-1, 2)
    halves = halves[numbers.offset : numbers.offset + len(numbers)]
    return tuple(np.where(numbers.is_valid(), half, 0) for half in halves.T)


def _from_bit(low: np.ndarray, high: np.ndarray, bit: int) -> np.ndarray:
    if bit >= _HALF:
        return high >> np.uint64(bit - _HALF)
    if bit == 0:
        return low
    return (low >> np.uint64(bit)) | (high << np.uint64(_HALF - bit))
