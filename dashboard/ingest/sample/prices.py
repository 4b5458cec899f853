"""Consumer prices and poverty lines of the sample, by province and month."""

import numpy as np
import pandas as pd

from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample.moments import price_levels
from dashboard.ingest.sample.noise import normal


def sample_prices(provinces: list[str], *, seed: int) -> pd.DataFrame:
    """One row a province, urban or rural, and month, in the columns of T23.

    The index is published on three bases; `link_factor` splices it to the newest.
    """
    months = pd.period_range("2016-01", "2025-12", freq="M")
    frames = []
    for urban_rural in ("U", "R"):
        for province in provinces:
            prices = _one_series(province, urban_rural, months, seed=seed)
            frames.append(prices.assign(area_code=province, urban_rural=urban_rural))
    return pd.concat(frames, ignore_index=True)


def _one_series(
    province: str, urban_rural: str, months: pd.PeriodIndex, *, seed: int
) -> pd.DataFrame:
    key = np.array([int(province) * 2 + (urban_rural == "U")], dtype=np.uint64)
    drift = m.PROVINCE_INFLATION_SPREAD * normal(seed, "inflation", key)[0]
    levels = price_levels() * np.exp(drift * np.arange(len(months)) / 12)
    by_year = pd.Series(levels).groupby(months.year).mean()
    mean_of_base = {2012: m.PRICES_OF_2012, 2018: by_year[2018], 2022: by_year[2022]}
    base = np.select([months.year < 2020, months.year < 2024], [2012, 2018], 2022)
    base_level = np.array([mean_of_base[year] for year in base])
    return pd.DataFrame(
        {
            "month": months.strftime("%Y-%m"),
            "cpi": np.round(100 * levels / base_level, 2),
            "base": base,
            "link_factor": np.round(base_level / mean_of_base[2022], 6),
            "poverty_line_rp": _poverty_lines(
                urban_rural, levels, months, cost=normal(seed, "living cost", key)[0]
            ),
        }
    )


def _poverty_lines(
    urban_rural: str, levels: np.ndarray, months: pd.PeriodIndex, *, cost: float
) -> pd.Series:
    """Whole rupiah in March and September, unknown in the other months."""
    anchor = levels[list(months.strftime("%Y-%m")).index(m.POVERTY_LINE_MONTH)]
    lines = m.POVERTY_LINES[urban_rural] * np.exp(0.08 * cost) * levels / anchor
    published = np.isin(months.month, (3, 9))
    return pd.Series(lines.round()).where(published).astype("Int64")
