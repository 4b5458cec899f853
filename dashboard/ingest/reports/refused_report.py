"""A report whose codes were not recognised: every row listed, none of them placed.

The file is not kept; its rows are listed so that they can be sent back.
"""

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from dashboard.catalogue import ReportTable
from dashboard.ingest.placing.placement_reasons import reason_sentence
from dashboard.ingest.raw.findings import Finding, findings_table
from dashboard.ingest.raw.inputs import FINDINGS, PLACEMENT
from dashboard.ingest.raw.placement_table import placement_table
from dashboard.ingest.readers import RawTable
from dashboard.ingest.reports.report_header import read_header

REASON = "system_not_recognised"


def write_refused_report(
    raw: RawTable, table: ReportTable, folder: Path
) -> dict[str, int]:
    """Write placement and findings of all rows; returns the rows by status."""
    rows = raw.frame(skipped=True)
    sources = read_header(raw.file.name, raw.columns, table).sources
    data = rows["skipped"].isna()
    placed = pd.DataFrame(
        {
            "line": rows["line"],
            "source_code": rows[sources[table.place]],
            "source_name": rows.get(sources.get(table.place_name)),
            "region": None,
            "status": data.map({True: "unplaced", False: "skipped"}),
            "reason": rows["skipped"].where(~data, REASON),
        },
        index=rows.index,
    )
    pq.write_table(placement_table(placed), folder / PLACEMENT)
    sentence = reason_sentence(REASON)
    cells = rows.loc[data, list(raw.columns)].to_dict("records")
    findings = [
        Finding(line, REASON, "reject", sentence, column=table.place, row=row)
        for line, row in zip(rows.loc[data, "line"].tolist(), cells, strict=True)
    ]
    pq.write_table(findings_table(findings), folder / FINDINGS)
    counts = {"placed": 0, "unplaced": int(data.sum()), "conflicting": 0}
    return counts | {"skipped": int((~data).sum())}
