"""How many people and families live in a region, to hold shares against."""

from dataclasses import dataclass

from dashboard.queries.moments import Source

_QUERY = """
SELECT year, population, adults_18plus, adult_women, families_total, families_d1_4,
       villages_n
FROM region_context WHERE region = ? AND year <= ? ORDER BY year DESC LIMIT 1
"""


@dataclass(frozen=True)
class RegionContext:
    """Persons, families and villages of a year; sums over sub-districts."""

    year: int
    population: int
    adults_18plus: int
    adult_women: int
    families_total: int
    families_d1_4: int
    villages_n: int

    @property
    def women_share(self) -> float | None:
        """Of the adults."""
        return _share(self.adult_women, self.adults_18plus)

    @property
    def poor_share(self) -> float | None:
        """Families in deciles 1–4 of all families."""
        return _share(self.families_d1_4, self.families_total)


def region_context(
    source: Source, region: str, *, period: str | None = None
) -> RegionContext | None:
    """Of the latest year that is not after the period's; None where T2 has nothing."""
    year = int(period[:4]) if period else 9999
    rows = source.store.query(_QUERY, [region, year]).to_pylist()
    return RegionContext(**rows[0]) if rows else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
