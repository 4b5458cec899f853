"""Jobs side by side: what one of them does in Python leaves a core to the engine."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed

import duckdb

Job = Callable[[duckdb.DuckDBPyConnection], None]


def run_in_lanes(
    engine: duckdb.DuckDBPyConnection, jobs: Iterable[Job], *, lanes: int
) -> None:
    """Run each job on a connection of its own; those given first begin first.

    Temporary tables and registered ones are a job's own; all others are shared, and no
    two jobs may write to one. Raises what a job raises; those not begun are left then.
    """
    with ThreadPoolExecutor(max_workers=lanes) as pool:
        begun = [pool.submit(_run, engine, job) for job in jobs]
        try:
            for one in as_completed(begun):
                one.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _run(engine: duckdb.DuckDBPyConnection, job: Job) -> None:
    with engine.cursor() as own:
        job(own)
