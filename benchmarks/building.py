"""Minutes, not milliseconds: the full sample, its build, and the first run of all."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import processes, servers
from benchmarks.places import Place
from benchmarks.report import Line

BUILD_SECONDS = 120
BUILD_MIB = 4096
FIRST_RUN_SECONDS = 60
PATIENCE = 900  # seconds after which a step counts as hung


class Failed(Exception):
    """A command that ended with an error, or did not end."""


def report(_place: Place) -> Iterator[Line]:
    """Raises Failed, NotStarted."""
    with tempfile.TemporaryDirectory(prefix="berdaya-bench-") as name:
        yield from _first_run(Path(name))
    with tempfile.TemporaryDirectory(prefix="berdaya-bench-") as name:
        yield from _command("sample --size full", _roots(Path(name)))
        yield from _command(
            "build", _roots(Path(name)), seconds=BUILD_SECONDS, mebibytes=BUILD_MIB
        )


def _roots(folder: Path) -> dict[str, str]:
    return {
        "BERDAYA_ROOT": str(folder / "data"),
        "BERDAYA_SAMPLE_ROOT": str(folder / "sample"),
    }


def _command(
    words: str,
    roots: dict[str, str],
    *,
    seconds: float | None = None,
    mebibytes: float | None = None,
) -> Iterator[Line]:
    begin = time.monotonic()
    with servers.process(["dashboard", *words.split()], **roots) as (started, log):
        with processes.watched_memory(started.pid) as peak:
            status = started.wait(PATIENCE)
        if status != 0:
            raise Failed(f"{words}: {servers.last_words(log)}")
    yield Line(f"{words}: time", time.monotonic() - begin, "s", seconds)
    yield Line(f"{words}: peak of all processes (PSS)", peak[0], "MiB", mebibytes)


def _first_run(folder: Path) -> Iterator[Line]:
    """`serve` without any data: sample, build, and an answer for the first page."""
    port = servers.free_port()
    begin = time.monotonic()
    arguments = ["dashboard", "serve", "--port", str(port)]
    with servers.process(arguments, **_roots(folder)) as (started, log):
        servers.wait_for(started, port, log, path="/map", seconds=PATIENCE)
        took = time.monotonic() - begin
    yield Line("first run: serve to the first page", took, "s", FIRST_RUN_SECONDS)
