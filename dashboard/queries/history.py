"""The same figure in the version before: what has changed, and by how many reports."""

from dataclasses import replace
from pathlib import Path

from dashboard.queries.moments import Source
from dashboard.store import BrokenStore, NoStore, Store, open_store

_opened: dict[Path, Store | None] = {}


def source_before(source: Source) -> Source | None:
    """The source on the version built before the one served; None without one."""
    store = _store_before(source.store.folder, source.settings.serve_memory)
    return replace(source, store=store) if store else None


def _store_before(folder: Path, memory: str) -> Store | None:
    if folder not in _opened:
        _opened.clear()
        _opened[folder] = _open(folder, memory)
    return _opened[folder]


def _open(folder: Path, memory: str) -> Store | None:
    """Versions begin with the time of their build, so names sort by age.

    Opened as it is to be served: a process opens a file in one way only, and who goes
    back to that version while this is open would get no answer.
    """
    older = [p for p in folder.parent.iterdir() if p.is_dir() and p.name < folder.name]
    for candidate in sorted(older, reverse=True):
        try:
            return open_store(candidate, memory_limit=memory)
        except (NoStore, BrokenStore):
            continue
    return None
