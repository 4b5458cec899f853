"""`python -m benchmarks`: measure a store and the page on it, print the report."""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from benchmarks import (
    building,
    clients,
    coverage,
    map_page,
    page_data,
    server_cost,
    store_queries,
    worker_memory,
)
from benchmarks.places import Place, default_boundary_file, measured_place
from benchmarks.report import Line, headings, table
from dashboard.store import BrokenStore, NoStore

PARTS = {
    "queries": store_queries.report,
    "data": page_data.report,
    "map": map_page.report,
    "cost": server_cost.report,
    "memory": worker_memory.report,
    "clients": clients.report,
    "coverage": coverage.report,
    "build": building.report,
}
# A part that takes longer is given up; on a quiet machine each needs half of it.
SECONDS = {
    "queries": 60,
    "data": 120,
    "map": 600,
    "cost": 120,
    "memory": 180,
    "clients": 180,
}
QUICK = 0.2  # of the usual runs
LONG = "build"  # minutes: only where it is asked for


class TookTooLong(Exception):
    """A part that did not come to its end in time."""


def main() -> int:
    given = _arguments()
    signal.signal(signal.SIGALRM, _give_up)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # and end the servers
    try:
        effort = QUICK if given.quick else 1
        with measured_place(given.store, given.boundaries, effort=effort) as place:
            print(_preface(place), headings(), sep="\n", flush=True)
            return max([_run(name, place) for name in _parts(given)])
    except (NoStore, BrokenStore) as error:
        print(f"{error}. Run: python -m dashboard build", file=sys.stderr)
        return 1


def _parts(given: argparse.Namespace) -> list[str]:
    chosen = given.only or [name for name in PARTS if name != LONG]
    return [*chosen, LONG] if given.build and LONG not in chosen else chosen


def _run(name: str, place: Place) -> int:
    """Print the part's lines as they come; 1 where it could not be run to its end."""
    signal.alarm(SECONDS.get(name, 0))
    try:
        for line in PARTS[name](place):
            print(table([line]), flush=True)
    except Exception as error:  # the other parts' figures are still wanted
        reason = f"{type(error).__name__}: {error}".replace("\n", " ")
        print(table([Line(f"{name}: could not be run", None, note=reason)]), flush=True)
        return 1
    finally:
        signal.alarm(0)
    return 0


def _give_up(_signal, _frame) -> None:
    raise TookTooLong("stopped, so that the other parts have their turn")


def _preface(place: Place) -> str:
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    return (
        f"{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} cores, load {load}\n"
        f"version {place.version.name}; shapes: {place.geometry}\n"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--store", type=Path, help="a root, store or version's folder")
    parser.add_argument(
        "--boundaries",
        type=Path,
        default=default_boundary_file(),
        help="polygons for a store that has none",
    )
    parser.add_argument("--only", choices=PARTS, nargs="+", help="these parts alone")
    parser.add_argument(
        "--quick", action="store_true", help="few runs: to try it, not to quote"
    )
    parser.add_argument(
        "--build", action="store_true", help="also sample, build and first run: minutes"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
