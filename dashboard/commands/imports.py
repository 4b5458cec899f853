"""`import`, `imports`, `withdraw`, `bridge`: files in, listed, taken out."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dashboard.catalogue import Catalogue, CatalogueFaults, load_catalogue
from dashboard.commands.console import CommandFailed, command_texts, say
from dashboard.commands.import_texts import (
    alias_lines,
    change_lines,
    coverage_lines,
    finding_lines,
    placement_lines,
    record_line,
)
from dashboard.ingest.bridge import import_bridge
from dashboard.ingest.import_changes import figure_changes
from dashboard.ingest.import_records import UnknownImport, list_imports, withdraw
from dashboard.ingest.importing import (
    NothingPlaced,
    ReadFile,
    Request,
    already_imported,
    keep_file,
    read_file,
)
from dashboard.ingest.inputs import BrokenInput
from dashboard.ingest.locks import Locked
from dashboard.ingest.placement_reasons import reason_sentence
from dashboard.ingest.readers import FileRefused
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
        str | None, typer.Option("--as", help="A report table, or figures.")
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
        Path | None, typer.Option(help="Write the placement of each row as CSV.")
    ] = None,
) -> None:
    """Import one file of reports or published figures."""
    settings, _ = Settings(), command_texts()
    with import_failures(_, settings.locale):
        known = already_imported(file, settings.root)
        if known is not None and not dry_run:
            date = known.imported_at[:10]
            say(_("{file} was already imported on {date}.", file=file.name, date=date))
            return
        catalogue = load_catalogue(settings.catalogue, settings.profiles)
        request = Request(file, kind=kind, profile=profile, period=period)
        read = _read(request, catalogue, settings, report=report)
        _show(read, _, settings)
        _show_changes(read, catalogue, _, settings)
        if dry_run:
            say(_("Nothing was kept: this was a dry run."))
            return
        record = keep_file(read, settings.root)
    say(
        _(
            "Imported as {sha}. Run python -m dashboard build to show it.",
            sha=record.sha256[:12],
        )
    )


def imports_command() -> None:
    """List all imports, withdrawn ones too, oldest first."""
    settings, _ = Settings(), command_texts()
    records = list_imports(settings.root)
    if not records:
        say(_("No file was imported yet."))
    for record in records:
        say(record_line(record, _, settings.locale))


def withdraw_command(
    sha: Annotated[str, typer.Argument(help="The first characters, see imports.")],
) -> None:
    """Take an import out of all later builds; its record is kept."""
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


@contextmanager
def import_failures(_: Translate, locale: str) -> Iterator[None]:
    """Raise CommandFailed with a sentence for each error that an import may raise."""
    try:
        yield
    except FileRefused as refused:
        raise CommandFailed(refused.to(locale)) from refused
    except CatalogueFaults as found:
        lines = "\n".join(fault.text(_) for fault in found.faults)
        raise CommandFailed(lines) from found
    except Locked as error:
        text = _("Another import is running. Wait until it ends; nothing was changed.")
        raise CommandFailed(text) from error
    except UnknownImport as error:
        raise CommandFailed(
            _(
                "No active import, or more than one, begins with “{sha}”. Take at "
                "least six characters from: python -m dashboard imports",
                sha=error,
            )
        ) from error
    except BrokenInput as error:
        raise CommandFailed(
            _(
                "The earlier import of {file} is damaged: {reason}. Withdraw it and "
                "import the file again.",
                file=error.file_name,
                reason=error,
            )
        ) from error


def _read(
    request: Request, catalogue: Catalogue, settings: Settings, *, report: Path | None
) -> ReadFile:
    """Read the file; a refused one is shown row by row before it fails."""
    try:
        read = read_file(
            request, root=settings.root, catalogue=catalogue, settings=settings
        )
    except NothingPlaced as refused:
        _say_all(placement_lines(refused.read, command_texts(), settings.locale))
        _write_report(refused.read, report, settings.locale)
        raise
    _write_report(read, report, settings.locale)
    return read


def _show(read: ReadFile, _: Translate, settings: Settings) -> None:
    regions = Regions.from_csv(settings.reference / "regions.csv")
    say(
        _(
            "{file} is read with the profile {profile}.",
            file=read.record.file_name,
            profile=read.record.profile,
        )
    )
    _say_all(placement_lines(read, _, settings.locale))
    _say_all(coverage_lines(read, regions, _, settings.locale))
    _say_all(finding_lines(read, _, settings.locale))
    _say_all(alias_lines(read, _, settings.locale))


def _show_changes(
    read: ReadFile, catalogue: Catalogue, _: Translate, settings: Settings
) -> None:
    changes = figure_changes(read.data, root=settings.root, catalogue=catalogue)
    _say_all(change_lines(changes, catalogue, _, settings.locale))


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def _write_report(read: ReadFile, path: Path | None, locale: str) -> None:
    """The placement as CSV: one row per source row, the reason in words."""
    if path is None:
        return
    rows = read.placement_table().to_pylist()
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]) if rows else ["line"])
        writer.writeheader()
        for row in rows:
            words = reason_sentence(row["reason"] or "").to(locale)
            writer.writerow(row | {"reason": words})
