"""What the import of boundaries found, polygon by polygon: for the data page."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.queries.moments import Source


@dataclass(frozen=True)
class BoundaryFinding:
    """One polygon or region; `share` is its area after cleaning, of that before."""

    kind: str  # a key of findings.json
    code: str
    name: str = ""  # as the file names it, where no region was found
    share: float | None = None


@dataclass(frozen=True)
class BoundaryImport:
    files: list[str]
    regions: int
    missing: int
    findings: list[BoundaryFinding]


def boundary_import(source: Source) -> BoundaryImport | None:
    """The boundaries of this version; None where none were imported."""
    folder = source.store.folder / "geo"
    described, noted = (_read(folder / name) for name in ("geo.json", "findings.json"))
    if described is None:
        return None
    return BoundaryImport(
        files=described["sources"],
        regions=described["regions"],
        missing=described["missing"],
        findings=list(_findings(noted or {})),
    )


def _read(path) -> dict | None:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def _findings(noted: dict) -> Iterator[BoundaryFinding]:
    for kind, polygons in noted.get("left_out", {}).items():
        for code, name in polygons:
            yield BoundaryFinding(kind, code or "", name or "")
    for kind in ("missing", "by_name", "through_successor"):
        for code in noted.get(kind, ()):
            yield BoundaryFinding(kind, code)
    for code, share in noted.get("moved", {}).items():
        yield BoundaryFinding("moved", code, share=share)
