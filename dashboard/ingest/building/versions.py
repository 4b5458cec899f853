"""Versions of a store: names, the pointer, the lock, the list.

`store/` holds one folder per version, `current` (the name of the one served), the
lock of a running build and, while it runs, its hidden folder. Only `point_to`
changes what is served, in one step.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard.ingest.locks import Locked, exclusive_lock
from dashboard.store import POINTER, BrokenStore, read_manifest

_NAME = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}")
_UNDER_WAY = ".building-"
_LOCK = ".lock"


class BuildRunning(Exception):
    """Another build writes to this store now."""


class UnknownVersion(Exception):
    """The store holds no version of this name."""


@dataclass(frozen=True)
class Version:
    """One built version; `fault` says why it cannot be served, if so."""

    name: str
    size: int  # bytes
    is_current: bool
    manifest: dict | None
    fault: str | None


def list_versions(store: Path) -> list[Version]:
    """All versions, newest first, broken ones too."""
    current = current_version(store)
    folders = [p for p in store.iterdir() if _is_version(p)] if store.is_dir() else []
    newest_first = sorted(folders, key=lambda p: p.name, reverse=True)
    return [_version(p, is_current=p.name == current) for p in newest_first]


def _is_version(path: Path) -> bool:
    return path.is_dir() and _NAME.fullmatch(path.name) is not None


def _version(folder: Path, *, is_current: bool) -> Version:
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    try:
        return Version(folder.name, size, is_current, read_manifest(folder), None)
    except BrokenStore as fault:
        return Version(folder.name, size, is_current, None, str(fault))


def current_version(store: Path) -> str | None:
    try:
        return (store / POINTER).read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def use_version(store: Path, name: str) -> None:
    """Serve `name` from now on. Raises UnknownVersion and BrokenStore."""
    if not _is_version(store / name):
        raise UnknownVersion(name)
    read_manifest(store / name)
    with build_lock(store):
        point_to(store, name)


def point_to(store: Path, name: str) -> None:
    """Flip the pointer: readers see the old name or the new, never half of one."""
    flipped = store / f".{POINTER}"
    with flipped.open("w", encoding="utf-8") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    flipped.replace(store / POINTER)
    sync_folder(store)


def new_version_name(store: Path, content: str, *, now: datetime | None = None) -> str:
    """A free name: the time in UTC, then eight digits of the hash of the content."""
    moment = now or datetime.now(UTC)
    while (store / (name := f"{moment:%Y%m%dT%H%M%S}-{content[:8]}")).exists():
        moment += timedelta(seconds=1)
    return name


@contextmanager
def building_folder(store: Path) -> Iterator[Path]:
    """A hidden folder to build in, under the store's lock; gone afterwards.

    Folders of builds that were killed are cleared away first.
    """
    store.mkdir(parents=True, exist_ok=True)
    with build_lock(store):
        for leftover in store.glob(f"{_UNDER_WAY}*"):
            shutil.rmtree(leftover)
        folder = store / f"{_UNDER_WAY}{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def publish(folder: Path, store: Path, name: str) -> Path:
    """Give a finished folder its version name and point to it."""
    for path in [*folder.rglob("*"), folder]:
        sync_folder(path) if path.is_dir() else _sync_file(path)
    final = folder.rename(store / name)
    sync_folder(store)
    point_to(store, name)
    return final


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make renames inside a folder last through a power cut, where one can."""
    if os.name == "nt":
        return  # Windows does not open folders
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def build_lock(store: Path) -> Iterator[None]:
    """Hold the store's lock. Raises BuildRunning."""
    try:
        with exclusive_lock(store / _LOCK):
            yield
    except Locked as error:
        raise BuildRunning(str(store)) from error
