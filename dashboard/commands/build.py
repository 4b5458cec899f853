"""`build`, `versions`, `use`: make a version, list versions, bring one back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from babel.numbers import format_decimal

from dashboard.catalogue import Catalogue, ReportTable, load_catalogue
from dashboard.commands.build_failures import build_failures
from dashboard.commands.change_texts import built_lines
from dashboard.commands.console import (
    CommandFailed,
    command_texts,
    progress_bar,
    say,
)
from dashboard.ingest.building.build import Built, build
from dashboard.ingest.building.changed_figures import changed_figures
from dashboard.ingest.building.rows_used import RowsUsed, rows_used
from dashboard.ingest.building.versions import Version, list_versions, use_version
from dashboard.ingest.roots import root_in_use
from dashboard.regions import Regions
from dashboard.settings import Settings
from dashboard.store import BrokenStore, NoStore, open_store, version_folder

StoreOption = Annotated[
    Path | None, typer.Option("--store", help="Folder of the store's versions.")
]


def register(cli: typer.Typer) -> None:
    cli.command("build")(build_command)
    cli.command("versions")(versions_command)
    cli.command("use")(use_command)


def build_command(store: StoreOption = None) -> None:
    """Build a new version of the store from all imports, and serve it."""
    settings = Settings()
    root = root_in_use(settings)
    _ = command_texts()
    before = _served(store or root.folder)
    with build_failures(_), progress_bar() as bar:
        catalogue = load_catalogue(settings.catalogue, settings.profiles)
        task = bar.add_task("", total=1.0)
        built = build(
            root.folder,
            catalogue=catalogue,
            settings=settings,
            store=store,
            sample=root.is_sample,
            progress=lambda step, share: bar.update(
                task, description=_step_text(step, _), completed=share
            ),
        )
        bar.update(task, completed=1.0)
    _report(built, _, locale=settings.locale)
    for one in rows_used(built, catalogue):
        say(_used_line(one, catalogue.tables[one.table], _, locale=settings.locale))
    if before is not None:
        for line in _changes(before, built, catalogue, settings):
            say(line)


def _served(place: Path) -> Path | None:
    """The version that a build is about to replace."""
    try:
        return version_folder(place)
    except (NoStore, BrokenStore):
        return None


def _changes(
    before: Path, built: Built, catalogue: Catalogue, settings: Settings
) -> Iterator[str]:
    memory = settings.serve_memory
    try:
        old, new = (open_store(p, memory_limit=memory) for p in (before, built.folder))
    except BrokenStore:
        return  # of the one before: nothing to compare with
    changed = changed_figures(old.query, new.query, catalogue)
    regions = Regions.from_csv(built.folder / "regions.csv")
    yield from built_lines(
        changed, before.name, catalogue, regions, command_texts(), settings.locale
    )


def versions_command(store: StoreOption = None) -> None:
    """List the versions of the store, newest first."""
    settings = Settings()
    _ = command_texts()
    versions = list_versions(store or root_in_use(settings).store)
    if not versions:
        raise CommandFailed(_no_store(_))
    for one in versions:
        say(_version_line(one, _, locale=settings.locale))
    total = sum(one.size for one in versions)
    say(
        _(
            "{count} versions, {size} in all.",
            count=len(versions),
            size=_megabytes(total, settings.locale),
        )
    )


def use_command(version: str, store: StoreOption = None) -> None:
    """Serve an older version again, from now on."""
    _ = command_texts()
    with build_failures(_):
        use_version(store or root_in_use(Settings()).store, version)
    say(_("Version {version} is served from now on.", version=version))


def _report(built: Built, _, *, locale: str) -> None:
    rows = sum(one.rows_kept for one in built.inputs)
    say(
        _(
            "Version {version} is built and served: {files} files, {rows} rows.",
            version=built.version,
            files=len(built.inputs),
            rows=format_decimal(rows, locale=locale),
        )
    )


def _used_line(one: RowsUsed, table: ReportTable, _, *, locale: str) -> str:
    """How many rows of a report table are used, and what left out most of the rest."""
    rules = {rule.id: rule.message.in_locale(locale) for rule in table.rules}
    reason = rules.get(one.rule) or _("A cell or a code could not be used.")
    return _(
        "  {table}: {used} of {rows} rows used. Most often left out ({most}): {reason} "
        "Row by row: the data page, or python -m dashboard send-back.",
        table=f"{table.code} {table.name.in_locale(locale)}",
        used=format_decimal(one.used, locale=locale),
        rows=format_decimal(one.rows, locale=locale),
        most=format_decimal(one.most, locale=locale),
        reason=reason,
    )


def _version_line(one: Version, _, *, locale: str) -> str:
    values = {"version": one.name, "size": _megabytes(one.size, locale)}
    if one.fault:
        return _("  {version}  {size}  damaged: {fault}", fault=one.fault, **values)
    files = len(one.manifest["inputs"])
    if one.is_current:
        return _("* {version}  {size}  {files} files  served", files=files, **values)
    return _("  {version}  {size}  {files} files", files=files, **values)


def _megabytes(size: int, locale: str) -> str:
    return format_decimal(size / 1e6, format="#,##0.0", locale=locale) + " MB"


def _step_text(step: str, _) -> str:
    return {
        "inputs": _("Reading the imports"),
        "figures": _("Rolling up published figures"),
        "reports": _("Checking and adding up reports"),
        "periods": _("Listing the periods"),
        "copies": _("Finding the classes of maps, writing copies"),
        "publish": _("Putting the version in place"),
    }[step]


def _no_store(_) -> str:
    return _(
        "There is no built store yet. Run: python -m dashboard build, "
        "or python -m dashboard sample for sample data."
    )
