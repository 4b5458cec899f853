"""`python -m benchmarks.comparison APP …`: serve one of them as `serve` serves."""

import argparse
import os

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from dashboard.commands.serve import THREADS


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("app", choices=["tutorial", "tuned"])
    parser.add_argument("--store", required=True)
    parser.add_argument("--shapes", required=True, help="a GeoJSON file")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--size", default="1000x600", help="of the map, CSS pixels")
    given = parser.parse_args()
    os.environ["BERDAYA_STORE"] = given.store
    os.environ["COMPARISON_APP"] = given.app
    os.environ["COMPARISON_SHAPES"] = given.shapes
    os.environ["COMPARISON_SIZE"] = given.size
    Granian(
        "benchmarks.comparison.wsgi:server",
        address="127.0.0.1",
        port=given.port,
        interface=Interfaces.WSGI,
        workers=given.workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main()
