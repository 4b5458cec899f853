"""A stopwatch, and the lines of the report."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of the report; without a budget `holds` is None."""

    what: str
    milliseconds: float
    budget: float | None = None

    @property
    def holds(self) -> bool | None:
        return None if self.budget is None else self.milliseconds <= self.budget


def median_ms(work: Callable[[], object], *, runs: int = 15) -> float:
    """Median wall time in milliseconds after one run to warm up."""
    work()
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)
