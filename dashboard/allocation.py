"""How a worker's allocators are told to share, and give back, what is freed."""

import ctypes
import os
import sys
from collections.abc import Callable
from time import monotonic

import pyarrow

HEAPS = 2
SECONDS = 1.0
_MOST_HEAPS = -8  # M_ARENA_MAX of malloc.h


def share_freed_memory() -> None:
    """Threads allocate from the same heaps, Arrow too. Before threads are started.

    Each thread would have a heap of its own, and Arrow another: what one has freed no
    other uses, 30 MB of a worker. The C library reads its environment only when a
    process starts, and workers are forked; it heeds its own numbers where they are set.
    """
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())
    set_option = _of_c_library("mallopt")
    if set_option and "MALLOC_ARENA_MAX" not in os.environ:
        set_option(_MOST_HEAPS, HEAPS)


def returning_freed_memory(clock: Callable[[], float] = monotonic) -> Callable:
    """What to call after each answer: free pages go back to the system, 8 MB of them.

    Once in SECONDS, as it takes a millisecond. The C library itself gives back only
    what lies at the end of a heap, and strips and workbooks leave holes.
    """
    trim = _of_c_library("malloc_trim")
    due = clock()

    def give_back(*_of_request: object) -> None:
        nonlocal due
        now = clock()
        if trim and now >= due:
            due = now + SECONDS
            trim(0)

    return give_back


def _of_c_library(name: str) -> Callable | None:
    """A function that only the C library of most Linux systems has."""
    is_linux = sys.platform == "linux"
    return getattr(ctypes.CDLL(None), name, None) if is_linux else None
