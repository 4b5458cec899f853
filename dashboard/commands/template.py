"""`template TABLE OUT.xlsx`: a blank workbook for a report table."""

from pathlib import Path
from typing import Annotated

import typer

from dashboard.catalogue import load_catalogue
from dashboard.commands import TABLE_NAMES
from dashboard.commands.console import (
    CommandFailed,
    command_texts,
    not_written,
    say,
)
from dashboard.ingest.workbooks.templates import write_template
from dashboard.settings import Settings


def register(cli: typer.Typer) -> None:
    cli.command("template")(template)


def template(
    table: Annotated[str, typer.Argument(help=f"One of: {TABLE_NAMES}.")],
    out: Annotated[Path, typer.Argument(help="The XLSX file to write.")],
) -> None:
    """Write a blank workbook for a report table, with instructions."""
    _ = command_texts()
    settings = Settings()
    tables = load_catalogue(settings.catalogue, settings.profiles).tables
    codes = {known.code.casefold(): known for known in tables.values()}
    wanted = tables.get(table) or codes.get(table.casefold())
    if wanted is None:
        known = ", ".join(f"{one.id} ({one.code})" for one in tables.values())
        raise CommandFailed(
            _("There is no report table {table}. There are: {known}.",
              table=table, known=known)
        )  # fmt: skip
    if out.suffix.lower() != ".xlsx":
        raise CommandFailed(
            _("{file} must end in .xlsx, for example {example}.",
              file=out, example=out.with_suffix(".xlsx"))
        )  # fmt: skip
    _write(wanted, out)
    say(_("{file} written: a blank form for {name}.",
          file=out, name=wanted.name.in_locale(settings.locale)))  # fmt: skip


def _write(table, out: Path) -> None:
    settings, _ = Settings(), command_texts()
    try:
        write_template(table, out, locale=settings.locale)
    except OSError as error:
        raise CommandFailed(not_written(out, error, _)) from error
