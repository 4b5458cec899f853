"""The programmes of a version: those with groups, and what table T3 says of them."""

from collections.abc import Iterable, Mapping

import duckdb

_TABLE = "CREATE TABLE store.programmes ({})".format(
    ", ".join(f"{name} VARCHAR" for name in ("code", "name_id", "name_en", "sector"))
)
# a programme that no row of T3 describes keeps its code as its name
_PROGRAMMES = """
INSERT INTO store.programmes
SELECT code,
       coalesce(name_id, code),
       coalesce(name_en, name_id, code),
       sector
FROM (SELECT DISTINCT programme AS code FROM {totals}
      WHERE region = 'ID' AND programme <> 'ANY') AS named
LEFT JOIN programs_valid ON programs_valid.program_code = named.code
WHERE code NOT IN (SELECT code FROM store.programmes)
ORDER BY code
"""

_SOLE_SECTORS = (
    "CREATE TABLE store.sole_sectors "
    "(report_table VARCHAR, programme VARCHAR, sector VARCHAR)"
)


def write_programmes(engine: duckdb.DuckDBPyConnection, totals: Iterable[str]) -> None:
    """`programmes`: a row per programme with groups; `code, name_id, name_en, sector`.

    `totals` are the tables of totals by map, which hold every filter; needs the
    checked T3 where there are any.
    """
    engine.execute(_TABLE)
    for table in totals:
        engine.execute(_PROGRAMMES.format(totals=table))


def write_sole_sectors(
    engine: duckdb.DuckDBPyConnection, found: Mapping[str, Mapping[str, str]]
) -> None:
    """`sole_sectors`: a row per programme whose rows of a table lie in one sector.

    Its totals by that sector are those by any, and are stored once.
    """
    engine.execute(_SOLE_SECTORS)
    rows = [(t, *pair) for t, sectors in found.items() for pair in sectors.items()]
    if rows:
        engine.executemany(
            "INSERT INTO store.sole_sectors VALUES (?, ?, ?)", sorted(rows)
        )
