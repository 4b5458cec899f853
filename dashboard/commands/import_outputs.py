"""What `import` writes beside an import: the report as CSV, the rows to correct."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.commands.console import not_written
from dashboard.ingest.imports.import_summary import placement_rows
from dashboard.ingest.imports.reading import ReadFile
from dashboard.ingest.placing.placement_reasons import reason_sentence
from dashboard.ingest.workbooks.send_back import SentFile, fixes_of, write_send_back
from dashboard.texts import Translate


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
    """The placement as CSV: one row per source row, the reason in words."""
    columns = ["line", "source_code", "source_name", "region", "status", "reason"]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=columns)
        writer.writeheader()
        for row in placement_rows(read):
            words = reason_sentence(str(row["reason"] or "")).to(locale)
            writer.writerow(row | {"reason": words})
