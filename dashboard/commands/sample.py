"""`sample`: made-up reports to try and to measure everything with."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from dashboard.catalogue import load_catalogue
from dashboard.commands.build_failures import build_failures
from dashboard.commands.console import command_texts, progress_bar, say
from dashboard.commands.import_failures import import_failures
from dashboard.ingest.roots import root_in_use
from dashboard.ingest.sample import (
    SEED,
    SamplePlan,
    ensure_sample_store,
    make_sample,
)
from dashboard.ingest.sample.generate import Size
from dashboard.regions import Regions
from dashboard.settings import Settings
from dashboard.texts import Translate


def register(cli: typer.Typer) -> None:
    cli.command("sample")(sample_command)


def sample_command(
    size: Annotated[Size, typer.Option(help="12 or all 40 quarters.")] = "demo",
    seed: Annotated[int, typer.Option(min=0, help="The same seed, the same rows.")] = (
        SEED
    ),
    faults: Annotated[
        bool, typer.Option("--faults", help="Put in wrong rows and their answer key.")
    ] = False,
) -> None:
    """Make up sample reports and import them into the sample's own root."""
    settings, _ = Settings(), command_texts()
    with _failures_and_bar(settings, _) as progress:
        paths = make_sample(
            settings.sample_root,
            SamplePlan(size, seed, faults=faults),
            regions=Regions.from_csv(settings.reference / "regions.csv"),
            catalogue=load_catalogue(settings.catalogue, settings.profiles),
            settings=settings,
            progress=progress,
        )
    folder = paths["groups"].parent
    say(_("Sample reports are in {folder} and imported.", folder=folder))
    if faults:
        say(_("The wrong rows are listed in {file}.", file=folder / "answer_key.csv"))
    if root_in_use(settings).is_sample:
        say(_("Run python -m dashboard build to show them."))
    else:
        say(_("They are not shown: there are imports of real reports."))


def prepare_sample(settings: Settings) -> None:
    """For the first run of `serve`: build the sample's store."""
    _ = command_texts()
    say(
        _(
            "There are no reports yet: sample data is made now, which takes about a "
            "minute. It is made up; no figure of it is real."
        )
    )
    with _failures_and_bar(settings, _) as progress:
        ensure_sample_store(settings, progress=progress)


@contextmanager
def _failures_and_bar(settings: Settings, _: Translate) -> Iterator:
    """Errors become sentences; gives a function (step, share) that moves a bar."""
    with import_failures(_, settings.locale), build_failures(_), _bar(_) as progress:
        yield progress


@contextmanager
def _bar(_: Translate) -> Iterator:
    texts = {
        "generate": _("Making up sample reports"),
        "import": _("Importing the sample reports"),
        "extracts": _("Writing extracts as CSV and XLSX"),
        "build": _("Building the store"),
    }
    with progress_bar() as bar:
        task = bar.add_task("", total=1.0)
        yield lambda step, share: bar.update(
            task, description=texts[step], completed=share
        )
        bar.update(task, completed=1.0)
