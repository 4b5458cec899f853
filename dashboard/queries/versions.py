"""The versions of the data that lie beside the one being served."""

import json
from dataclasses import dataclass
from pathlib import Path

from dashboard.queries.moments import Source


@dataclass(frozen=True)
class Version:
    name: str
    built_at: str  # ISO, UTC
    files: int  # imports it was built from
    is_served: bool


def kept_versions(source: Source) -> list[Version]:
    """Newest first; a folder whose manifest cannot be read is no version."""
    served = source.store.folder
    folders = sorted(served.parent.iterdir(), key=lambda p: p.name, reverse=True)
    found = (_version(folder, served) for folder in folders if folder.is_dir())
    return [version for version in found if version is not None]


def _version(folder: Path, served: Path) -> Version | None:
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Version(
        name=folder.name,
        built_at=manifest["built_at"],
        files=len(manifest["inputs"]),
        is_served=folder == served,
    )
