"""`import`, `imports`, `withdraw`, `bridge`: files in, listed, taken out."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.commands import TABLE_NAMES
from dashboard.commands.change_texts import change_lines
from dashboard.commands.console import CommandFailed, command_texts, say
from dashboard.commands.import_failures import import_failures
from dashboard.commands.import_outputs import WantedFiles
from dashboard.commands.import_texts import (
    alias_lines,
    coverage_lines,
    file_line,
    finding_lines,
    placement_lines,
    record_heading,
    record_line,
    reference_lines,
)
from dashboard.ingest.building.versions import Version, list_versions
from dashboard.ingest.imports.import_changes import changes_by
from dashboard.ingest.imports.importing import (
    ReadFile,
    Request,
    already_imported,
    importing,
)
from dashboard.ingest.placing.bridge import import_bridge
from dashboard.ingest.raw.records import ImportRecord, list_imports, withdraw
from dashboard.ingest.roots import root_in_use
from dashboard.regions import Regions
from dashboard.settings import Settings
from dashboard.texts import Translate


def register(cli: typer.Typer) -> None:
    cli.command("import")(import_command)
    cli.command("imports")(imports_command)
    cli.command("withdraw")(withdraw_command)
    cli.command("bridge")(bridge_command)


def import_command(
    file: Path,
    kind: Annotated[
        str | None,
        typer.Option("--as", help=f"figures, or a report table: {TABLE_NAMES}."),
    ] = None,
    profile: Annotated[
        str | None, typer.Option(help="How to read a published sheet.")
    ] = None,
    period: Annotated[
        str | None, typer.Option(help="The year, where the sheet does not hold it.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change; keep nothing.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(help="Write what became of each row as CSV.")
    ] = None,
    send_back: Annotated[
        Path | None, typer.Option(help="Write the rows to correct as XLSX.")
    ] = None,
) -> None:
    """Import one file of reports or published figures."""
    settings, _ = Settings(), command_texts()
    with import_failures(_, settings.locale):
        request = Request(file, kind=kind, profile=profile, period=period)
        known = already_imported(request, settings.root)
        if known is not None and not dry_run:
            date = known.imported_at[:10]
            say(_("{file} was already imported on {date}.", file=file.name, date=date))
            return
        catalogue = load_catalogue(settings.catalogue, settings.profiles)
        wanted = WantedFiles(catalogue=catalogue, report=report, send_back=send_back)
        with importing(
            request,
            root=settings.root,
            catalogue=catalogue,
            settings=settings,
            keep=not dry_run,
        ) as read:
            _show(read, catalogue, _, settings, rehearse=dry_run)
            failed = []
            if read.refused or dry_run:  # its folder goes when the block ends
                failed = wanted.write(read, _, settings.locale)
            if read.refused:
                _say_all(failed)
    say(_outcome(read, _, dry_run=dry_run))
    if not dry_run:
        failed = wanted.write(read.kept_in(settings.root), _, settings.locale)
    if failed:
        raise CommandFailed(_files_missing(request, failed, _, dry_run=dry_run))


def imports_command() -> None:
    """List all imports, withdrawn ones too, oldest first."""
    settings, _ = Settings(), command_texts()
    records = list_imports(settings.root)
    if not records:
        say(_("No file was imported yet."))
        return
    say(record_heading(_))
    for record in records:
        say(record_line(record, _, settings.locale))


def withdraw_command(
    sha: Annotated[str, typer.Argument(help="The first characters, see imports.")],
) -> None:
    """Take an import out of all later builds: its rows go, its record stays."""
    settings, _ = Settings(), command_texts()
    with import_failures(_, settings.locale):
        record = withdraw(settings.root, sha)
    say(
        _(
            "{file} is withdrawn. Run python -m dashboard build to show the numbers "
            "without it.",
            file=record.file_name,
        )
    )
    versions = list_versions(root_in_use(settings).store)
    holding = [one.name for one in versions if _built_from(one, record)]
    if holding:
        say(
            _(
                "Versions built with it still hold its totals and findings: "
                "{versions}. Where nothing of it may remain, build, and delete their "
                "folders in {store}.",
                versions=", ".join(holding),
                store=root_in_use(settings).store,
            )
        )


def _built_from(version: Version, record: ImportRecord) -> bool:
    inputs = (version.manifest or {}).get("inputs", [])
    return any(one["sha256"] == record.sha256 for one in inputs)


def bridge_command(folder: Path) -> None:
    """Import the table that links BPS to Kemendagri codes (a folder of three CSV)."""
    settings, _ = Settings(), command_texts()
    regions = Regions.from_csv(settings.reference / "regions.csv")
    with import_failures(_, settings.locale):
        report = import_bridge(folder, root=settings.root, regions=regions)
    say(
        _(
            "The bridge is imported: {provinces} provinces, {regencies} regencies and "
            "cities, {subdistricts} sub-districts.",
            provinces=report.rows["province"],
            regencies=report.rows["regency"],
            subdistricts=report.rows["subdistrict"],
        )
    )
    say(
        _(
            "{current} codes are today's, {old} go through one successor, {several} "
            "have several successors, {unknown} are in no register.",
            current=report.current,
            old=report.through_successor,
            several=report.several_successors,
            unknown=len(report.unknown),
        )
    )


def _show(
    read: ReadFile,
    catalogue: Catalogue,
    _: Translate,
    settings: Settings,
    *,
    rehearse: bool,
) -> None:
    locale = settings.locale
    regions = Regions.from_csv(settings.reference / "regions.csv")
    say(file_line(read, catalogue, _, locale))
    _say_all(f"  {note.to(locale)}" for note in read.notes)
    _say_all(placement_lines(read, _, locale))
    if read.refused:
        return
    _say_all(coverage_lines(read, catalogue, regions, _, locale))
    _say_all(finding_lines(read, _, locale))
    _say_all(reference_lines(read, settings.root, catalogue, _, locale))
    _say_all(alias_lines(read, _, locale))
    changes = changes_by(
        read,
        root=settings.root,
        catalogue=catalogue,
        settings=settings,
        rehearse=rehearse,
    )
    _say_all(change_lines(read, changes, catalogue, regions, _, locale))


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def _files_missing(
    request: Request, failed: list[str], _: Translate, *, dry_run: bool
) -> str:
    if dry_run:
        return "\n".join(failed)
    advice = _(
        "The import itself is complete. For the missing file run: python -m dashboard "
        "import {file} --dry-run, with --report or --send-back and another place.",
        file=request.path,
    )
    return "\n".join([*failed, advice])


def _outcome(read: ReadFile, _: Translate, *, dry_run: bool) -> str:
    if dry_run:
        return _("Nothing was kept: this was a dry run.")
    return _(
        "Imported as {sha}. Run python -m dashboard build to show it.",
        sha=read.record.sha256[:12],
    )
