"""The sub-districts of the sample: how large, how strong, how well they report.

One row a current sub-district of the register, in code order, computed for the
whole nation even when only some provinces are wanted: totals and shares are then
the same in every sample of one seed.
"""

import numpy as np
import pandas as pd
from scipy.special import gammaincinv, pdtr, pdtrik

from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample.noise import normal, uniform
from dashboard.regions import Regions


def sample_places(regions: Regions, *, seed: int) -> pd.DataFrame:
    """One row a sub-district; `key` is its code as a number, the key of its draws."""
    places = _from_register(regions)
    for add in (_add_strength, _add_families, _add_groups, _add_reporting):
        add(places, seed)
    for share in m.SHARES:
        places[f"logit_{share}"] = _logits(places, share, seed)
    return places


def _from_register(regions: Regions) -> pd.DataFrame:
    found = regions.at_level("subdistrict")
    places = pd.DataFrame(
        {
            "code": [region.code for region in found],
            "area_type": [region.area_type for region in found],
            "is_kota": [regions[region.parent].kind == "kota" for region in found],
            "disadvantaged": [regions[region.parent].disadvantaged for region in found],
        }
    )
    numbers = places["code"].str.replace(".", "").astype(np.uint64)
    places["key"] = numbers
    places["regency"] = (numbers // 100).astype(np.uint64)
    places["province"] = (numbers // 10_000).astype(np.uint64)
    places["island_group"] = places["code"].str[0].map(m.ISLAND_GROUPS)
    return places


def _add_strength(places: pd.DataFrame, seed: int) -> None:
    of_island = places["island_group"].map(m.STRENGTH)
    of_area = places["area_type"].map(m.STRENGTH_OF_AREA).fillna(0.0)
    places["strength"] = np.where(places["disadvantaged"], 0.0, of_island + of_area)


def _add_families(places: pd.DataFrame, seed: int) -> None:
    mean = places["island_group"].map({i: f[0] for i, f in m.FAMILIES.items()})
    poor = places["island_group"].map({i: f[1] for i, f in m.FAMILIES.items()})
    spread = m.FAMILIES_SPREAD * normal(seed, "families", places["key"].to_numpy())
    size = mean * np.exp(spread - m.FAMILIES_SPREAD**2 / 2)
    tilt = 0.05 * normal(seed, "poor families", places["key"].to_numpy())
    places["families_total"] = size.round().astype(int)
    places["families_d1_4"] = (size * np.clip(poor + tilt, 0.15, 0.85)).astype(int)
    rank = uniform(seed, "villages", places["key"].to_numpy())
    places["villages_n"] = 3 + _poisson(rank, 8.2).astype(int)


def _add_groups(places: pd.DataFrame, seed: int) -> None:
    """Groups alive in every quarter: a Poisson count round a gamma-distributed mean."""
    keys = places["key"].to_numpy()
    luck = gammaincinv(m.GROUP_DISPERSION, uniform(seed, "groups", keys))
    weight = luck * places["families_d1_4"]
    weight[uniform(seed, "no programme", keys) < m.NO_PROGRAMME_SHARE] = 0.0
    mean = m.GROUPS_ALIVE * weight / weight.sum()
    count = _poisson(uniform(seed, "groups counted", keys), mean)
    places["groups"] = np.where(mean > 0, count, 0).astype(int)
    places["sectors_n"] = _sector_counts(places, seed)


def _poisson(drawn: np.ndarray, mean: np.ndarray | float) -> np.ndarray:
    """The smallest count that a Poisson number stays within with chance `drawn`.

    As scipy.stats has it, which takes half a second to import.
    """
    count = np.ceil(pdtrik(drawn, mean))
    below = np.maximum(count - 1, 0)
    return np.where(pdtr(below, mean) >= drawn, below, count)


def _sector_counts(places: pd.DataFrame, seed: int) -> np.ndarray:
    """Where more groups are, more sectors tend to be: the shares hold by rank."""
    luck = normal(seed, "sector count", places["key"].to_numpy())
    size = np.log1p(places["groups"]) + m.SECTOR_COUNT_LUCK * luck
    limits = np.cumsum(m.SECTOR_COUNT_SHARES)[:-1]
    return 1 + np.searchsorted(limits, size.rank(pct=True).to_numpy())


def _add_reporting(places: pd.DataFrame, seed: int) -> None:
    """How a sub-district reports: `report_factor` scales the usual chance, nothing
    comes after quarter number `last_reported`, `newest_factor` holds for the newest.
    """
    keys = places["key"].to_numpy()
    drawn = uniform(seed, "reporting manner", keys)
    limits = np.cumsum(
        [
            m.NEVER_REPORTED_SHARE,
            m.STOPPED_REPORTING_SHARE,
            m.WEAK_REPORTING_SHARE,
            m.PARTLY_REPORTING_SHARE,
        ]
    )
    manner = np.searchsorted(limits, drawn, side="right")
    factors = np.array([0.0, 1.0, m.WEAK_REPORTING, m.PARTIAL_REPORTING, 1.0])
    places["report_factor"] = factors[manner]
    newest = len(m.QUARTERS) - 1
    silent_for = 1 + (6 * uniform(seed, "silent for", keys)).astype(int)
    places["last_reported"] = np.where(manner == 1, newest - silent_for, newest)
    spread = m.REPORTING_SUBDISTRICT_SPREAD
    places["report_effect"] = spread * normal(seed, "reporting", keys)
    drawn = uniform(seed, "newest quarter", places["regency"].to_numpy())
    fraction = (drawn - m.NEWEST_SILENT_SHARE) / (1 - m.NEWEST_SILENT_SHARE)
    least, most = m.NEWEST_SENT
    sent = least + (most - least) * fraction
    places["newest_factor"] = np.where(fraction < 0, 0.0, sent)


def _logits(places: pd.DataFrame, share: str, seed: int) -> np.ndarray:
    """The place's share on the logit scale, random effects of three levels added."""
    ends = m.SHARES[share]
    mean = ends.disadvantaged + places["strength"] * (ends.java - ends.disadvantaged)
    effects = sum(
        spread * blended_effect(places[level].to_numpy(), share, seed=seed, level=level)
        for level, spread in (
            ("province", m.PROVINCE_SPREAD),
            ("regency", m.REGENCY_SPREAD),
            ("key", m.SUBDISTRICT_SPREAD),
        )
    )
    return logit_for_mean(np.clip(mean, 0.01, 0.97)) + effects


def blended_effect(
    keys: np.ndarray, share: str, *, seed: int, level: str
) -> np.ndarray:
    """A standard normal effect: partly the unit's general quality, partly its own."""
    direction = -1.0 if share in m.WORSE_WHEN_HIGHER else 1.0
    general = normal(seed, f"quality of {level}", keys)
    own = normal(seed, f"{share} of {level}", keys)
    return direction * np.sqrt(m.COMMON_PART) * general + (
        np.sqrt(1 - m.COMMON_PART) * own
    )


def logit_for_mean(mean: np.ndarray) -> np.ndarray:
    """The logit whose logistic keeps this mean once all random effects are added.

    Normal effects pull a share towards one half; the usual approximation of the
    logistic by a normal distribution says by how much.
    """
    variance = sum(
        spread**2
        for spread in (
            m.PROVINCE_SPREAD,
            m.REGENCY_SPREAD,
            m.SUBDISTRICT_SPREAD,
            m.GROUP_SPREAD,
        )
    )
    stretch = np.sqrt(1 + variance * (16 * np.sqrt(3) / (15 * np.pi)) ** 2)
    return np.log(mean / (1 - mean)) * stretch
