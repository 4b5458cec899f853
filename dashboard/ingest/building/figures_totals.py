"""Published figures: the newest of each, rolled up as their profile declares.

A figure without a declared roll-up stays at the level it was published for. All
others are sums of numerators and denominators of their units (villages, say), exact
to the last decimal before the one division, so that the order of rows never matters.
"""

import duckdb

from dashboard.catalogue import Catalogue
from dashboard.ingest.published.figure_jumps import set_aside_jumps
from dashboard.ingest.published.figure_unused import (
    list_coarser,
    list_other_numbering,
    list_replaced,
)
from dashboard.ingest.raw.inputs import Input
from dashboard.regions import LEVELS as REGION_LEVELS

# region codes say their level by their length: 11, 11.01, 11.01.01, 11.01.01.2001
LEVEL_OF_REGION = """CASE
    WHEN region = 'ID' THEN 'nation'
    WHEN length(region) = 2 THEN 'province'
    WHEN length(region) = 5 THEN 'regency'
    WHEN length(region) = 8 THEN 'subdistrict'
    ELSE 'village' END"""
LEVELS = (
    "(VALUES ('nation', 0, 0), ('province', 1, 2), ('regency', 2, 5), "
    "('subdistrict', 3, 8), ('village', 4, 13)) AS levels(level, depth, width)"
)


class UnknownFigures(Exception):
    """Imported figures belong to an indicator that no profile declares any more."""

    def __init__(self, indicator: str, file_name: str):
        super().__init__(f"{indicator} in {file_name}")
        self.indicator = indicator
        self.file_name = file_name


def write_figures(
    engine: duckdb.DuckDBPyConnection, inputs: list[Input], catalogue: Catalogue
) -> None:
    """Write map_figures, region_figures and village_figures.

    A row of the first two is one indicator, region and period. Values that jump, or
    whose place others take, are left out and added to store.findings. Raises
    UnknownFigures.
    """
    roll_up_figures(engine, inputs, catalogue)
    _write_sorted(engine)
    _write_villages(engine)


def roll_up_figures(
    engine: duckdb.DuckDBPyConnection,
    inputs: list[Input],
    catalogue: Catalogue,
    *,
    lowest: str = "village",
) -> None:
    """Create `figures`, a row per indicator, level, region and period, from the nation
    down to the level `lowest`."""
    _declare_indicators(engine, catalogue)
    _collect(engine, [one for one in inputs if one.kind == "figures"])
    _check_known(engine)
    _keep_newest(engine)
    list_replaced(engine)
    _keep_one_numbering(engine)
    set_aside_jumps(engine)
    list_coarser(engine)
    _roll_up(engine, lowest)


def _declare_indicators(engine, catalogue: Catalogue) -> None:
    engine.execute(
        "CREATE TABLE figure_levels (indicator VARCHAR, level VARCHAR, "
        "rolled_up BOOLEAN, public BOOLEAN)"
    )
    for one in catalogue.indicators.values():
        if one.table == "figures":
            rolled_up, public = one.aggregate != "none", one.disclosure == "public"
            for level in one.levels:
                engine.execute(
                    "INSERT INTO figure_levels VALUES (?, ?, ?, ?)",
                    [one.id, level, rolled_up, public],
                )


def _collect(engine, inputs: list[Input]) -> None:
    engine.execute(
        "CREATE TABLE figure_rows (sequence BIGINT, file_name VARCHAR, "
        "sha256 VARCHAR, indicator VARCHAR, region VARCHAR, region_name VARCHAR, "
        "period VARCHAR, numerator DECIMAL(38,10), denominator DECIMAL(38,10), "
        "value DECIMAL(38,10), text VARCHAR, line BIGINT)"
    )
    for one in inputs:
        engine.execute(
            "INSERT INTO figure_rows SELECT ?, ?, ?, indicator, region, "
            "region_name, period, numerator, denominator, value, text, line "
            "FROM read_parquet(?)",
            [one.sequence, one.file_name, one.sha256, str(one.data)],
        )


def _check_known(engine) -> None:
    unknown = engine.execute(
        "SELECT indicator, file_name FROM figure_rows WHERE indicator NOT IN "
        "(SELECT indicator FROM figure_levels) ORDER BY ALL LIMIT 1"
    ).fetchone()
    if unknown is not None:
        raise UnknownFigures(*unknown)


