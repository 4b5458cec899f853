"""`check`: read the whole catalogue and say everything that is wrong with it."""

import typer

from dashboard.catalogue import Catalogue, CatalogueFaults, load_catalogue
from dashboard.commands.console import CommandFailed, command_texts, say
from dashboard.ingest.building.trial import try_selects
from dashboard.settings import Settings


def register(cli: typer.Typer) -> None:
    cli.command("check")(check_command)


def check_command() -> None:
    """Check the files of the catalogue and of the profiles."""
    settings = Settings()
    _ = command_texts()
    try:
        found = _sound_catalogue(settings)
    except CatalogueFaults as error:
        for fault in error.faults:
            say(fault.text(_))
        raise CommandFailed(
            _(
                "Faults in the catalogue: {count}. Nothing was changed; correct the "
                "files named above.",
                count=len(error.faults),
            )
        ) from error
    say(_counts(found, _))


def _sound_catalogue(settings: Settings) -> Catalogue:
    """Raises CatalogueFaults, also for SELECTs that the engine refuses."""
    found = load_catalogue(settings.catalogue, settings.profiles)
    faults = try_selects(found)
    if faults:
        raise CatalogueFaults(faults)
    return found


def _counts(found: Catalogue, _) -> str:
    return _(
        "The catalogue is sound: {indicators} indicators, {tables} report tables, "
        "{rules} rules, {profiles} profiles.",
        indicators=len(found.indicators),
        tables=len(found.tables),
        rules=sum(len(table.rules) for table in found.tables.values()),
        profiles=len(found.profiles),
    )
