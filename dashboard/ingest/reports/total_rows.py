"""Rows of totals at the end of a report, told from reports by what they leave empty."""

from collections.abc import Sequence

from dashboard.catalogue import ReportTable
from dashboard.ingest.readers.numbers_sql import missing_sql
from dashboard.ingest.reports.report_cells import NUMBERS, quoted_name
from dashboard.ingest.reports.report_header import Header

REASON = "total"
_LOOKED_AT = 3  # cells from the left: the label may stand after a number or a blank
_LABEL = r"(sub|grand)?[ -]?total|jumlah|rata[ -]?rata|average|mean"
_ENDING = r"( seluruhnya| keseluruhan| semua)?[ .:]*"


def total_row_sql(columns: Sequence[str], header: Header, table: ReportTable) -> str:
    """True for a row labelled as a total that lacks a cell which every report has.

    Numbers do not count as lacking: a total has them.
    """
    label = "COALESCE(" + ", ".join(map(_filled, columns[:_LOOKED_AT])) + ")"
    needed = [
        quoted_name(header.sources[name])
        for name, column in table.columns.items()
        if column.required and not column.required_when and column.type not in NUMBERS
    ]
    lacking = " OR ".join(map(missing_sql, needed)) or "FALSE"
    return f"(regexp_full_match(LOWER({label}), '({_LABEL}){_ENDING}') AND ({lacking}))"


def _filled(column: str) -> str:
    return f"NULLIF(TRIM({quoted_name(column)}), '')"
