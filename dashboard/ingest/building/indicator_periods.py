"""Which periods each indicator has, for sliders and for the default period."""

import duckdb

from dashboard.catalogue import Catalogue, Indicator
from dashboard.catalogue.indicators import FIGURES


def write_indicator_periods(
    engine: duckdb.DuckDBPyConnection, catalogue: Catalogue
) -> None:
    """Write indicator_periods.

    A row is one indicator and period; regions are those of its finest stored level.
    Reports due and received are null for published figures.
    """
    engine.execute(
        "CREATE TABLE indicator_period_rows (indicator VARCHAR, period VARCHAR, "
        "regions_with_data BIGINT, due BIGINT, reported BIGINT)"
    )
    _add_figures(engine)
    for one in catalogue.indicators.values():
        if one.table != FIGURES:
            _add_reports(engine, one)
    engine.execute(
        "CREATE TABLE store.indicator_periods AS FROM indicator_period_rows "
        "ORDER BY indicator, period"
    )


def _add_figures(engine) -> None:
    engine.execute(
        """
        INSERT INTO indicator_period_rows
        WITH ranked AS (
            SELECT *, dense_rank() OVER (
                PARTITION BY indicator
                ORDER BY list_position(
                    ['nation', 'province', 'regency', 'subdistrict'], level) DESC
            ) AS rank
            FROM store.map_figures
        )
        SELECT indicator, period, count(value), NULL, NULL
        FROM ranked WHERE rank = 1 GROUP BY ALL
        """
    )


def _add_reports(engine, one: Indicator) -> None:
    due, reported = ("due", "reported") if one.has_due else ("NULL", "NULL")
    engine.execute(
        f"""
        INSERT INTO indicator_period_rows
        SELECT ?, period,
               count(*) FILTER (level = ? AND "{one.id}__n" > 0),
               sum({due}) FILTER (level = 'nation'),
               sum({reported}) FILTER (level = 'nation')
        FROM store.map_{one.table}
        WHERE programme = 'ANY' AND sector = 'ANY' AND area_type = 'ANY'
        GROUP BY period
        """,
        [one.id, one.levels[-1]],
    )
