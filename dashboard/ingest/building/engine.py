"""The engine of a build: DuckDB in memory, the new database attached as `store`."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

# a profile pins a block of each of 600 columns: a worker's 48 MB hold those of 64 kB,
# while of the engine's usual 256 kB they are read anew with every profile
BLOCK_BYTES = 65_536
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class BuildFailed(Exception):
    """The engine could not finish; nothing that is served was touched."""


class NoSpace(BuildFailed):
    """The disk is full, or a limit of the system was met while writing."""


@contextmanager
def build_engine(
    database: Path, scratch: Path, *, memory_limit: str
) -> Iterator[duckdb.DuckDBPyConnection]:
    """What is not kept stays in memory or, when that is full, in `scratch`."""
    scratch.mkdir()
    settings = {
        "memory_limit": memory_limit,
        "temp_directory": str(scratch),
        "preserve_insertion_order": False,
    }
    with duckdb.connect(config=settings) as engine:
        path = str(database).replace("'", "''")
        engine.execute(f"ATTACH '{path}' AS store (BLOCK_SIZE {BLOCK_BYTES})")
        yield engine
        engine.execute("DETACH store")


@contextmanager
def named_faults() -> Iterator[None]:
    """Raise NoSpace or BuildFailed for the errors of the engine and the system."""
    try:
        yield
    except OSError as error:
        kind = NoSpace if error.errno in _FULL else BuildFailed
        raise kind(str(error)) from error
    except duckdb.OutOfMemoryException as error:
        raise NoSpace(str(error)) from error
    except duckdb.Error as error:
        full = any(os.strerror(code) in str(error) for code in _FULL)
        raise (NoSpace if full else BuildFailed)(str(error)) from error
