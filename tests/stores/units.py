"""Units (one row = one group in one quarter, due) for the tiny store, seeded."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

PERIODS = tuple(
    f"{year}Q{quarter}" for year in (2023, 2024) for quarter in (1, 2, 3, 4)
)
AREA_TYPES = {
    "11.01.01": "rural",
    "11.01.02": "rural",
    "11.71.01": "urban",
    "11.71.02": "urban",
    "32.04.05": "suburb",
    "32.04.06": "suburb",
    "32.04.15": "rural",
    "32.73.01": "urban",
    "32.73.02": "urban",
}
PROGRAMMES = {"P1": "savings_credit", "P2": "economic_enterprise"}
FEW_GROUPS = "11.01.02"  # two groups only: confidentiality hides it
NOTHING_YET = {"due": 1, "reported": 0}
SILENT = "32.73.02"  # none of its groups has reported in the newest period


@dataclass(frozen=True)
class TinyIndicator:
    """What the store needs to know of an indicator."""

    id: str
    interval: str
    dominance: bool = False
    is_ratio: bool = True
    aggregate: str = "count"


INDICATORS = (
    TinyIndicator("grp_repay_rate", "ratio", dominance=True),
    TinyIndicator("grp_savers_share", "ratio"),
    TinyIndicator("grp_books_ok", "wilson"),
)


def tiny_units(seed: int = 7) -> pd.DataFrame:
    """Groups due: region, period, programme, sector, area_type, due, reported and,
    where reported, `<id>__num` and `<id>__den` as whole numbers."""
    random = np.random.default_rng(seed)
    rows = []
    for region, area_type in AREA_TYPES.items():
        for number in range(2 if region == FEW_GROUPS else 12):
            programme = ("P1", "P2")[number % 2]
            for period in PERIODS:
                place = {
                    "region": region,
                    "period": period,
                    "programme": programme,
                    "sector": PROGRAMMES[programme],
                    "area_type": area_type,
                }
                report = _report(random)
                if region == SILENT and period == PERIODS[-1]:
                    report = NOTHING_YET
                rows.append(place | report)
    return pd.DataFrame(rows)


def _report(random: np.random.Generator) -> dict:
    if random.random() > 0.85:
        return NOTHING_YET
    principal_due = int(random.integers(0, 50)) * 100_000
    members = int(random.integers(8, 21))
    return {
        "due": 1,
        "reported": 1,
        "grp_repay_rate__num": int(principal_due * random.random()),
        "grp_repay_rate__den": principal_due or None,
        "grp_savers_share__num": int(random.integers(0, members + 1)),
        "grp_savers_share__den": members,
        "grp_books_ok__num": int(random.random() < 0.5),
        "grp_books_ok__den": 1,
    }
