"""What a file that was read holds, asked of its three Parquet files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.catalogue import Catalogue
from dashboard.ingest.imports.reading import FIGURES, ReadFile
from dashboard.regions import LEVELS, NATION, Regions, level_of, parent_code


@dataclass(frozen=True)
class FindingCount:
    """One kind of finding: how many rows, the first of them, and its message."""

    number: int
    line: int
    severity: str
    message: str


def reasons_not_placed(read: ReadFile) -> list[tuple[int, str]]:
    """(rows, reason), the commonest first."""
    return _rows(
        "SELECT count(*), reason FROM read_parquet(?) WHERE status <> 'placed' "
        "GROUP BY ALL ORDER BY ALL DESC",
        read.placement,
    )


def finding_counts(read: ReadFile, locale: str) -> list[FindingCount]:
    """By rule and column; the message is that of the first line."""
    message = "message_id" if locale == "id" else "message_en"
    found = _rows(
        f"SELECT count(*), min(line), severity, arg_min({message}, line) "
        'FROM read_parquet(?) GROUP BY rule, severity, "column" '
        "ORDER BY count(*) DESC, min(line)",
        read.findings,
    )
    return [FindingCount(*row) for row in found]


def regions_by_level(read: ReadFile) -> dict[str, set[str]]:
    """The regions that hold the finest ones of the data, up to the provinces."""
    if "region" not in _columns(read.data):
        return {}
    codes = {
        code
        for (code,) in _rows("SELECT DISTINCT region FROM read_parquet(?)", read.data)
        if code is not None and code != NATION
    }
    finest = max((level_of(code) for code in codes), key=LEVELS.index, default=NATION)
    if finest == NATION:
        return {}
    reached = {code for code in codes if level_of(code) == finest}
    found = {}
    for level in reversed(LEVELS[1 : LEVELS.index(finest) + 1]):
        found[level] = reached
        reached = {parent_code(code) for code in reached}
    return found


def absent_regions(reached: dict[str, set[str]], regions: Regions) -> list[str]:
    """Names of the provinces without a row; of the regencies where all are of one."""
    provinces = reached.get("province", set())
    level, parent = "province", NATION
    if len(provinces) == 1:
        level, parent = "regency", next(iter(provinces))
    every = regions.at_level(level, parent=parent)
    there = reached.get(level, {region.code for region in every})
    return [region.short_name for region in every if region.code not in there]


def periods_of(read: ReadFile, catalogue: Catalogue) -> list[str]:
    """The distinct periods of the data, in order; none where it has no period."""
    column = "period"
    if read.record.kind != FIGURES:
        column = catalogue.tables[read.record.table].period
    if column is None:
        return []
    query = f'SELECT DISTINCT "{column}"::VARCHAR FROM read_parquet(?) ORDER BY ALL'
    return [period for (period,) in _rows(query, read.data) if period]


_REPORT = """
WITH found AS (
  SELECT line, string_agg(DISTINCT {message}, '\n') AS messages FROM {findings}
  WHERE row IS NOT NULL OR severity <> 'warn' GROUP BY line
),
kept AS (SELECT DISTINCT line FROM {data}),
every AS (
  SELECT line FROM {placement} UNION SELECT line FROM found UNION SELECT line FROM kept
)
SELECT line, p.source_code, p.source_name, p.region, p.status, p.reason, f.messages,
  CASE WHEN p.status = 'skipped' THEN 'skipped'
       WHEN k.line IS NULL THEN 'not_used'
       WHEN f.line IS NULL THEN 'used' ELSE 'remark' END AS verdict
FROM every LEFT JOIN {placement} AS p USING (line) LEFT JOIN found AS f USING (line)
LEFT JOIN kept AS k USING (line) ORDER BY line
"""


def report_rows(read: ReadFile, locale: str) -> Iterator[dict[str, object]]:
    """Each source row: where it was placed, what was found, whether it is used.

    verdict: used | remark (used, or part of it, with a finding) | not_used | skipped.
    """
    query = _REPORT.format(
        message="message_id" if locale == "id" else "message_en",
        data=_parquet(read.data)
        if read.data.exists()
        else "(SELECT 0 AS line LIMIT 0)",
        placement=_parquet(read.placement),
        findings=_parquet(read.findings),
    )
    with duckdb.connect() as engine:
        found = engine.execute(query)
        names = [column[0] for column in found.description]
        while rows := found.fetchmany(10_000):
            for row in rows:
                yield dict(zip(names, row, strict=True))


def _parquet(path: Path) -> str:
    quoted = str(path).replace("'", "''")
    return f"read_parquet('{quoted}')"


def _columns(path: Path) -> list[str]:
    query = "SELECT name FROM parquet_schema(?)"
    return [name for (name,) in _rows(query, path)]


def _rows(query: str, path: Path) -> list[tuple]:
    with duckdb.connect() as engine:
        return engine.execute(query, [str(path)]).fetchall()
