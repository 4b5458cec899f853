"""Which regions touch on land, and what follows from it: area types, land parts.

Published polygons leave slivers between neighbours, so "touch" means that less than
`TOUCHING` degrees (about 110 m) of gap is left after cleaning; corners count.
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from dashboard.regions import Regions, ancestor_code

TOUCHING = 0.001


def touching_pairs(shapes: np.ndarray, *, within: float = TOUCHING) -> np.ndarray:
    """Positions i < j of every two shapes no further apart than `within` degrees."""
    first, second = shapely.STRtree(shapes).query(
        shapes, predicate="dwithin", distance=within
    )
    pairs = np.column_stack([first, second])[first < second]
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def neighbour_table(subdistricts: gpd.GeoDataFrame) -> pd.DataFrame:
    """One row per pair, `code` < `neighbour`, of sub-districts and of regencies.

    Two regencies are neighbours when two of their sub-districts are.
    """
    codes = subdistricts["code"].to_numpy()
    pairs = touching_pairs(subdistricts.geometry.to_numpy())
    table = pd.DataFrame(np.sort(codes[pairs], axis=1), columns=["code", "neighbour"])
    regencies = table.map(lambda code: ancestor_code(code, "regency"))
    regencies = regencies[regencies["code"] != regencies["neighbour"]]
    return pd.concat([table, regencies.drop_duplicates()]).sort_values(
        ["code", "neighbour"], ignore_index=True
    )


def area_types(neighbours: pd.DataFrame, regions: Regions) -> dict[str, str]:
    """Sub-district code -> urban (in a kota), suburb (touches a kota) or rural."""
    urban = {
        region.code
        for region in regions.at_level("subdistrict")
        if regions[region.parent].kind == "kota"
    }
    first, second = neighbours["code"], neighbours["neighbour"]
    suburbs = {*first[second.isin(urban)], *second[first.isin(urban)]} - urban
    return {
        code: "urban" if code in urban else "suburb" if code in suburbs else "rural"
        for code in regions.codes("subdistrict")
    }


def connected_groups(pairs: np.ndarray, count: int) -> np.ndarray:
    """A group number per position: positions joined by a chain of pairs share one."""
    links = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), (count,) * 2)
    return connected_components(links, directed=False)[1]
