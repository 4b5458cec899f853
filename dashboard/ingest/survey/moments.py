"""From sums per sampled village to what adds up over regions: totals and moments.

A result is a ratio of weighted totals. How far it may be off is told by the spread of
the villages' totals t round the mean of their stratum: V is the sum over strata of
n/(n−1)·Σ(t − t̄)(t − t̄)'. A domain (an arm, an area type) keeps all villages of the
stratum, with totals of zero where it has no household: leaving them out would make it
look surer than it is. V adds up over strata, hence over regencies; strata nest in them.
Domains are never added up.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations_with_replacement

import numpy as np
import pandas as pd

from dashboard.regions import NATION

ANY = "ANY"
_COLLAPSED = ""  # sorts before any stratum's own name
_WIDTHS = {"regency": 5, "province": 2, "nation": 0}

# what is measured -> the names of its totals, whose moments are kept
Vectors = Mapping[str, Sequence[str]]


def moment_names(totals: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of totals, each once: (a, a), (a, b), (b, b)."""
    return list(combinations_with_replacement(totals, 2))


def collapsed(villages: pd.DataFrame, places: Sequence[str]) -> pd.Series:
    """The stratum of each village, where strata of one village are put together.

    `villages` has a row per village; `places` are the columns that strata nest in. One
    that is left over joins its regency's first stratum, or stays where there is none.
    """
    of_stratum = [villages[name] for name in (*places, "stratum")]
    of_place = [villages[name] for name in places]
    is_lone = villages.groupby(of_stratum)["psu"].transform("size") == 1
    lone = is_lone.groupby(of_place).transform("sum")
    first = villages["stratum"].where(~is_lone).groupby(of_place).transform("min")
    left_over = (lone == 1) & first.notna()
    together = pd.Series(_COLLAPSED, index=villages.index).where(~left_over, first)
    return villages["stratum"].where(~is_lone, together)


def region_moments(
    sums: pd.DataFrame,
    villages: pd.DataFrame,
    *,
    places: Sequence[str],
    domain: Sequence[str],
    vectors: Vectors,
) -> pd.DataFrame:
    """One row per `places` × domain: all sums, villages with data, and V.

    `sums` has rows per village and finer, `villages` all villages of every stratum.
    Columns `<id>__psu` and `<id>__v_<total>_<total>` are added. Of a stratum of one
    village V is the square of its totals: nothing is known of its spread, and this
    takes all of it for chance.
    """
    strata = villages.assign(collapsed=collapsed(villages, places))
    key = [*places, "collapsed", *domain]
    found = sums.merge(strata, on=[*places, "stratum", "psu"])
    numbers = [name for name in sums.columns if "__" in name]
    by_village = found.groupby([*key, "stratum", "psu"])[numbers].sum().reset_index()
    squares = pd.concat([by_village[key], _products(by_village, vectors)], axis=1)
    per_stratum = by_village.groupby(key)[numbers].sum()
    per_stratum = per_stratum.join(squares.groupby(key).sum())
    size = strata.groupby([*places, "collapsed"])["psu"].size()
    per_stratum = _centre(per_stratum, size, vectors, places=places)
    return per_stratum.groupby([*places, *domain]).sum().reset_index()


def _products(by_village: pd.DataFrame, vectors: Vectors) -> pd.DataFrame:
    found = {}
    for one, totals in vectors.items():
        found[f"{one}__psu"] = (by_village[f"{one}__n"] > 0).astype(int)
        for left, right in moment_names(totals):
            product = by_village[f"{one}__{left}"] * by_village[f"{one}__{right}"]
            found[f"{one}__v_{left}_{right}"] = product
    return _in_one_block(found, by_village.index)


def _centre(
    per_stratum: pd.DataFrame, size: pd.Series, vectors: Vectors, *, places
) -> pd.DataFrame:
    """From sums of products to V, with the villages that the stratum has in all."""
    stratum = per_stratum.index.droplevel(
        list(range(len(places) + 1, per_stratum.index.nlevels))
    )
    n = size.reindex(stratum).to_numpy(float)
    scale = np.where(n > 1, n / np.maximum(n - 1, 1), 1.0)
    centred = {}
    for one, totals in vectors.items():
        for left, right in moment_names(totals):
            mean = per_stratum[f"{one}__{left}"] * per_stratum[f"{one}__{right}"] / n
            name = f"{one}__v_{left}_{right}"
            centred[name] = scale * (per_stratum[name] - np.where(n > 1, mean, 0))
    others = per_stratum.drop(columns=list(centred))
    return pd.concat([others, _in_one_block(centred, per_stratum.index)], axis=1)


def _in_one_block(columns: Mapping[str, pd.Series], index: pd.Index) -> pd.DataFrame:
    """Side by side in memory: pandas adds up a block at a time, not a column."""
    return pd.DataFrame(columns, index=index).copy()


def with_levels(regencies: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """The regencies' rows and, added up, those of provinces and the nation."""
    numbers = [name for name in regencies.columns if "__" in name]
    parts = []
    for level, width in _WIDTHS.items():
        rows = regencies.assign(
            region=regencies["region"].str[:width].replace("", NATION)
        )
        rows = rows.groupby(["region", *key], as_index=False)[numbers].sum()
        parts.append(rows.assign(level=level))
    return pd.concat(parts, ignore_index=True)


def without_few(rows: pd.DataFrame, fewest: Mapping[str, int]) -> pd.DataFrame:
    """Only the count is kept of cells with fewer households than may be told apart."""
    found = rows.copy()
    for one, least in fewest.items():
        few = found[f"{one}__n"] < least
        names = [name for name in found if name.startswith(f"{one}__")]
        for name in names:
            if name not in (f"{one}__n", f"{one}__psu"):
                found[name] = found[name].where(~few)
    return found
