"""Read one file into a folder: its data, its placement, its findings.

What kind of file it is shows in its header: a report table of the catalogue, or a
published sheet that a profile knows.
"""

import getpass
import shutil
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pyarrow.parquet as pq

from dashboard.catalogue import Catalogue, ReportTable
from dashboard.ingest.imports.refusal_texts import refusal_sentences
from dashboard.ingest.placing.aliases import AliasSuggestion, load_aliases
from dashboard.ingest.placing.bridge import BridgeMissing, load_bridge
from dashboard.ingest.placing.places import Gazetteer
from dashboard.ingest.published.published_figures import FigureRows, read_figures
from dashboard.ingest.published.sheet import choose_profile
from dashboard.ingest.raw.findings import findings_table
from dashboard.ingest.raw.inputs import DATA, FINDINGS, PLACEMENT
from dashboard.ingest.raw.placement_table import placement_table
from dashboard.ingest.raw.records import (
    ImportRecord,
    file_sha256,
    import_folder,
    now,
)
from dashboard.ingest.readers import FileRefused, Limits, RawTable, read_table
from dashboard.ingest.reports.report_header import recognise_table
from dashboard.ingest.reports.report_tables import normalise_report
from dashboard.regions import Regions
from dashboard.settings import Settings
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

FIGURES, TABLE = "figures", "table"


@dataclass(frozen=True)
class Request:
    """What to import, and what its sender said about it."""

    path: Path
    kind: str | None = None  # "figures", a report table, or None: see what it is
    profile: str | None = None
    period: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Read once: the file may have gigabytes."""
        return file_sha256(self.path)


@dataclass(frozen=True)
class ReadFile:
    """A file read and placed. `folder` holds its data, placement and findings."""

    record: ImportRecord
    folder: Path
    columns: tuple[str, ...]  # of the source
    notes: tuple[Sentence, ...] = ()  # what the reader had to do to read it
    suggestions: tuple[AliasSuggestion, ...] = ()
    refused: tuple[Sentence, ...] = ()  # why nothing of it can be kept

    def kept_in(self, root: Path) -> "ReadFile":
        """The same file where it lies once it is imported."""
        return replace(self, folder=import_folder(root, self.record.sha256))

    @property
    def data(self) -> Path:
        return self.folder / DATA

    @property
    def placement(self) -> Path:
        return self.folder / PLACEMENT

    @property
    def findings(self) -> Path:
        return self.folder / FINDINGS


class UnknownTable(FileRefused):
    """`--as` names no report table."""


def read_file(
    request: Request,
    folder: Path,
    *,
    root: Path,
    catalogue: Catalogue,
    settings: Settings,
) -> ReadFile:
    """Write data, placement and findings of a file to `folder`. Raises FileRefused."""
    raw = read_table(request.path, limits=Limits.from_settings(settings))
    table = _table_of(raw, request, catalogue)
    if table is not None:
        gazetteer = load_gazetteer(root, settings)
        return _read_report(raw, table, request, folder, gazetteer)
    profile = choose_profile(raw.columns, catalogue.profiles, named=request.profile)
    gazetteer = load_gazetteer(root, settings)
    rows = read_figures(raw, profile, gazetteer, period=request.period)
    _write_figures(rows, folder)
    record = _record(
        raw,
        sha256=request.sha256,
        kind=FIGURES,
        profile=profile.id,
        rows_kept=rows.rows_kept,
        code_system=rows.placement.system,
        placement=rows.placement.counts,
    )
    return ReadFile(
        record,
        folder,
        raw.columns,
        notes=raw.notes,
        suggestions=rows.placement.suggestions,
        refused=_why_useless(rows, raw.file.name),
    )


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


def _table_of(
    raw: RawTable, request: Request, catalogue: Catalogue
) -> ReportTable | None:
    """The report table named or recognised; None for published figures."""
    if request.kind == FIGURES or request.profile is not None:
        return None
    if request.kind is None:
        return recognise_table(raw.columns, catalogue.tables.values())
    if request.kind not in catalogue.tables:
        raise UnknownTable(
            _(
                "There is no report table “{table}”. There are: {tables}; figures is "
                "for published sheets.",
                table=request.kind,
                tables=", ".join(sorted(catalogue.tables)),
            )
        )
    return catalogue.tables[request.kind]


def _read_report(
    raw: RawTable,
    table: ReportTable,
    request: Request,
    folder: Path,
    gazetteer: Gazetteer,
) -> ReadFile:
    values = {"sha256": request.sha256, "kind": TABLE, "table": table.id}
    report = normalise_report(raw, table, gazetteer=gazetteer, folder=folder)
    shutil.rmtree(folder / "spill", ignore_errors=True)
    record = _record(
        raw,
        rows_kept=report.rows_kept,
        code_system=report.code_system,
        placement=report.placement,
        **values,
    )
    why = report.refused or (None if report.rows_kept else _no_row(raw.file.name))
    refused = () if why is None else (why,)
    return ReadFile(record, folder, raw.columns, notes=raw.notes, refused=refused)


def _record(raw: RawTable, **values) -> ImportRecord:
    named = {"table": None, "profile": None} | values
    return ImportRecord(
        file_name=raw.file.name,
        imported_at=now(),
        imported_by=getpass.getuser(),
        rows_read=raw.rows,
        **named,
    )


def _write_figures(rows: FigureRows, folder: Path) -> None:
    pq.write_table(rows.figures, folder / DATA, compression="zstd")
    placed = placement_table(rows.placement.rows.assign(line=rows.lines))
    pq.write_table(placed, folder / PLACEMENT, compression="zstd")
    pq.write_table(findings_table(rows.findings), folder / FINDINGS)


def _why_useless(rows: FigureRows, file_name: str) -> tuple[Sentence, ...]:
    if rows.placement.refusal is not None:
        return refusal_sentences(rows.placement.refusal, file_name)
    if not rows.placement.counts["placed"]:
        return (_nothing_placed(file_name),)
    return () if rows.figures.num_rows else (_no_row(file_name),)


def _nothing_placed(file_name: str) -> Sentence:
    return _(
        "{file}: no row could be placed on a region, so nothing was imported. The "
        "reasons are listed row by row with --report.",
        file=file_name,
    )


def _no_row(file_name: str) -> Sentence:
    return _("{file} has no usable row, so nothing was imported.", file=file_name)
