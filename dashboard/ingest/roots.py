"""Which root counts: real imports, or the sample where there are none.

The two are never mixed: each has its own `raw/` and `store/`.
"""

from dataclasses import dataclass
from pathlib import Path

from dashboard.settings import Settings
from dashboard.store import NoStore, version_folder


@dataclass(frozen=True)
class Root:
    """A place with `raw/` (imports) and `store/` (versions)."""

    folder: Path
    is_sample: bool

    @property
    def store(self) -> Path:
        return self.folder / "store"


def root_in_use(settings: Settings) -> Root:
    """The real root from the first real import on, before that the sample's."""
    if has_imports(settings.root):
        return Root(settings.root, is_sample=False)
    return Root(settings.sample_root, is_sample=True)


def needs_sample_store(settings: Settings) -> bool:
    """Whether there is nothing to serve: no real import and no built sample."""
    root = root_in_use(settings)
    return root.is_sample and not _is_built(root.store)


def has_imports(root: Path) -> bool:
    """Withdrawn imports count: after them the store is empty, not the sample."""
    raw = root / "raw"
    return raw.is_dir() and any(not p.name.startswith(".") for p in raw.iterdir())


def _is_built(store: Path) -> bool:
    try:
        version_folder(store)
    except NoStore:
        return False
    return True
