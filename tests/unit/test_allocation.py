"""In a process of its own, as a worker is: what is told to an allocator stays told."""

import os
import platform
import subprocess
import sys

import pytest

from dashboard import allocation
from dashboard.settings import PROJECT

THREADS = 6
CODE = """
import ctypes, sys, tempfile
from threading import Barrier, Thread

from dashboard.commands.serve import _for_workers

_for_workers(store=None)
import pyarrow
assert pyarrow.default_memory_pool().backend_name == "system"

threads = int(sys.argv[1])
at_once, kept = Barrier(threads + 1), []

def allocate():
    kept.append([bytes(2000) for _ in range(100)])
    at_once.wait()
    at_once.wait()

for _ in range(threads):
    Thread(target=allocate).start()
at_once.wait()
library = ctypes.CDLL(None)
library.fopen.restype = ctypes.c_void_p
with tempfile.NamedTemporaryFile() as told:
    file = ctypes.c_void_p(library.fopen(told.name.encode(), b"w"))
    library.malloc_info(0, file)
    library.fclose(file)
    print(told.read().decode().count("<heap nr="))
at_once.wait()
"""


@pytest.mark.parametrize(("limit", "heaps"), [(None, 2), ("4", 4)])
def test_threads_of_a_worker_share_two_heaps_or_as_many_as_the_host_says(limit, heaps):
    if platform.libc_ver()[0] != "glibc":
        return  # has no heap a thread
    environment = {"PYTHONPATH": str(PROJECT)} | os.environ
    environment.pop("MALLOC_ARENA_MAX", None)
    environment |= {"MALLOC_ARENA_MAX": limit} if limit else {}

    done = subprocess.run(
        [sys.executable, "-c", CODE, str(THREADS)],
        env=environment,
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout.strip()) == (0, str(heaps)), done.stderr


def test_gives_back_after_an_answer_and_then_not_for_a_second(monkeypatch):
    given_back, now = [], [100.0]
    monkeypatch.setattr(allocation, "_of_c_library", lambda name: given_back.append)
    after_answer = allocation.returning_freed_memory(clock=lambda: now[0])

    for seconds in (0, 0.5, 0.4, 0.2, 5, 0.5):
        now[0] += seconds
        after_answer(None)

    assert given_back == [0, 0, 0]  # at 0, 1.1 and 6.1 s


def test_elsewhere_nothing_is_given_back(monkeypatch):
    monkeypatch.setattr(allocation.sys, "platform", "darwin")

    allocation.returning_freed_memory()(None)
    allocation.share_freed_memory()
