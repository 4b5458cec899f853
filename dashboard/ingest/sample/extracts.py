"""The first rows of each report file as CSV and XLSX, to look at and to try imports.

"DATA CONTOH" stands in the file's name and on the sheet's tab.
"""

import datetime
from pathlib import Path

import duckdb
import xlsxwriter

ROWS = 5_000
LABEL = "DATA_CONTOH"


def write_extracts(paths: dict[str, Path]) -> list[Path]:
    """Write `<table>_DATA_CONTOH.csv` and `.xlsx` beside each Parquet file."""
    written = []
    for table, path in paths.items():
        rows = duckdb.read_parquet(path.as_posix()).limit(ROWS)
        csv, xlsx = (
            path.with_name(f"{table}_{LABEL}.{kind}") for kind in ("csv", "xlsx")
        )
        rows.write_csv(csv.as_posix(), header=True)
        _write_workbook(xlsx, table, rows)
        written += [csv, xlsx]
    return written


def _write_workbook(path: Path, table: str, rows: duckdb.DuckDBPyRelation) -> None:
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(path, options) as workbook:
        # a fixed day, so that the same rows give the same file
        workbook.set_properties({"created": datetime.datetime(2026, 1, 1)})
        sheet = workbook.add_worksheet(f"DATA CONTOH {table}"[:31])
        sheet.write_row(0, 0, rows.columns)
        for number, row in enumerate(rows.fetchall(), start=1):
            sheet.write_row(number, 0, row)
