"""How complete reports are, by region and period: due, received, used, filled in.

Of the reports received (a replaced one counts no more) some are used (`reported`), the
others rejected or quarantined. Cells are those that a report must fill. Reports of
groups that are unknown or set aside lie in no region: they are findings and not here.
"""

from collections.abc import Mapping

import duckdb

from dashboard.catalogue import DerivedTable, ReportTable

_COLUMNS = (
    *("due", "reported", "on_time", "received", "estimated", "quarantined"),
    *("rejected", "cells_required", "cells_filled"),
)
_LEVELS = {
    "subdistrict": "region",
    "regency": "left(region, 5)",
    "province": "left(region, 2)",
    "nation": "'ID'",
}


def create_completeness(engine: duckdb.DuckDBPyConnection) -> None:
    counts = ", ".join(f"{name} BIGINT" for name in _COLUMNS)
    engine.execute(
        "CREATE TABLE store.completeness (report_table VARCHAR, level VARCHAR, "
        f"region VARCHAR, period VARCHAR, {counts})"
    )


def write_completeness(
    engine: duckdb.DuckDBPyConnection,
    table: DerivedTable,
    report_tables: Mapping[str, ReportTable],
) -> None:
    """Add the rows of the reports that `table` is made of; reads `atoms`.

    A row is one level, region and period. Tables without a row per report due add
    nothing.
    """
    if "is_due" not in table.columns or table.due != "reports":
        return
    reports = report_tables[table.reads[0]]
    engine.execute(
        f"CREATE OR REPLACE TABLE completeness_rows AS {_due()} UNION ALL BY NAME "
        f"{_received(reports)} UNION ALL BY NAME {_left_out(reports)}"
    )
    sums = ", ".join(f"coalesce(sum({name}), 0)::BIGINT AS {name}" for name in _COLUMNS)
    levels = " UNION ALL ".join(
        f"SELECT '{reports.id}' AS report_table, '{level}' AS level, {region} AS "
        f"region, period, {sums} FROM completeness_rows GROUP BY ALL"
        for level, region in _LEVELS.items()
    )
    engine.execute(
        f"INSERT INTO store.completeness FROM ({levels}) ORDER BY level, region, period"
    )


def _due() -> str:
    return (
        "SELECT region, period, sum(due) AS due, sum(reported) AS reported, "
        "sum(on_time) AS on_time, sum(estimated) AS estimated "
        "FROM atoms GROUP BY ALL"
    )


def _received(reports: ReportTable) -> str:
    """Reports that came in, sound or not, and how well they were filled in."""
    region, place = ("r.region", "")
    if reports.place is None:
        region, place = "g.region", "JOIN group_register AS g USING (group_id)"
    required = [name for name, column in reports.columns.items() if column.required]
    filled = " + ".join(f'count(r."{name}")' for name in required) or "0"
    return f"""
        SELECT {region} AS region, r."{reports.period}" AS period,
               count(*) AS received, {filled} AS cells_filled,
               count(*) * {len(required)} AS cells_required
        FROM {reports.id}_raw AS r {place}
        ANTI JOIN {reports.id}_replaced AS p USING (file_no, line)
        WHERE {region} IS NOT NULL
        GROUP BY ALL
    """


def _left_out(reports: ReportTable) -> str:
    """Reports rejected, or else quarantined."""
    return f"""
        SELECT region, period, count(*) FILTER (rejected) AS rejected,
               count(*) FILTER (NOT rejected AND quarantined) AS quarantined
        FROM (
            SELECT region, period, bool_or(severity = 'reject') AS rejected,
                   bool_or(severity = 'quarantine') AS quarantined
            FROM row_findings
            WHERE report_table = '{reports.id}' AND region IS NOT NULL
            GROUP BY file_no, line, region, period
        )
        GROUP BY ALL
    """
