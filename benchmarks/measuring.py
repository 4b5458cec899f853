"""A stopwatch."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Time(NamedTuple):
    """Milliseconds on the clock, and of the processor: less where others worked too."""

    wall: float
    cpu: float


def median_time(work: Callable[[], object], *, runs: int = 15) -> Time:
    """Medians of the runs after one to warm up."""
    work()
    times = [_timed(work) for _ in range(runs)]
    return Time(*(statistics.median(column) for column in zip(*times, strict=True)))


def _timed(work: Callable[[], object]) -> Time:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Time(
        wall=(time.perf_counter() - wall) * 1000,
        cpu=(time.process_time() - cpu) * 1000,
    )
