"""Moments of a survey against the plain formula on villages' residuals."""

import itertools

import numpy as np
import pandas as pd
import pytest

from dashboard.ingest.survey.moments import (
    collapsed,
    region_moments,
    with_levels,
    without_few,
)

PLACES = ["region", "period"]
RATIO = {"one": ("num", "den")}
CHANGE = {"one": ("a0", "b0", "a1", "b1")}


def villages_of(strata: dict[str, int], region: str = "32.04") -> pd.DataFrame:
    rows = [
        (region, "2024Q2", stratum, f"{stratum}-{number}")
        for stratum, count in strata.items()
        for number in range(count)
    ]
    return pd.DataFrame(rows, columns=["region", "period", "stratum", "psu"])


def with_sums(villages: pd.DataFrame, names, seed: int = 3) -> pd.DataFrame:
    """Two rows a village, one an arm; no household of arm C in every third village."""
    random = np.random.default_rng(seed)
    rows = []
    for place, (number, village) in itertools.product("TC", villages.iterrows()):
        if place == "C" and number % 3 == 0:
            continue
        numbers = {f"one__{name}": random.uniform(50, 900) for name in names}
        rows.append({**village, "arm": place, "one__n": 5.0, **numbers})
    return pd.DataFrame(rows)


def residual_variance(sums, villages, total, gradient) -> float:
    """Σ_strata n/(n−1)·Σ(z − z̄)², z the villages' linearised values, 0 where none."""
    score = sum(gradient[name] * sums[f"one__{name}"] for name in gradient)
    by_village = score.groupby([sums["stratum"], sums["psu"]]).sum()
    every = pd.MultiIndex.from_frame(villages[["stratum", "psu"]])
    by_village = by_village.reindex(every, fill_value=0.0)
    spread = by_village.groupby("stratum").var(ddof=1)
    return float((by_village.groupby("stratum").size() * spread).sum())


def ratio_gradient(total) -> dict:
    ratio = total["one__num"] / total["one__den"]
    return {"num": 1 / total["one__den"], "den": -ratio / total["one__den"]}


def from_moments(row, gradient) -> float:
    names = list(gradient)
    return sum(
        (1 if left == right else 2)
        * gradient[left]
        * gradient[right]
        * row[f"one__v_{left}_{right}"]
        for left, right in itertools.combinations_with_replacement(names, 2)
    )


@pytest.fixture
def villages():
    return villages_of({"one": 4, "two": 6, "three": 2})


@pytest.mark.parametrize("arm", ["T", "C"])
def test_variance_of_a_domain_counts_villages_without_it(villages, arm):
    sums = with_sums(villages, RATIO["one"])

    found = region_moments(sums, villages, places=PLACES, domain=["arm"], vectors=RATIO)

    row = found[found["arm"] == arm].iloc[0]
    gradient = ratio_gradient(row)
    inside = sums[sums["arm"] == arm]
    expected = residual_variance(inside, villages, row, gradient)
    assert from_moments(row, gradient) == pytest.approx(expected)
    assert row["one__psu"] == inside["psu"].nunique()


def test_variance_of_a_change_knows_that_the_same_villages_were_asked(villages):
    sums = with_sums(villages, CHANGE["one"])

    found = region_moments(sums, villages, places=PLACES, domain=[], vectors=CHANGE)

    row = found.iloc[0]
    before, after = (row[f"one__a{w}"] / row[f"one__b{w}"] for w in "01")
    gradient = {
        "a0": -1 / row["one__b0"],
        "b0": before / row["one__b0"],
        "a1": 1 / row["one__b1"],
        "b1": -after / row["one__b1"],
    }
    expected = residual_variance(sums, villages, row, gradient)
    assert from_moments(row, gradient) == pytest.approx(expected)


def test_moments_of_regencies_add_up_to_those_of_their_strata_together(villages):
    other = villages_of({"four": 3, "five": 5}, region="32.05")
    every = pd.concat([villages, other], ignore_index=True)
    sums = with_sums(every, RATIO["one"])

    rows = region_moments(sums, every, places=PLACES, domain=[], vectors=RATIO)
    found = with_levels(rows, ["period"]).set_index("level")

    row = found.loc["province"]
    gradient = ratio_gradient(row)
    expected = residual_variance(sums, every, row, gradient)
    assert from_moments(row, gradient) == pytest.approx(expected)
    assert from_moments(found.loc["nation"], gradient) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("strata", "expected"),
    [
        ({"b": 2, "c": 1, "d": 1}, ["b", "b", "", ""]),
        ({"b": 2, "c": 1, "a": 3}, ["b", "b", "a", "a", "a", "a"]),
        ({"b": 1}, [""]),
        ({"b": 2, "c": 3}, ["b", "b", "c", "c", "c"]),
    ],
)
def test_strata_of_one_village_are_put_together(strata, expected):
    found = collapsed(villages_of(strata), PLACES)

    assert found.tolist() == expected


def test_a_village_that_stays_alone_counts_with_all_of_its_residual():
    alone = villages_of({"b": 1})
    sums = with_sums(alone, RATIO["one"])

    row = region_moments(sums, alone, places=PLACES, domain=[], vectors=RATIO).iloc[0]

    assert row["one__v_num_den"] == pytest.approx(row["one__num"] * row["one__den"])


def test_of_few_households_only_their_number_is_kept():
    rows = pd.DataFrame({"one__n": [4, 5], "one__psu": [1, 2], "one__num": [1.0, 2.0]})

    found = without_few(rows, {"one": 5})

    assert found["one__num"].isna().tolist() == [True, False]
    assert found["one__n"].tolist() == [4, 5]
