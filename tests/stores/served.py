"""The dashboard served by a process of its own, asked over HTTP."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from dashboard.settings import PROJECT

PATIENCE = 60  # seconds until the first answer


class Served:
    """`python -m dashboard serve`, already answering."""

    def __init__(self, address: str):
        self.address = address

    def version(self) -> str:
        return json.loads(self.get("/readyz"))["version"]

    def get(self, path: str) -> bytes:
        with urlopen(self.address + path, timeout=PATIENCE) as answer:
            return answer.read()


@contextmanager
def serving(store: Path) -> Iterator[Served]:
    """Serve a store folder until the block ends."""
    port = _free_port()
    served = Served(f"http://127.0.0.1:{port}")
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port)]
    with subprocess.Popen(
        [*command, "--store", str(store)],
        cwd=PROJECT,
        env=os.environ,
        stdout=subprocess.DEVNULL,
    ) as process:
        try:
            _wait_until_it_answers(served, process)
            yield served
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_it_answers(served: Served, process: subprocess.Popen) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            served.version()
        except (URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"no answer from {served.address}")
