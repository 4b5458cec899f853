"""`send-back`: the rows of one import that its sender has to correct, as XLSX."""

import json
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from dashboard.catalogue import load_catalogue
from dashboard.commands.console import (
    CommandFailed,
    command_texts,
    not_written,
    say,
)
from dashboard.commands.import_failures import import_failures
from dashboard.ingest.raw.records import ImportRecord, named_import
from dashboard.ingest.roots import root_in_use
from dashboard.ingest.workbooks.send_back import SentFile, fixes_of, write_send_back
from dashboard.settings import Settings
from dashboard.store import BrokenStore, NoStore, open_store
from dashboard.texts import Translate

_FINDINGS = """
    SELECT line, rule, severity, column_name AS "column", message_id, message_en, row
    FROM findings
    WHERE sha256 = ? AND 'replaced' NOT IN (rule, severity) ORDER BY line, rule
"""


def register(cli: typer.Typer) -> None:
    cli.command("send-back")(send_back_command)


def send_back_command(
    sha: Annotated[str, typer.Argument(help="The first characters, see imports.")],
    out: Annotated[Path, typer.Argument(help="The XLSX file to write.")],
) -> None:
    """Write the rows that a sender has to correct, with what is wrong in each."""
    settings, _ = Settings(), command_texts()
    with import_failures(_, settings.locale):
        root = root_in_use(settings).folder
        record = named_import(root, sha)
        catalogue = load_catalogue(settings.catalogue, settings.profiles)
    findings = _findings(root, record, _)
    if findings.empty:
        say(_("{file} has no rows to correct.", file=record.file_name))
        return
    try:
        rows = write_send_back(
            out,
            findings,
            sent=SentFile(
                record.file_name, _columns(findings), record.rows_read, record.rows_kept
            ),
            fixes=fixes_of(catalogue.tables.get(record.table), settings.locale),
            locale=settings.locale,
        )
    except OSError as error:
        raise CommandFailed(not_written(out, error, _)) from error
    say(_("{rows} rows to correct are in {out}.", rows=rows, out=out))


def _findings(root: Path, record: ImportRecord, _: Translate) -> pd.DataFrame:
    """What import and build found, as the store in use lists it."""
    try:
        store = open_store(root)
    except (NoStore, BrokenStore) as error:
        raise CommandFailed(
            _("There is no built store yet. Run: python -m dashboard build")
        ) from error
    return store.query(_FINDINGS, [record.sha256]).to_pandas()


def _columns(findings: pd.DataFrame) -> list[str]:
    """The columns of the rows that are kept, in their order."""
    rows = findings["row"].dropna()
    return list(dict.fromkeys(name for row in rows for name in json.loads(row)))
