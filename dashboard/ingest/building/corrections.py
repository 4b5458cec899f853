"""Findings of rows that a later file has put right: nothing is left to do there."""

from itertools import groupby

from dashboard.catalogue import Catalogue, ReportTable
from dashboard.ingest.personal import same_key
from dashboard.ingest.raw.inputs import Input

CORRECTED = "replaced"  # the severity of such a finding


def mark_corrected(engine, inputs: list[Input], catalogue: Catalogue) -> None:
    """Set the severity of findings whose row has a valid one in a newer import.

    Needs `store.findings`, `files` and `<table>_valid`. Most builds have one file a
    table and nothing to look for.
    """
    reports = [one for one in inputs if one.kind == "table"]
    reports.sort(key=lambda one: one.table)
    for table, files in groupby(reports, key=lambda one: one.table):
        if len([*files]) > 1:
            engine.execute(_marking(catalogue.tables[table]))


def _marking(table: ReportTable) -> str:
    """Keys are compared as they were written: the row of a finding is JSON."""
    corrected = (
        f"SELECT f.sha256, f.line FROM store.findings AS f "
        "JOIN files AS old USING (sha256) "
        f"JOIN {table.id}_valid AS v ON {same_key(table, valid='v', kept='f.row')} "
        "AND v.file_no > old.file_no "
        "WHERE f.severity IN ('reject', 'quarantine') AND f.row IS NOT NULL "
        f"AND old.report_table = '{table.id}'"
    )
    return (
        f"UPDATE store.findings SET severity = '{CORRECTED}' WHERE severity IN "
        f"('reject', 'quarantine') AND (sha256, line) IN ({corrected})"
    )
