"""A store with groups in every sub-district, for counts that depend on how many."""

from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.regions import Regions
from tests.stores.tiny import tables_of, write_store
from tests.stores.units import PROGRAMMES

VERSION = "20250102T000000-0000f00d"
PERIOD = "2024Q4"
FEWEST, MOST = 2, 24  # groups of a sub-district: some are withheld


def write_wide_store(root: Path, regions: Regions) -> Path:
    """Write one version under `root`, point to it and return its folder."""
    return write_store(root, tables_of(wide_units(regions)), version=VERSION)


def wide_units(regions: Regions, seed: int = 11) -> pd.DataFrame:
    """As `tiny_units`, of every current sub-district."""
    random = np.random.default_rng(seed)
    places = regions.at_level("subdistrict")
    groups = random.integers(FEWEST, MOST + 1, len(places))
    of_place = np.repeat(np.arange(len(places)), groups)
    programme = random.choice(list(PROGRAMMES), len(of_place))
    rows = pd.DataFrame(
        {
            "region": np.array([r.code for r in places], dtype=object)[of_place],
            "period": PERIOD,
            "area_type": np.array([r.area_type for r in places], dtype=object)[
                of_place
            ],
            "programme": programme,
            "sector": pd.Series(programme).map(PROGRAMMES),
        }
    )
    return rows.assign(**_reports(random, len(rows)))


def _reports(random: np.random.Generator, count: int) -> dict[str, np.ndarray]:
    reported = random.random(count) < 0.9
    principal = random.integers(0, 50, count) * 100_000.0
    members = random.integers(8, 21, count).astype(float)
    numbers = {
        "grp_repay_rate__num": np.floor(principal * random.random(count)),
        "grp_repay_rate__den": np.where(principal > 0, principal, np.nan),
        "grp_savers_share__num": np.floor(random.random(count) * (members + 1)),
        "grp_savers_share__den": members,
        "grp_books_ok__num": (random.random(count) < 0.5).astype(float),
        "grp_books_ok__den": np.ones(count),
    }
    known = {name: np.where(reported, cells, np.nan) for name, cells in numbers.items()}
    return {"due": np.ones(count, int), "reported": reported.astype(int), **known}
