"""Survey results again in plain pandas from the report files, variance by brute force.

Nothing of the build is used: prices, poverty lines, weights and residuals are worked
out here, region by region, each from its own households.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

INDICATORS = {
    # id -> numerator and denominator of one household
    "welf_pce_real": ("people_rp", "hhsize"),
    "welf_p0": ("poor", "hhsize"),
    "welf_asset_index": ("assets", "twelve"),
    "welf_food_insec": ("insecure", "hhsize"),
    "welf_lifestyle_net": ("lifestyle", "one"),
}


class Survey:
    """The households interviewed, with what the indicators count."""

    def __init__(self, folder: Path):
        prices = pd.read_parquet(folder / "prices.parquet")
        rows = pd.read_parquet(folder / "household_survey.parquet")
        regions = pd.read_parquet(folder / "regions.parquet")
        area = regions.set_index("region_code")["area_type"]
        usual = rows.groupby(["stratum_id", "wave"])["weight"].transform("median")
        rows["w"] = np.minimum(rows["weight"], 5 * usual)
        rows["panel_w"] = (
            rows["attr_weight"].fillna(rows["weight"]).clip(upper=5 * usual)
        )
        rows = rows[~rows["panel"].isin(["refused", "not_found"])].copy()
        rows["area_type"] = rows["kec_code"].map(area)
        self.households = _measured(rows, prices)

    def of(self, region: str, period: str, **domain: str) -> Iterator[dict]:
        """Per indicator: numerator, denominator, n, psu and the variance of the ratio.

        `domain` names columns and what they must be.
        """
        here = self.households["kec_code"].str.startswith(region.replace("ID", ""))
        rows = self.households[here & (self.households["period"] == period)]
        inside = pd.Series(True, index=rows.index)
        for column, value in domain.items():
            inside &= rows[column] == value
        for one, (x, y) in INDICATORS.items():
            kept = rows[inside & rows[x].notna() & rows[y].notna()]
            yield {"indicator": one, **_result(kept, rows, x, y)}

    def change(
        self, region: str, period: str, before: str, arm: str, one: str, **domain: str
    ):
        """The change of households asked twice, its variance and their number."""
        x, y = INDICATORS[one]
        now, then = (
            self.households[self.households["period"] == quarter]
            for quarter in (period, before)
        )
        now = now[now["kec_code"].str.startswith(region.replace("ID", ""))]
        both = now.merge(then[["hh_id", x, y]], on="hh_id", suffixes=("", "_then"))
        both = both[(both["arm"] == arm) & both[[x, f"{x}_then"]].notna().all(axis=1)]
        for column, value in domain.items():
            both = both[both[column] == value]
        sides = [
            (both["panel_w"] * both[f"{x}{s}"], both["panel_w"] * both[f"{y}{s}"])
            for s in ("", "_then")
        ]
        ratios = [a.sum() / b.sum() for a, b in sides]
        scores = [
            (a - r * b) / b.sum() for (a, b), r in zip(sides, ratios, strict=True)
        ]
        return (
            ratios[0] - ratios[1],
            _variance(scores[0] - scores[1], both, now),
            len(both),
        )


def _result(kept: pd.DataFrame, rows: pd.DataFrame, x: str, y: str) -> dict:
    a, b = (kept["w"] * kept[x]).sum(), (kept["w"] * kept[y]).sum()
    score = kept["w"] * (kept[x] - a / b * kept[y]) / b if b else kept["w"]
    return {
        "num": a,
        "den": b,
        "n": len(kept),
        "psu": kept["psu_id"].nunique(),
        "variance": _variance(score, kept, rows),
    }


def _variance(score: pd.Series, kept: pd.DataFrame, rows: pd.DataFrame) -> float:
    """Σ over strata n/(n−1)·Σ(z − z̄)², villages without such households counting 0."""
    villages = rows[["stratum_id", "psu_id"]].drop_duplicates()
    by_village = score.groupby(kept["psu_id"]).sum()
    total = 0.0
    for _stratum, members in villages.groupby("stratum_id")["psu_id"]:
        z = by_village.reindex(members).fillna(0.0).to_numpy()
        total += len(z) / (len(z) - 1) * ((z - z.mean()) ** 2).sum()
    return total


def _measured(rows: pd.DataFrame, prices: pd.DataFrame) -> pd.DataFrame:
    day = pd.to_datetime(rows["interview_on"])
    rows["period"] = day.dt.year.astype(str) + "Q" + day.dt.quarter.astype(str)
    rows["period"] = rows.groupby("wave")["period"].transform("max")
    spent = (rows["exp_food_rp"] + rows["exp_nonfood_rp"]) / rows["hhsize"]
    level, line = _at_interview(rows, day, prices)
    people = rows["hhsize"].astype(float)
    items = rows[[f"fies{number}" for number in range(1, 9)]].sum(axis=1)
    now, before = (
        rows[[f"ls{number}_{when}" for number in range(1, 9)]].to_numpy(float)
        for when in ("now", "before")
    )
    steps = np.sign(now - before).sum(axis=1)
    in_panel = rows["panel"].isin(["panel", "moved"])
    return rows.assign(
        people_rp=people * np.floor(spent * level + 0.5),
        poor=np.where(spent < line, people, 0.0),
        assets=100.0 * rows[[f"a{number:02}" for number in range(1, 13)]].sum(axis=1),
        insecure=np.where(items >= 4, people, 0.0),
        lifestyle=100 * pd.Series(np.sign(steps), rows.index).where(in_panel),
        twelve=12.0,
        one=1.0,
    )


def _at_interview(rows: pd.DataFrame, day: pd.Series, prices: pd.DataFrame):
    """Base price over the month's, and the line last published, per household."""
    prices = prices.assign(level=prices["cpi"] * prices["link_factor"])
    last_year = prices["month"].str[:4].max()  # the sample's years are full
    key = ["area_code", "urban_rural"]
    base = (
        prices[prices["month"].str.startswith(last_year)].groupby(key)["level"].mean()
    )
    month = day.dt.strftime("%Y-%m")
    place = [rows["kec_code"].str[:2], rows["urban_rural"]]
    by_month = prices.set_index([*key, "month"])["level"]
    level = by_month.reindex(pd.MultiIndex.from_arrays([*place, month])).to_numpy()
    published = day.dt.month.map(lambda m: 0 if m < 3 else 3 if m < 9 else 9)
    year = day.dt.year - (published == 0)
    line_month = year.astype(str) + "-" + published.replace(0, 9).map("{:02}".format)
    lines = prices.set_index([*key, "month"])["poverty_line_rp"].astype(float)
    line = lines.reindex(pd.MultiIndex.from_arrays([*place, line_month])).to_numpy()
    return base.reindex(pd.MultiIndex.from_arrays(place)).to_numpy() / level, line
