"""Sets aside the published figures that jump, over all imports together."""

import duckdb
import pandas as pd

from dashboard.ingest.published.jumps import RULE, SENTENCE, quarantine_jumps

_KEY = ["indicator", "region", "period"]

# the value of a unit; a share of one unit is 0 or 1 and tells nothing
_SERIES = """
    SELECT indicator, region, period, sha256, file_name, line,
           coalesce(value, numerator / coalesce(denominator, 1))::DOUBLE AS value
    FROM figure_units
    SEMI JOIN (
        SELECT indicator, region FROM figure_units
        GROUP BY ALL HAVING count(DISTINCT period) > 1
    ) USING (indicator, region)
    ORDER BY ALL
"""


def set_aside_jumps(engine: duckdb.DuckDBPyConnection) -> None:
    """Take jumping values out of `figure_units` and list them in store.findings."""
    series = engine.execute(_SERIES).to_arrow_table().to_pandas()
    jumps = series[quarantine_jumps(series)]
    if jumps.empty:
        return
    engine.register("jumps", jumps[_KEY])
    engine.execute(
        "DELETE FROM figure_units USING jumps WHERE "
        + " AND ".join(f"figure_units.{name} = jumps.{name}" for name in _KEY)
    )
    engine.unregister("jumps")
    _write_findings(engine, jumps)


def _write_findings(engine: duckdb.DuckDBPyConnection, jumps: pd.DataFrame) -> None:
    texts = {"message_id": SENTENCE.to("id"), "message_en": SENTENCE.to("en")}
    rows = jumps.assign(
        rule=RULE,
        severity="quarantine",
        column_name=jumps["indicator"],
        row=[row.to_json() for _, row in jumps[[*_KEY, "value"]].iterrows()],
        **texts,
    )
    engine.register("jump_findings", rows.drop(columns=["indicator", "value"]))
    engine.execute("INSERT INTO store.findings BY NAME FROM jump_findings")
    engine.unregister("jump_findings")
