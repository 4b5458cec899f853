"""Which programmes work in which sub-district, and which sites are evaluated."""

import numpy as np
import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample.noise import uniform


def sample_sites(
    places: pd.DataFrame, catalogue: Catalogue, *, seed: int
) -> pd.DataFrame:
    """One row a place and programme.

    A group whose draw lies between `share_from` and `share_to` belongs to the site.
    """
    sectors = _sectors_in_order(places["key"].to_numpy(), seed=seed)
    working = places["groups"].to_numpy() > 0
    counts = places["sectors_n"].to_numpy()
    sites = pd.concat(
        [
            _sites_of_rank(rank, np.flatnonzero(working & (counts > rank)), counts)
            for rank in range(len(m.SECTOR_COUNT_SHARES))
        ],
        ignore_index=True,
    )
    place = sites["place"].to_numpy()
    sites["sector"] = sectors[place, sites["rank"].to_numpy()]
    sites["code"] = places["code"].to_numpy()[place]
    sites["key"] = places["key"].to_numpy()[place]
    programmes = _programmes(sites, catalogue, seed=seed)
    sites["programme"] = [programme.code for programme in programmes]
    sites["model"] = [programme.model for programme in programmes]
    return sites.sort_values(["place", "rank"], ignore_index=True)


def _sectors_in_order(keys: np.ndarray, *, seed: int) -> np.ndarray:
    """Sectors of each place, the largest first: weighted draws without putting back."""
    waits = [
        -np.log(uniform(seed, f"sector {sector}", keys)) / weight
        for sector, weight in m.SECTOR_WEIGHTS.items()
    ]
    order = np.argsort(np.column_stack(waits), axis=1)
    return np.array(list(m.SECTOR_WEIGHTS))[order]


def _sites_of_rank(rank: int, place: np.ndarray, counts: np.ndarray) -> pd.DataFrame:
    splits = np.array([(0.0, *split, 1.0, 1.0)[:4] for split in m.SECTOR_SPLITS])
    shares = splits[counts[place] - 1]
    return pd.DataFrame(
        {
            "place": place,
            "rank": rank,
            "share_from": shares[:, rank],
            "share_to": shares[:, rank + 1],
        }
    )


def _programmes(sites: pd.DataFrame, catalogue: Catalogue, *, seed: int) -> list:
    """A programme of each site's sector, any of them with the same chance."""
    choices = {
        sector: [p for p in catalogue.programmes.values() if p.sector == sector]
        for sector in m.SECTOR_WEIGHTS
    }
    drawn = uniform(seed, "programme", sites["key"].to_numpy())
    return [
        choices[sector][int(luck * len(choices[sector]))]
        for sector, luck in zip(sites["sector"], drawn, strict=True)
    ]


def evaluated_sites(
    sites: pd.DataFrame, places: pd.DataFrame, *, seed: int
) -> pd.DataFrame:
    """All sites with `arm` and `match_set`, and their comparison sites.

    A matched set is one site with groups and one place of the same province where
    the programme has none.
    """
    drawn = uniform(seed, "phased in", sites["key"].to_numpy())
    arms = np.where(drawn < m.PHASED_IN_SHARE, "phased_in", "treatment")
    treated = sites.assign(arm=arms, match_set=pd.NA)
    luck = pd.Series(uniform(seed, "matching", places["key"].to_numpy()))
    shuffled = places.loc[luck.sort_values().index]
    pairs = [
        pair
        for _, of_programme in treated.groupby("programme")
        for pair in _pairs(of_programme, shuffled)
    ]
    site_rows = [site for site, _ in pairs]
    treated.loc[site_rows, "match_set"] = range(1, len(pairs) + 1)
    treated.loc[site_rows, "arm"] = "treatment"
    compared = places.loc[[place for _, place in pairs], ["code", "key"]].assign(
        programme=treated.loc[site_rows, "programme"].to_numpy(),
        arm="comparison",
        match_set=range(1, len(pairs) + 1),
    )
    return pd.concat([treated, compared], ignore_index=True)


def _pairs(of_programme: pd.DataFrame, shuffled: pd.DataFrame) -> list:
    """(row of a site, row of a comparison place) within each province."""
    free = shuffled[~shuffled["code"].isin(of_programme["code"])]
    by_province = dict(list(free.groupby("province")))
    pairs = []
    for province, sites in of_programme.groupby(of_programme["key"] // 10_000):
        wanted = int(np.ceil(m.EVALUATED_SHARE * len(sites)))
        candidates = by_province.get(province, free.iloc[:0]).index
        pairs += zip(sites.index[:wanted], candidates[:wanted], strict=False)
    return pairs
