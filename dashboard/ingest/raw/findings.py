"""Findings: what was wrong with a cell or a row, kept with line, rule and message."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import pyarrow as pa

from dashboard.texts import Sentence

Severity = Literal["reject", "quarantine", "warn"]

SCHEMA = pa.schema(
    [
        ("line", pa.int32()),
        ("rule", pa.string()),
        ("severity", pa.string()),
        ("column", pa.string()),
        ("message_id", pa.string()),
        ("message_en", pa.string()),
        ("row", pa.string()),
    ]
)


@dataclass(frozen=True)
class Finding:
    """reject: not used; quarantine: not used until someone looks; warn: used."""

    line: int
    rule: str
    severity: Severity
    sentence: Sentence
    column: str | None = None
    row: Mapping[str, object] | None = None


def findings_table(findings: Iterable[Finding]) -> pa.Table:
    """One row per finding, by line."""
    findings = list(findings)
    texts = {id(s): (s.to("id"), s.to("en")) for s in (f.sentence for f in findings)}
    rows = [
        {
            "line": one.line,
            "rule": one.rule,
            "severity": one.severity,
            "column": one.column,
            "message_id": texts[id(one.sentence)][0],
            "message_en": texts[id(one.sentence)][1],
            "row": _json(one.row),
        }
        for one in findings
    ]
    rows.sort(key=lambda row: (row["line"], row["rule"], row["column"] or ""))
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _json(row: Mapping[str, object] | None) -> str | None:
    if row is None:
        return None
    cells = {
        k: str(v) if isinstance(v, str) or pd.notna(v) else None for k, v in row.items()
    }
    return json.dumps(cells, ensure_ascii=False)
