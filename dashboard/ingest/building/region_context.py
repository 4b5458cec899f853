"""Population and families of regions: what table T2 says, added up to every level."""

import duckdb

_COUNTS = (
    *("population", "adults_18plus", "adult_women"),
    *("families_total", "families_d1_4", "villages_n"),
)
_REGIONS = {
    "subdistrict": "region",
    "regency": "left(region, 5)",
    "province": "left(region, 2)",
    "nation": "'ID'",
}


def write_region_context(engine: duckdb.DuckDBPyConnection) -> None:
    """`region_context`: a row per level, region and year; needs the checked T2.

    Sums over the sub-districts that T2 has in that year, and their number.
    """
    sums = ", ".join(f"sum({name})::BIGINT AS {name}" for name in _COUNTS)
    levels = " UNION ALL ".join(
        f"SELECT '{level}' AS level, {region} AS region, year, {sums},"
        " count(*) AS subdistricts FROM region_context_valid"
        " WHERE length(region) = 8 GROUP BY ALL"
        for level, region in _REGIONS.items()
    )
    engine.execute(
        f"CREATE TABLE store.region_context AS FROM ({levels})"
        " ORDER BY level, region, year"
    )
