import math

import numpy as np
import pandas as pd
import pytest

from dashboard.queries.intervals import (
    design_effect,
    difference_interval,
    proportion_interval,
    ratio_interval,
    ratio_variance,
    wilson,
    within_chance,
)


def test_wilson_agrees_with_the_published_examples():
    k, n = np.array([7.0, 0, 15, 5]), np.array([20.0, 5, 30, 5])

    lower, upper = wilson(k, n, effective_n=n)

    assert lower[0] == pytest.approx(0.1812, abs=5e-5)
    assert (lower[1], upper[1]) == pytest.approx((0, 0.434), abs=5e-4)
    assert (lower[2], upper[2]) == pytest.approx((0.33, 0.67), abs=5e-3)
    assert upper[3] == pytest.approx(1)


def test_none_and_all_are_exact_ends():
    lower, upper = wilson(
        np.array([0.0, 50]), np.array([50.0, 50]), effective_n=np.array([50.0, 50])
    )

    assert lower[0] == 0
    assert upper[1] == 1


@pytest.mark.parametrize("bounded", [True, False])
def test_an_interval_without_spread_still_holds_its_value(bounded):
    y = np.arange(10.0, 400)
    x = 0.73 * y
    moments = {"n": np.full_like(y, 2), "numerator": x, "denominator": y}
    moments |= {"xx": x * x, "xy": x * y, "yy": y * y}

    lower, upper = ratio_interval(moments, bounded=bounded)

    assert (lower <= x / y).all()
    assert (upper >= x / y).all()


def units(seed: int, size: int) -> pd.DataFrame:
    generator = np.random.default_rng(seed)
    y = generator.integers(15, 120, size)
    x = generator.binomial(y, generator.beta(8, 9, size))
    return pd.DataFrame({"x": x, "y": y})


def moments_of(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "numerator": [frame.x.sum()],
            "denominator": [frame.y.sum()],
            "n": [len(frame)],
            "xx": [(frame.x**2).sum()],
            "xy": [(frame.x * frame.y).sum()],
            "yy": [(frame.y**2).sum()],
        }
    )


def brute_variance(x, y) -> float:
    ratio = x.sum() / y.sum()
    error = x - ratio * y
    return len(x) / (len(x) - 1) * (error**2).sum() / y.sum() ** 2


def test_ratio_variance_from_moments_equals_brute_force():
    frame = units(1, 200)

    assert ratio_variance(moments_of(frame))[0] == pytest.approx(
        brute_variance(frame.x, frame.y), rel=1e-9
    )


def test_takes_the_larger_of_unit_and_cluster_variance():
    frame = units(2, 600).assign(cluster=lambda f: np.arange(len(f)) // 30)
    frame["x"] = np.where(frame.cluster % 2, frame.y, frame.x // 2)
    totals = frame.groupby("cluster")[["x", "y"]].sum()
    moments = moments_of(frame).assign(
        cm=len(totals),
        cxx=(totals.x**2).sum(),
        cxy=(totals.x * totals.y).sum(),
        cyy=(totals.y**2).sum(),
    )

    by_cluster = brute_variance(totals.x, totals.y)

    assert by_cluster > brute_variance(frame.x, frame.y)
    assert ratio_variance(moments)[0] == pytest.approx(by_cluster, rel=1e-9)


def test_widens_the_unit_variance_with_few_clusters():
    frame = units(3, 60)
    moments = moments_of(frame).assign(cm=4, cxx=0.0, cxy=0.0, cyy=0.0)

    expected = 1.5 * brute_variance(frame.x, frame.y)

    assert ratio_variance(moments)[0] == pytest.approx(expected)


def test_share_stays_inside_zero_and_one():
    frame = units(4, 5).assign(x=lambda f: f.y - 1)

    lower, upper = ratio_interval(moments_of(frame), bounded=True)

    assert 0 < lower[0] < frame.x.sum() / frame.y.sum() < upper[0] < 1


def test_zero_share_of_few_groups_does_not_look_certain():
    frame = units(5, 5).assign(x=0)

    lower, upper = ratio_interval(moments_of(frame), bounded=True)

    assert lower[0] == 0
    assert upper[0] == pytest.approx(0.434, abs=1e-3)


def test_growth_ratio_may_exceed_one():
    frame = units(6, 50).assign(x=lambda f: f.y * 2 + 1)

    lower, upper = ratio_interval(moments_of(frame), bounded=False)

    assert 1 < lower[0] < upper[0]
    assert math.isclose(
        lower[0] * upper[0], (frame.x.sum() / frame.y.sum()) ** 2, rel_tol=1e-9
    )


def test_one_unit_has_no_interval():
    lower, upper = ratio_interval(moments_of(units(7, 1)), bounded=True)

    assert np.isnan(lower[0])
    assert np.isnan(upper[0])


def test_design_effect_widens_a_proportion_above_sub_districts():
    plain = pd.DataFrame({"numerator": [400.0], "denominator": [1000.0]})
    clustered = plain.assign(
        cm=20,
        cxx=sum(x**2 for x in [50, 0] * 8 + [0] * 4),
        cxy=50 * 50 * 8,
        cyy=50 * 50 * 20,
    )

    assert design_effect(plain)[0] == 1
    assert design_effect(clustered)[0] > 10
    assert proportion_interval(clustered)[1][0] > proportion_interval(plain)[1][0]


def test_the_interval_of_a_difference_squares_and_adds():
    """Newcombe 1998, table II, example a: 56/70 − 48/80, method 10."""
    parts = zip((56, 48), (70, 80), strict=True)
    after, before = (
        dict(zip(("lower", "upper"), wilson(x, n, effective_n=n), strict=True))
        | {"value": x / n}
        for x, n in ((np.array(float(x)), np.array(float(n))) for x, n in parts)
    )

    lower, upper = difference_interval(after, before)

    assert lower == pytest.approx(0.0524, abs=5e-5)
    assert upper == pytest.approx(0.3339, abs=5e-5)


def test_a_change_without_intervals_is_not_judged():
    nothing = {"value": np.array(0.1), "lower": np.array(np.nan)}
    nothing["upper"] = nothing["lower"]

    lower, upper = difference_interval(nothing, nothing)

    assert np.isnan(lower)
    assert not within_chance({"lower": lower, "upper": upper})
