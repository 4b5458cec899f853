"""How the groups of the tiny store spread: its histograms and its breakdowns."""

from functools import cache

import pandas as pd

from dashboard.catalogue import load_catalogue
from dashboard.settings import Settings
from tests.stores.recomputed_spread import AGES, histograms, weak_parts
from tests.stores.units import INDICATORS, PERIODS


@cache
def _indicators() -> tuple:
    settings = Settings()
    known = load_catalogue(settings.catalogue, settings.profiles).indicators
    return tuple(known[one.id] for one in INDICATORS)


def spread_tables(units: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Every third group is of women only; their ages go round."""
    number = pd.Series(range(len(units)), index=units.index) // len(PERIODS)
    ages = [*AGES, "over_5_years"]
    units = units.assign(
        women=number.mod(3).map({0: "women_only"}).fillna("mixed"),
        age=number.mod(len(ages)).map(dict(enumerate(ages))),
    )
    return {
        "distributions_group_quarters": histograms(units, _indicators()).reset_index(),
        "breakdowns_group_quarters": weak_parts(units, _indicators()).reset_index(),
    }
