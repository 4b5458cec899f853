"""How a worker's allocators are told to share what is freed."""

import ctypes
import os
import sys

import pyarrow

HEAPS = 2
_MOST_HEAPS = -8  # M_ARENA_MAX of malloc.h


def share_freed_memory() -> None:
    """Threads allocate from the same heaps, Arrow too. Before threads are started.

    Each thread would have a heap of its own, and Arrow another: what one has freed no
    other uses, 30 MB of a worker. The C library reads its environment only when a
    process starts, and workers are forked; it heeds its own numbers where they are set.
    """
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())
    if sys.platform == "linux" and "MALLOC_ARENA_MAX" not in os.environ:
        # not every C library has it
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)
        if set_option:
            set_option(_MOST_HEAPS, HEAPS)
