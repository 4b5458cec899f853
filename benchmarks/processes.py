"""Processes and their children, as Linux tells of them in /proc."""

import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
MIB = 2**20
SAMPLE_SECONDS = 0.25


@dataclass(frozen=True)
class Memory:
    """In MiB. `shared_out` counts a page that n processes share as 1/n (PSS)."""

    resident: float
    shared_out: float


def children(pid: int) -> list[int]:
    """Direct children that live."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        stat = _read(path)
        if stat and int(_after_name(stat)[1]) == pid:
            found.append(int(path.parent.name))
    return found


def tree(pid: int) -> list[int]:
    """The process and all that it started."""
    return [pid, *(one for child in children(pid) for one in tree(child))]


def cpu_seconds(pids: list[int]) -> float:
    """User and system time that the processes have used."""
    stats = filter(None, (_read(Path(f"/proc/{pid}/stat")) for pid in pids))
    return sum(sum(map(int, _after_name(stat)[11:13])) for stat in stats) / TICKS


def memory(pids: list[int]) -> Memory:
    found = [_rollup(pid) for pid in pids]
    return Memory(
        resident=sum(one.get("Rss", 0) for one in found) / 1024,
        shared_out=sum(one.get("Pss", 0) for one in found) / 1024,
    )


@contextmanager
def watched_memory(pid: int):
    """Gives a list whose one item is the peak PSS of the process tree, in MiB."""
    peak, ended = [0.0], threading.Event()

    def watch():
        while not ended.wait(SAMPLE_SECONDS):
            peak[0] = max(peak[0], memory(tree(pid)).shared_out)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        ended.set()
        watcher.join()


def _rollup(pid: int) -> dict[str, int]:
    """kB by name."""
    lines = (_read(Path(f"/proc/{pid}/smaps_rollup")) or "").splitlines()
    parts = (line.split() for line in lines if line.endswith("kB"))
    return {name.rstrip(":"): int(number) for name, number, _ in parts}


def _after_name(stat: str) -> list[str]:
    """Fields from the third on; the name before them may hold anything."""
    return stat.rpartition(")")[2].split()


def _read(path: Path) -> str | None:
    try:
        return path.read_text()
    except OSError:  # it has ended
        return None
