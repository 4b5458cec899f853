"""The programmes of a version: those with groups, and what table T3 says of them."""

from collections.abc import Iterable

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


def write_programmes(engine: duckdb.DuckDBPyConnection, totals: Iterable[str]) -> None:
    """`programmes`: a row per programme with groups; `code, name_id, name_en, sector`.

    `totals` are the tables of totals by map, which hold every filter; needs the
    checked T3 where there are any.
    """
    engine.execute(_TABLE)
    for table in totals:
        engine.execute(_PROGRAMMES.format(totals=table))
