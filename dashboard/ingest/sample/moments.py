"""What moves from quarter to quarter: shocks, seasons, the pandemic, prices."""

import numpy as np
import pandas as pd

from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample.noise import autoregressive

_DIPS = {
    "meetings": m.DIP_OF_MEETINGS,
    "attendance": m.DIP_OF_MEETINGS,
    "recovery": m.DIP_OF_RECOVERY,
    "par30": -m.DIP_OF_RECOVERY,
}


def sample_quarters() -> pd.DataFrame:
    """One row a quarter: its number from 0, name, last day and price level."""
    return pd.DataFrame(
        {
            "quarter_number": np.arange(len(m.QUARTERS)),
            "quarter": m.QUARTERS,
            "quarter_end": pd.PeriodIndex(m.QUARTERS, freq="Q").end_time.date,
            "price": price_levels()[2::3],
        }
    )


def sample_moments(places: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """One row a province and quarter: shifts of the logits and of reporting."""
    islands = places.groupby("province")["island_group"].first()
    return pd.concat(
        [
            _of_province(province, island, seed=seed)
            for province, island in islands.items()
        ],
        ignore_index=True,
    )


def price_levels() -> np.ndarray:
    """National consumer prices at the end of each month; December 2015 = 1."""
    monthly = [(1 + rate) ** (1 / 12) for rate in m.INFLATION.values()]
    return np.repeat(monthly, 12).cumprod()


def _of_province(province: int, island: str, *, seed: int) -> pd.DataFrame:
    numbers = np.arange(len(m.QUARTERS))
    chance = m.REPORTING_FIRST_QUARTER[island] + m.REPORTING_RISE * numbers
    chance = np.minimum(chance, m.REPORTING_CEILING)
    shifts = {f"shift_{share}": _shifts(share, province, seed) for share in m.SHARES}
    return pd.DataFrame(
        {
            "province": np.uint64(province),
            "quarter": m.QUARTERS,
            "report_logit": np.log(chance / (1 - chance)),
            **shifts,
        }
    )


def _shifts(share: str, province: int, seed: int) -> np.ndarray:
    """Half of the movement is the nation's, half the province's own."""
    national, own = (
        autoregressive(
            seed, f"{share} {place}", steps=len(m.QUARTERS), memory=m.QUARTER_MEMORY
        )
        for place in ("nation", province)
    )
    direction = -1.0 if share in m.WORSE_WHEN_HIGHER else 1.0
    season = [direction * m.SEASON[int(quarter[-1]) - 1] for quarter in m.QUARTERS]
    dip = np.where(np.isin(m.QUARTERS, m.DIP_QUARTERS), _DIPS.get(share, 0.0), 0.0)
    return m.QUARTER_SPREAD * (national + own) / np.sqrt(2) + season + dip
