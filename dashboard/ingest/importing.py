"""Import one file: read it, place its rows, and keep it whole under `raw/`.

What is refused leaves nothing behind. A dry run goes the same way up to the keeping.
"""

import errno
import getpass
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.catalogue import Catalogue
from dashboard.ingest.aliases import load_aliases
from dashboard.ingest.bridge import BridgeMissing, load_bridge
from dashboard.ingest.findings import Finding, findings_table
from dashboard.ingest.import_records import (
    ImportRecord,
    file_sha256,
    find_import,
    keep_import,
    now,
)
from dashboard.ingest.inputs import DATA, FINDINGS, PLACEMENT
from dashboard.ingest.placement import Placement
from dashboard.ingest.places import Gazetteer
from dashboard.ingest.published_figures import read_figures
from dashboard.ingest.readers import FileRefused, Limits, RawTable, read_table
from dashboard.ingest.refusal_texts import refusal_sentences
from dashboard.ingest.refusals import DiskFull
from dashboard.ingest.sheet import choose_profile
from dashboard.regions import Regions
from dashboard.settings import Settings
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

FIGURES = "figures"
_PLACEMENT_SCHEMA = pa.schema(
    [
        ("line", pa.int32()),
        ("source_code", pa.string()),
        ("source_name", pa.string()),
        ("region", pa.string()),
        ("status", pa.string()),
        ("reason", pa.string()),
    ]
)
_FULL_DISK = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True)
class Request:
    """What to import, and what its sender said about it."""

    path: Path
    kind: str | None = None  # "figures", a report table, or None: see what it is
    profile: str | None = None
    period: str | None = None


@dataclass(frozen=True)
class ReadFile:
    """A file read and placed, not kept yet."""

    record: ImportRecord
    placement: Placement
    lines: pd.Series
    findings: tuple[Finding, ...]
    data: pa.Table

    def placement_table(self) -> pa.Table:
        """One row per source row, in the order of the file."""
        rows = self.placement.rows.assign(line=self.lines)
        rows = rows.astype(object).where(rows.notna(), None)
        columns = [
            pa.array(rows[f.name].tolist(), type=f.type) for f in _PLACEMENT_SCHEMA
        ]
        return pa.Table.from_arrays(columns, schema=_PLACEMENT_SCHEMA)

    def write(self, folder: Path) -> None:
        pq.write_table(self.data, folder / DATA, compression="zstd")
        pq.write_table(self.placement_table(), folder / PLACEMENT, compression="zstd")
        pq.write_table(findings_table(self.findings), folder / FINDINGS)


class NothingPlaced(FileRefused):
    """The file as a whole is of no use; `read` holds each row with its reason."""

    def __init__(self, read: ReadFile, *sentences: Sentence) -> None:
        super().__init__(sentences[0])
        self.sentences = sentences
        self.read = read

    def to(self, locale: str) -> str:
        return "\n".join(sentence.to(locale) for sentence in self.sentences)


def already_imported(path: Path, root: Path) -> ImportRecord | None:
    """The active import of a file with the same bytes."""
    if not path.is_file():
        return None
    record = find_import(root, file_sha256(path))
    return record if record is not None and record.is_active else None


def read_file(
    request: Request, *, root: Path, catalogue: Catalogue, settings: Settings
) -> ReadFile:
    """Read and place a file, keeping nothing. Raises FileRefused."""
    raw = read_table(request.path, limits=Limits.from_settings(settings))
    gazetteer = load_gazetteer(root, settings)
    read = _read_figures(raw, request, catalogue, gazetteer)
    _refuse_if_useless(read)
    return read


def keep_file(read: ReadFile, root: Path) -> ImportRecord:
    """Put a file that was read under `raw/`. Raises Locked and FileRefused."""
    return _on_disk(lambda: keep_import(root, read.record, read.write))


def load_gazetteer(root: Path, settings: Settings) -> Gazetteer:
    """The register, its aliases, and the bridge where one was imported."""
    try:
        bridge = load_bridge(root)
    except BridgeMissing:
        bridge = None
    return Gazetteer(
        Regions.from_csv(settings.reference / "regions.csv"),
        load_aliases(settings.reference / "aliases.csv"),
        bridge,
    )


def _read_figures(
    raw: RawTable, request: Request, catalogue: Catalogue, gazetteer: Gazetteer
) -> ReadFile:
    profile = choose_profile(raw.columns, catalogue.profiles, named=request.profile)
    rows = read_figures(raw, profile, gazetteer, period=request.period)
    record = ImportRecord(
        sha256=file_sha256(request.path),
        file_name=request.path.name,
        kind=FIGURES,
        table=None,
        profile=profile.id,
        imported_at=now(),
        imported_by=getpass.getuser(),
        rows_read=raw.rows,
        rows_kept=rows.rows_kept,
        code_system=rows.placement.system,
        placement=rows.placement.counts,
    )
    return ReadFile(record, rows.placement, rows.lines, rows.findings, rows.figures)


def _refuse_if_useless(read: ReadFile) -> None:
    refusal = read.placement.refusal
    if refusal is not None:
        raise NothingPlaced(read, *refusal_sentences(refusal, read.record.file_name))
    if not read.placement.counts["placed"]:
        raise NothingPlaced(
            read,
            _(
                "{file}: no row could be placed on a region, so nothing was imported. "
                "The reasons are listed row by row with --report.",
                file=read.record.file_name,
            ),
        )
    if read.data.num_rows == 0:
        raise NothingPlaced(
            read,
            _(
                "{file} holds no usable value, so nothing was imported.",
                file=read.record.file_name,
            ),
        )


def _on_disk(write: Callable[[], ImportRecord]) -> ImportRecord:
    try:
        return write()
    except OSError as error:
        if error.errno in _FULL_DISK:
            raise DiskFull(
                _("The disk is full. Nothing was imported; make room and try again.")
            ) from error
        raise
