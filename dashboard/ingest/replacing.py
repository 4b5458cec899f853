"""Write beside the target, then replace it in one step: never half a file."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

_ASIDE = ".old"


@contextmanager
def replaced_file(path: Path) -> Iterator[Path]:
    """A temporary path; it becomes `path` when the block ends without an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{uuid4().hex[:8]}")
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def replaced_folder(path: Path) -> Iterator[Path]:
    """A temporary folder; it becomes `path` when the block ends without an error.

    A folder that is there already is moved aside first, so that readers see the old
    one or the new one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{uuid4().hex[:8]}")
    temporary.mkdir()
    aside = temporary.with_name(f"{temporary.name}{_ASIDE}")
    try:
        yield temporary
        _make_last(temporary)
        if path.exists():
            path.replace(aside)
        temporary.replace(path)
    finally:
        _bring_back(aside, path)
        shutil.rmtree(temporary, ignore_errors=True)


def remove_leftovers(folder: Path) -> None:
    """Clear up after a killed import; hold the lock."""
    for aside in folder.glob(f".*.*{_ASIDE}"):
        _bring_back(aside, folder / aside.name.split(".")[1])
    for leftover in folder.glob(".*.*"):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def _make_last(folder: Path) -> None:
    """Let the files reach the disk before their folder gets its name."""
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def _bring_back(aside: Path, path: Path) -> None:
    """What was moved aside is needed only where nothing took its place."""
    if aside.exists() and not path.exists():
        aside.replace(path)
    shutil.rmtree(aside, ignore_errors=True)
