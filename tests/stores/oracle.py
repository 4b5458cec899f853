"""Totals in plain pandas, without the SQL and the matrices of the build."""

from itertools import product

import pandas as pd

from dashboard.regions import ancestor_code

LEVELS = ("nation", "province", "regency", "subdistrict")
KEY = ["level", "region", "period", "programme", "sector", "area_type"]
# programme each or ANY, by sector each, area type each, or both ANY
SPLITS = tuple(product((True, False), (None, "sector", "area_type")))


def totals(units: pd.DataFrame, indicators) -> pd.DataFrame:
    """One row per level, region, period and combination of dimensions.

    A sub-district has one area type: totals by area type begin at the regency.
    """
    prepared = _summed(with_moments(units, indicators), KEY[1:])
    parts = [
        _one_level(_filtered(prepared, by_programme, split), level, indicators)
        for level in LEVELS
        for by_programme, split in SPLITS
        if (level, split) != ("subdistrict", "area_type")
    ]
    return pd.concat(parts, ignore_index=True).sort_values(KEY, ignore_index=True)


def _filtered(units: pd.DataFrame, by_programme: bool, split: str | None):
    hidden = {"sector", "area_type"} - {split}
    hidden |= set() if by_programme else {"programme"}
    return units.assign(**dict.fromkeys(hidden, "ANY"))


def with_moments(units: pd.DataFrame, indicators) -> pd.DataFrame:
    columns = {}
    for one in indicators:
        num = units[f"{one.id}__num"].astype("float")
        den = pd.Series(float("nan"), index=units.index)
        if one.is_ratio:
            den = units[f"{one.id}__den"].astype("float")
            num = num.where(den.notna())
        columns |= {
            f"{one.id}__num": num,
            f"{one.id}__den": den,
            f"{one.id}__n": num.notna().astype(int),
            f"{one.id}__xx": num * num,
            f"{one.id}__xy": num * den,
            f"{one.id}__yy": den * den,
            f"{one.id}__max": den,
        }
    others = units.drop(columns=columns, errors="ignore")
    return pd.concat([others, pd.DataFrame(columns)], axis=1)


def _one_level(units: pd.DataFrame, level: str, indicators) -> pd.DataFrame:
    key = ["region", *KEY[2:]]
    children = _summed(units, key)
    parents = children.copy()
    parents["region"] = parents["region"].map(lambda code: ancestor_code(code, level))
    found = _summed(parents, key)
    if level != "subdistrict":
        found = found.merge(_clusters(parents, key, indicators), on=key, how="left")
    return found.assign(level=level)[_columns(found, level, indicators)]


def _summed(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    grouped = rows.groupby(key)
    largest = [c for c in rows.columns if c.endswith("__max")]
    added = [c for c in rows.columns if c not in (*KEY, *largest)]
    sums = grouped[added].sum(min_count=1)
    return sums.join(grouped[largest].max()).reset_index()


def _clusters(children: pd.DataFrame, key: list[str], indicators) -> pd.DataFrame:
    columns = children[key].copy()
    for one in indicators:
        has = children[f"{one.id}__n"] > 0
        x, y = children[f"{one.id}__num"], children[f"{one.id}__den"]
        columns[f"{one.id}__cm"] = has.astype(int)
        columns[f"{one.id}__cxx"] = x * x
        columns[f"{one.id}__cxy"] = x * y
        columns[f"{one.id}__cyy"] = y * y
    return _summed(columns, key)


def _columns(found: pd.DataFrame, level: str, indicators) -> list[str]:
    wanted = [*KEY, "due", "reported"]
    for one in indicators:
        parts = ["num", "den", "n"]
        if one.interval == "ratio":
            parts += ["xx", "xy", "yy"]
        if one.interval in ("ratio", "wilson") and level != "subdistrict":
            parts += ["cm", "cxx", "cxy", "cyy"]
        parts += ["max"] if one.dominance else []
        wanted += [f"{one.id}__{part}" for part in parts]
    return wanted