def _keep_newest(engine) -> None:
    """Of one indicator, region and period the newest import counts."""
    engine.execute(
        f"""
        CREATE TABLE figure_units AS
        SELECT indicator, region, region_name, period, numerator, denominator, value,
               text, depth, rolled_up, sequence, sha256, file_name, line
        FROM (SELECT *, {LEVEL_OF_REGION} AS level FROM figure_rows)
        JOIN {LEVELS} USING (level)
        JOIN (SELECT DISTINCT indicator, rolled_up FROM figure_levels)
            USING (indicator)
        QUALIFY row_number() OVER (
            PARTITION BY indicator, region, period ORDER BY sequence DESC, line DESC
        ) = 1
        """
    )


def _keep_one_numbering(engine) -> None:
    """Villages that came under BPS codes ("….b004") and under Kemendagri codes are the
    same villages: per sub-district and period the newer of the two counts."""
    both = "SELECT 1 FROM figure_units WHERE depth = 4 AND contains(region, '.b')"
    if engine.execute(f"{both} LIMIT 1").fetchone() is None:
        return
    engine.execute(
        """
        CREATE TABLE other_numbering AS
        WITH chosen AS (
            SELECT indicator, left(region, 8) AS subdistrict, period,
                   arg_max(contains(region, '.b'), sequence) AS newest
            FROM figure_units WHERE depth = 4 GROUP BY ALL
        )
        SELECT figure_units.* FROM figure_units JOIN chosen
            ON depth = 4 AND figure_units.indicator = chosen.indicator
           AND left(figure_units.region, 8) = chosen.subdistrict
           AND figure_units.period = chosen.period
        WHERE contains(figure_units.region, '.b') <> chosen.newest
        """
    )
    list_other_numbering(engine, "other_numbering")
    engine.execute(
        "DELETE FROM figure_units USING other_numbering AS o "
        "WHERE figure_units.indicator = o.indicator "
        "AND figure_units.region = o.region AND figure_units.period = o.period"
    )


def _roll_up(engine, lowest: str) -> None:
    """Only the finest units of an indicator are added: a published total of the same
    indicator would count them twice."""
    engine.execute(
        f"""
        CREATE TABLE figures AS
        WITH finest AS (
            SELECT *
            FROM figure_units
            WHERE rolled_up AND numerator IS NOT NULL
            QUALIFY depth = max(depth) OVER (PARTITION BY indicator, period)
        ), added AS (
            SELECT indicator, levels.level,
                   CASE levels.level WHEN 'nation' THEN 'ID'
                        ELSE left(region, width) END AS region,
                   period, sum(numerator) AS numerator,
                   sum(denominator) AS denominator, count(*) AS n
            FROM finest JOIN {LEVELS} ON levels.depth <= finest.depth
                 AND levels.depth <= {REGION_LEVELS.index(lowest)}
            GROUP BY ALL
        ), published AS (
            SELECT indicator, level, region, period, numerator, denominator, value
            FROM figure_units JOIN {LEVELS} USING (depth)
            WHERE NOT rolled_up AND value IS NOT NULL
        )
        SELECT indicator, level, region, period, numerator::DOUBLE AS numerator,
               denominator::DOUBLE AS denominator,
               CASE WHEN denominator IS NULL THEN numerator::DOUBLE
                    WHEN denominator <> 0
                    THEN numerator::DOUBLE / denominator::DOUBLE END AS value, n
        FROM added
        UNION ALL
        SELECT indicator, level, region, period, numerator::DOUBLE,
               denominator::DOUBLE, value::DOUBLE, NULL
        FROM published
        """
    )


def _write_sorted(engine) -> None:
    shown = (
        "SELECT figures.* FROM figures "
        "SEMI JOIN figure_levels USING (indicator, level) "
        "WHERE level <> 'village' ORDER BY "
    )
    engine.execute(
        f"CREATE TABLE store.map_figures AS {shown} indicator, level, period, region"
    )
    engine.execute(
        f"CREATE TABLE store.region_figures AS {shown} region, indicator, period"
    )


def _write_villages(engine) -> None:
    engine.execute(
        """
        CREATE TABLE store.village_figures AS
        SELECT indicator, region, region_name AS name, left(region, 8) AS subdistrict,
               period,
               coalesce(value::DOUBLE,
                        numerator::DOUBLE / coalesce(denominator, 1)::DOUBLE) AS value,
               text
        FROM figure_units
        SEMI JOIN (SELECT indicator FROM figure_levels
                   WHERE public AND level = 'village') USING (indicator)
        WHERE depth = 4
        ORDER BY indicator, region, period
        """
    )
