"""`boundaries`: import polygons of sub-districts or villages for the boundary map."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from dashboard.commands.console import (
    CommandFailed,
    command_texts,
    progress_bar,
    say,
)
from dashboard.ingest.geography.boundaries import Report, import_boundaries
from dashboard.ingest.geography.boundary_places import LeftOut
from dashboard.ingest.geography.reference import IncompleteCoverage, write_reference
from dashboard.ingest.locks import Locked
from dashboard.ingest.placing.aliases import load_aliases
from dashboard.ingest.placing.bridge import BridgeMissing, load_bridge
from dashboard.ingest.placing.places import Gazetteer
from dashboard.ingest.readers.limits import Limits
from dashboard.ingest.refusals import FileRefused
from dashboard.regions import Regions
from dashboard.settings import Settings
from dashboard.texts import Translate

SHOWN = 5  # examples in a line; the whole list is in findings.json

Level = Literal["subdistrict", "village"]


def register(cli: typer.Typer) -> None:
    cli.command("boundaries")(boundaries_command)


def boundaries_command(
    file: Path,
    layer: Annotated[str | None, typer.Option(help="Layer of the file.")] = None,
    level: Annotated[
        Level | None, typer.Option(help="What the polygons are; else found out.")
    ] = None,
    dry_run: Annotated[bool, typer.Option(help="Report only; change nothing.")] = False,
    write: Annotated[
        bool,
        typer.Option(
            "--write-reference", help="Also write tiles, neighbours, area types."
        ),
    ] = False,
) -> None:
    """Import boundaries of sub-districts or villages for the boundary map."""
    settings, _ = Settings(), command_texts()
    try:
        with progress_bar() as bar:
            task = bar.add_task(_("Cleaning the shapes"), total=1.0)
            report = import_boundaries(
                file,
                root=settings.root,
                gazetteer=_gazetteer(settings),
                layer=layer,
                level=level,
                limits=Limits.from_settings(settings),
                dry_run=dry_run,
                progress=lambda share: bar.update(task, completed=share),
            )
    except FileRefused as refusal:
        raise CommandFailed(refusal.to(settings.locale)) from refusal
    except Locked as running:
        raise CommandFailed(
            _("Another import of boundaries is running. Wait until it ends.")
        ) from running
    for line in report_lines(file, report, _):
        say(line)
    if write and not dry_run:
        _write_reference(settings, report, _)


def _gazetteer(settings: Settings) -> Gazetteer:
    try:
        bridge = load_bridge(settings.root)
    except BridgeMissing:
        bridge = None  # only a BPS-coded file needs it, and is refused without
    return Gazetteer(
        Regions.from_csv(settings.reference / "regions.csv"),
        load_aliases(settings.reference / "aliases.csv"),
        bridge,
    )


def report_lines(file: Path, report: Report, _: Translate) -> list[str]:
    """What was read, left out and changed, a sentence a line."""
    lines = [
        _(
            "{file}, layer “{layer}”: {regions} sub-districts from {features} polygons "
            "(codes in column “{column}”).",
            file=file.name,
            layer=report.layer,
            regions=report.regions,
            features=report.features,
            column=report.placed.column.name,
        ),
        *_detours(report, _),
        *_left_out(report, _),
        *_coverage(report, _),
    ]
    if report.hash is None:
        return [*lines, _("Dry run: nothing was changed.")]
    done = _(
        "The boundaries are imported. Run: python -m dashboard build, to show them."
    )
    return [*lines, done]


def _detours(report: Report, _: Translate) -> list[str]:
    placed, lines = report.placed, []
    if placed.system == "bps":
        lines.append(_("BPS codes were translated through the imported bridge."))
    if placed.by_name:
        lines.append(
            _(
                "{count} sub-districts are not in the bridge and were found by their "
                "name, which is unique in their regency: {examples}.",
                count=len(placed.by_name),
                examples=_examples(sorted(placed.by_name)),
            )
        )
    if placed.through_successor:
        lines.append(
            _(
                "{count} old codes were replaced by today’s: {examples}.",
                count=len(placed.through_successor),
                examples=_examples(sorted(placed.through_successor)),
            )
        )
    return lines


def _left_out(report: Report, _: Translate) -> list[str]:
    placed = report.placed
    texts = (
        _(
            "{count} polygons are forests or lakes, not regions, and were dropped: "
            "{examples}."
        ),
        _(
            "{count} polygons were left out, their code is not in the register: "
            "{examples}."
        ),
        _(
            "{count} polygons were left out, their name contradicts their code: "
            "{examples}."
        ),
    )
    kinds = (placed.pseudo_regions, placed.unplaced, placed.conflicting)
    return [
        text.format(count=len(found), examples=_examples(_as_written(found)))
        for text, found in zip(texts, kinds, strict=True)
        if found
    ]


def _as_written(polygons: list[LeftOut]) -> list[str]:
    return list(dict.fromkeys(f"{one.code} {one.name}".strip() for one in polygons))


def _coverage(report: Report, _: Translate) -> list[str]:
    lines, complete = [], report.complete
    if report.replaced or report.kept:
        lines.append(
            _(
                "{replaced} sub-districts replace those imported before; {kept} of the "
                "earlier import stay.",
                replaced=report.replaced,
                kept=report.kept,
            )
        )
    if complete.missing:
        lines.append(
            _(
                "{count} sub-districts have no shape and stay blank on the boundary "
                "map: {examples}.",
                count=len(complete.missing),
                examples=_examples(complete.missing),
            )
        )
    if complete.moved:
        lines.append(
            _(
                "Cleaning moved the area of {count} sub-districts by more than 5 %: "
                "the shapes are for drawing, not for measuring.",
                count=len(complete.moved),
            )
        )
    return lines


def _write_reference(settings: Settings, report: Report, _: Translate) -> None:
    try:
        tiles = write_reference(settings.reference, report.complete.cleaned)
    except IncompleteCoverage as failure:
        raise CommandFailed(
            _(
                "The reference files were not written: {count} sub-districts have no "
                "shape. They need a file that holds all of them.",
                count=len(failure.codes),
            )
        ) from failure
    say(
        _(
            "Tiles, neighbours and area types are written to {folder}. Half of the "
            "hexagons lie within {distance} hexagon widths of their place.",
            folder=settings.reference,
            distance=f"{tiles.displacement:.2f}",
        )
    )


def _examples(texts: Sequence[str]) -> str:
    more = ", …" if len(texts) > SHOWN else ""
    return ", ".join(texts[:SHOWN]) + more
