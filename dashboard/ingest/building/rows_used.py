"""How many rows of each report table a new version uses, and why not the others."""

from dataclasses import dataclass
from itertools import groupby

import duckdb

from dashboard.catalogue import Catalogue
from dashboard.ingest.building.build import Built
from dashboard.store import DATABASE

_LEFT_OUT = """
SELECT i.report_table, f.rule, count(DISTINCT (f.sha256, f.line)) AS rows
FROM findings AS f JOIN inputs AS i USING (sha256)
WHERE i.report_table = ? AND f.severity IN ('reject', 'quarantine')
GROUP BY ALL ORDER BY rows DESC, f.rule LIMIT 1
"""
_RULED_OUT = """
SELECT count(DISTINCT (f.sha256, f.line))
FROM findings AS f JOIN inputs AS i USING (sha256)
WHERE i.report_table = ? AND (f.rule = 'replaced'
  OR f.severity <> 'warn' AND list_contains(?, f.rule))
"""


@dataclass(frozen=True)
class RowsUsed:
    """Of `rows` report rows `used` count; `rule` left out `most` of the others."""

    table: str
    rows: int
    used: int
    rule: str
    most: int


def rows_used(built: Built, catalogue: Catalogue) -> list[RowsUsed]:
    """One for each report table of which some row is not used."""
    reports = [one for one in built.inputs if one.kind == "table"]
    reports.sort(key=lambda one: one.table)
    found = []
    with duckdb.connect(str(built.folder / DATABASE), read_only=True) as store:
        for table, inputs in groupby(reports, key=lambda one: one.table):
            inputs = list(inputs)
            worst = store.execute(_LEFT_OUT, [table]).fetchone()
            if worst is None:
                continue
            rules = [rule.id for rule in catalogue.tables[table].rules]
            ruled_out = store.execute(_RULED_OUT, [table, rules]).fetchone()[0]
            found.append(
                RowsUsed(
                    table,
                    rows=sum(o.rows_read - o.placement["skipped"] for o in inputs),
                    used=sum(one.rows_kept for one in inputs) - ruled_out,
                    rule=worst[1],
                    most=worst[2],
                )
            )
    return found
