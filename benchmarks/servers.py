"""Starts the product and the comparison apps as their users do, and ends them."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

from benchmarks import processes
from benchmarks.places import Place
from dashboard.settings import PROJECT

START_SECONDS = 90
END_SECONDS = 5


class NotStarted(Exception):
    """A server that ended, or did not answer in time; with its last words."""


@dataclass(frozen=True)
class Server:
    """A server that answers. `pid` is granian's own, its children are the workers."""

    port: int
    pid: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def workers(self) -> list[int]:
        """Granian's children; the odd one is Python's own tracker of resources."""
        return processes.children(self.pid)


def product(place: Place, *, workers: int = 1):
    """Berdaya itself, on the version that is measured."""
    arguments = ["dashboard", "serve", "--store", str(place.version)]
    return running(arguments, workers=workers)


def comparison(name: str, place: Place, *, workers: int = 1, size="1000x600"):
    """One of the comparison apps; `size` of its map in CSS pixels."""
    arguments = ["benchmarks.comparison", name, "--store", str(place.version)]
    arguments += ["--shapes", str(place.shapes), "--size", size]
    return running(arguments, workers=workers)


@contextmanager
def running(arguments: list[str], *, workers: int) -> Iterator[Server]:
    """`python -m …` until the block ends. Raises NotStarted."""
    port = free_port()
    options = ["--port", str(port), "--workers", str(workers)]
    with process([*arguments, *options]) as (started, log):
        wait_for(started, port, log)
        yield Server(port, started.pid)


@contextmanager
def process(arguments: list[str], **environment: str):
    """(process, file of what it says); its whole group is ended with the block."""
    with tempfile.TemporaryFile() as log:
        started = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=PROJECT,
            env=os.environ | environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield started, log
        finally:
            _end(started)


def wait_for(started, port: int, log, *, path="/readyz", seconds=START_SECONDS) -> None:
    """Until the address answers 200. Raises NotStarted."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and started.poll() is None:
        if _answers(port, path):
            return
        time.sleep(0.1)
    raise NotStarted(last_words(log) or f"no answer within {seconds} s")


def last_words(log) -> str:
    log.seek(0)
    return log.read().decode(errors="replace")[-600:].strip()


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _end(started: subprocess.Popen) -> None:
    """Ask, then insist; it leads a group of its own, so no other process is meant."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(started.pid, sign)
            started.wait(END_SECONDS)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
    started.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
