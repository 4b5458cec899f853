"""Lists the published figures that a build leaves out because others take their place.

One finding a line of a file and reason: nothing is wrong with the line, but whoever
misses its figure finds out here where it went.
"""

import duckdb

from dashboard.texts import Sentence
from dashboard.texts import sentence as _

# A newer import has the same indicator, region and period.
_REPLACED = (
    "FROM figure_rows ANTI JOIN figure_units "
    "USING (sha256, line, indicator, region, period)"
)
# Only the finest units of an indicator and period are added up.
_COARSER = """
    FROM figure_units WHERE rolled_up AND numerator IS NOT NULL
    QUALIFY depth < max(depth) OVER (PARTITION BY indicator, period)
"""


def list_replaced(engine: duckdb.DuckDBPyConnection) -> None:
    """Right after the newest of each figure was chosen."""
    sentence = _(
        "A file imported later gives the same figure of this region and period; the "
        "later one counts, and both are kept."
    )
    _list(engine, _REPLACED, "replaced", sentence)


def list_other_numbering(engine: duckdb.DuckDBPyConnection, unused: str) -> None:
    """`unused` is the relation of villages that came again under other codes."""
    sentence = _(
        "The villages of this sub-district came in two files under different codes; "
        "those of the later file count, and both are kept."
    )
    _list(engine, f"FROM {unused}", "replaced", sentence)


def list_coarser(engine: duckdb.DuckDBPyConnection) -> None:
    """Before units are added up."""
    sentence = _(
        "For this period the figure is there for smaller regions and is added up from "
        "those, so this row of a larger region is not used."
    )
    _list(engine, _COARSER, "coarser", sentence)


def _list(
    engine: duckdb.DuckDBPyConnection, unused: str, rule: str, sentence: Sentence
) -> None:
    engine.execute(
        f"""
        INSERT INTO store.findings BY NAME
        SELECT sha256, file_name, line, ? AS rule, 'warn' AS severity,
               string_agg(DISTINCT indicator, ', ' ORDER BY indicator) AS column_name,
               min(region) AS region, min(period) AS period,
               ? AS message_id, ? AS message_en
        FROM ({unused})
        GROUP BY sha256, file_name, line ORDER BY file_name, line
        """,
        [rule, sentence.to("id"), sentence.to("en")],
    )
