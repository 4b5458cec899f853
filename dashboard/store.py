"""Opens a built version read-only: one connection a process, one cursor a thread.

A store folder holds one folder per version and the file `current` with the name of
the version served. A version never changes once it has its name, so whatever was
read from it may be kept as long as the version is the same. `refresh` notices that
the pointer was flipped (by `build` or `use`) and moves on to the new version.
"""

import json
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from threading import local

import duckdb
import pyarrow

POINTER = "current"
DATABASE = "berdaya.duckdb"
MANIFEST = "manifest.json"
KEPT = 128  # statements

# rows of one piece of an answer: pieces of this size reuse memory of the process; one
# of 290,000 rows is asked of the system anew each time, a quarter of a strip's read
BATCH = 122_880

# the way that is advised instead binds every statement twice: 4.5 against 1.8 ms for
# a look-up by key, and no faster for 290,000 rows
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result")


class NoStore(Exception):
    """The folder holds no built version (yet)."""


class BrokenStore(Exception):
    """A version is there, but a file of it is missing, half-written or damaged."""


@dataclass(frozen=True)
class _Opened:
    """One version, opened. `stamp` tells whether the pointer was rewritten since."""

    folder: Path
    manifest: dict
    connection: duckdb.DuckDBPyConnection
    stamp: tuple | None
    _of_thread: local = field(default_factory=local)
    _statements: dict[str, duckdb.Statement] = field(default_factory=dict)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """The thread's own; a new one makes a statement half as dear again."""
        if not hasattr(self._of_thread, "cursor"):
            self._of_thread.cursor = self.connection.cursor()
        return self._of_thread.cursor

    def statement(self, sql: str) -> duckdb.Statement:
        """Taken apart once: a fifth of the time of a statement of 150 columns."""
        found = self._statements.get(sql)
        if found is None:
            if len(self._statements) >= KEPT:
                self._statements.clear()
            (found,) = self.connection.extract_statements(sql)
            self._statements[sql] = found
        return found


def open_store(place: Path, *, memory_limit: str = "128MB") -> "Store":
    """Open what `place` serves: a root, a store folder or one version's folder.

    Raises NoStore and BrokenStore.
    """
    return Store(Path(place), memory_limit=memory_limit)


class Store:
    """The version being served. Safe to share between threads."""

    def __init__(self, place: Path, *, memory_limit: str):
        self._place = place
        self._memory_limit = memory_limit
        self._opened = self._open()

    @property
    def folder(self) -> Path:
        return self._opened.folder

    @property
    def version(self) -> str:
        return self._opened.manifest["version"]

    @property
    def manifest(self) -> dict:
        return self._opened.manifest

    @property
    def is_sample(self) -> bool:
        return self._opened.manifest["sample"]

    def query(self, sql: str, parameters: list | dict | None = None) -> pyarrow.Table:
        """Run one SELECT; parameters fill `?` (a list) or `$name` (a dict)."""
        opened = self._opened
        try:
            statement = opened.statement(sql)
            return opened.cursor().execute(statement, parameters).to_arrow_table(BATCH)
        except duckdb.IOException as error:
            raise BrokenStore(f"{opened.folder}: {error}") from error

    def refresh(self) -> bool:
        """Move to the version the pointer names now; True when it was another one.

        Costs one stat while nothing changed. A new version that cannot be opened
        raises NoStore or BrokenStore and leaves the old one served.
        """
        if self._opened.stamp == _pointer_stamp(self._place):
            return False
        before, opened = self._opened, self._open()
        self._opened = opened
        return opened.folder != before.folder

    def _open(self) -> _Opened:
        # the stamp is read before the pointer, so a flip between is seen next time
        stamp = _pointer_stamp(self._place)
        folder = version_folder(self._place)
        manifest = read_manifest(folder)
        connection = _connect(folder / DATABASE, memory_limit=self._memory_limit)
        return _Opened(folder, manifest, connection, stamp)


def version_folder(place: Path) -> Path:
    """The folder of the version that `place` serves.

    Raises NoStore, and BrokenStore when the pointer names a version that is gone.
    """
    if (place / MANIFEST).is_file() or (place / DATABASE).is_file():
        return place
    pointer = _pointer(place)
    if pointer is None:
        raise NoStore(f"no built store in {place}")
    version = _read_pointer(pointer)
    folder = pointer.parent / version
    if not version or not folder.is_dir():
        raise BrokenStore(f"{pointer} names the version “{version}”, which is missing")
    return folder


def read_manifest(folder: Path) -> dict:
    """The manifest of a version whose files are all there in full.

    The manifest is the last file a build writes and holds the size of all others.
    Raises BrokenStore.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        sizes = manifest["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BrokenStore(f"{folder / MANIFEST} cannot be read: {error}") from error
    for name, size in sizes.items():
        _check_size(folder / name, size)
    return manifest


def _check_size(path: Path, size: int) -> None:
    try:
        found = path.stat().st_size
    except OSError as error:
        raise BrokenStore(f"{path} is missing") from error
    if found != size:
        raise BrokenStore(f"{path} has {found} bytes, the build wrote {size}")


def _pointer(place: Path) -> Path | None:
    for folder in (place, place / "store"):
        if (folder / POINTER).is_file():
            return folder / POINTER
    return None


def _read_pointer(pointer: Path) -> str:
    try:
        return pointer.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise NoStore(f"{pointer} cannot be read: {error}") from error


def _pointer_stamp(place: Path) -> tuple | None:
    pointer = _pointer(place)
    if pointer is None:
        return None
    # os.replace gives the pointer a new inode, so two flips within one clock
    # tick of the file system still differ
    try:
        stat = pointer.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns


def _connect(database: Path, *, memory_limit: str) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(
            str(database),
            read_only=True,
            config={
                "memory_limit": memory_limit,
                "threads": 1,  # a worker answers many small questions at once
                "enable_external_access": False,
                "lock_configuration": True,
            },
        )
    except duckdb.Error as error:
        raise BrokenStore(f"{database} cannot be opened: {error}") from error
