"""What `import` writes beside an import: the report as CSV, the rows to correct."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.commands.console import not_written
from dashboard.ingest.imports.import_summary import report_rows
from dashboard.ingest.imports.reading import ReadFile
from dashboard.ingest.placing.placement_reasons import reason_sentence
from dashboard.ingest.workbooks.send_back import SentFile, fixes_of, write_send_back
from dashboard.texts import Translate, translator


@dataclass(frozen=True, kw_only=True)
class WantedFiles:
    """Where to write what; None where it was not asked for."""

    catalogue: Catalogue
    report: Path | None
    send_back: Path | None

    def write(self, read: ReadFile, _: Translate, locale: str) -> list[str]:
        """Write the files; gives a sentence for each that could not be written."""
        failed = []
        for path, write in (
            (self.report, _write_report),
            (self.send_back, self._write_send_back),
        ):
            try:
                if path is not None:
                    write(read, path, locale)
            except OSError as error:
                failed.append(not_written(path, error, _))
        return failed

    def _write_send_back(self, read: ReadFile, path: Path, locale: str) -> None:
        record = read.record
        write_send_back(
            path,
            pd.read_parquet(read.findings),
            sent=SentFile(
                record.file_name, read.columns, record.rows_read, record.rows_kept
            ),
            fixes=fixes_of(self.catalogue.tables.get(record.table), locale),
            locale=locale,
        )


def _write_report(read: ReadFile, path: Path, locale: str) -> None:
    """One row per source row: what became of it, its place, what was found."""
    _ = translator(locale)
    verdicts, states = _verdicts(_), _states(_)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_headings(_))
        for row in report_rows(read, locale):
            status, reason = row["status"], row["reason"]
            writer.writerow(
                [
                    row["line"],
                    verdicts[row["verdict"]],
                    row["source_code"],
                    row["source_name"],
                    row["region"],
                    states.get(status, status),
                    reason_sentence(str(reason)).to(locale) if reason else "",
                    row["messages"],
                ]
            )


def _headings(_: Translate) -> list[str]:
    return [
        _("Line"),
        _("What became of the row"),
        _("Code in the file"),
        _("Name in the file"),
        _("Region"),
        _("State"),
        _("Reason"),
        _("What was found"),
    ]


def _verdicts(_: Translate) -> dict[str, str]:
    return {
        "used": _("used"),
        "remark": _("used, with a remark"),
        "not_used": _("not used"),
        "skipped": _("skipped"),
    }


def _states(_: Translate) -> dict[str, str]:
    return {
        "placed": _("placed"),
        "unplaced": _("not placed"),
        "conflicting": _("conflicting"),
        "skipped": _("skipped"),
    }
