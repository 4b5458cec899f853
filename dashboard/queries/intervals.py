"""How much a value could move by chance: 95 % intervals from stored moments.

All functions take and return numpy arrays of one shape, a cell a region × period, and
never see single groups: the moments Σx, Σy, Σx², Σxy, Σy² over units (and over
sub-districts, above that level) are in the store.
Groups are a full count, so these intervals tell process noise, not sampling error.
"""

from collections.abc import Mapping

import numpy as np

Moments = Mapping[str, np.ndarray]

Z95 = 1.959963984540054
FEW_CLUSTERS = 10
FEW_CLUSTERS_WIDENING = 1.5  # of the variance; a project default


def wilson(
    numerator: np.ndarray, denominator: np.ndarray, *, effective_n: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Wilson score interval of a proportion; `effective_n` is n, or n over deff.

    Brown, Cai & DasGupta 2001, doi 10.1214/ss/1009213286. NaN where n is 0.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        p = numerator / denominator
        n = effective_n
        shrink = 1 + Z95**2 / n
        centre = (p + Z95**2 / (2 * n)) / shrink
        half = Z95 * np.sqrt(p * (1 - p) / n + Z95**2 / (4 * n**2)) / shrink
    return _around(p, np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1))


def linearised_variance(
    units: np.ndarray,
    x: np.ndarray,
    y: np.ndarray,
    *,
    xx: np.ndarray,
    xy: np.ndarray,
    yy: np.ndarray,
) -> np.ndarray:
    """Variance of R = Σx/Σy: m/(m−1)·(Σx² − 2RΣxy + R²Σy²)/Y². NaN for one unit."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = x / y
        spread = np.maximum(xx - 2 * ratio * xy + ratio**2 * yy, 0)
        variance = units / (units - 1) * spread / y**2
    return np.where(units > 1, variance, np.nan)


def ratio_variance(moments: Moments) -> np.ndarray:
    """Variance of a ratio by units; of sub-districts above them if larger.

    With fewer than ten sub-districts the unit variance is widened instead.
    """
    by_unit = linearised_variance(
        *(_column(moments, c) for c in ("n", "numerator", "denominator")),
        xx=_column(moments, "xx"),
        xy=_column(moments, "xy"),
        yy=_column(moments, "yy"),
    )
    if "cm" not in moments:
        return by_unit
    clusters = _column(moments, "cm")
    widened = np.where(clusters > 0, by_unit * FEW_CLUSTERS_WIDENING, by_unit)
    by_cluster = cluster_variance(moments)
    return np.where(clusters >= FEW_CLUSTERS, np.fmax(by_unit, by_cluster), widened)


def cluster_variance(moments: Moments) -> np.ndarray:
    """Variance with the sub-districts' totals as the units."""
    return linearised_variance(
        *(_column(moments, c) for c in ("cm", "numerator", "denominator")),
        xx=_column(moments, "cxx"),
        xy=_column(moments, "cxy"),
        yy=_column(moments, "cyy"),
    )


def ratio_interval(moments: Moments, *, bounded: bool) -> tuple[np.ndarray, np.ndarray]:
    """Interval of Σx/Σy, on the logit scale for a share, on the log scale else.

    A share of exactly 0 or 1 has no spread of its own: there the units are counted
    as yes/no (Wilson), which keeps "0 of 5 groups" from looking certain.
    """
    x, y, n = (_column(moments, c) for c in ("numerator", "denominator", "n"))
    error = np.sqrt(ratio_variance(moments))
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = x / y
    lower, upper = around_ratio(ratio, error, bounded=bounded)
    if not bounded:
        return lower, upper
    at_edge = (ratio <= 0) | (ratio >= 1)
    edge_lower, edge_upper = wilson(x, y, effective_n=n)
    return np.where(at_edge, edge_lower, lower), np.where(at_edge, edge_upper, upper)


def around_ratio(
    ratio: np.ndarray, error: np.ndarray, *, bounded: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Interval of a ratio with this standard error: logit scale or log scale."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ends = (_logit_interval if bounded else _log_interval)(ratio, error)
    return _around(ratio, *ends)


def proportion_interval(moments: Moments) -> tuple[np.ndarray, np.ndarray]:
    """Wilson, with n over the design effect where sub-districts are the clusters."""
    x, y = _column(moments, "numerator"), _column(moments, "denominator")
    return wilson(x, y, effective_n=y / design_effect(moments))


def design_effect(moments: Moments) -> np.ndarray:
    """Cluster variance over binomial variance, never below 1; 1 at sub-districts."""
    x, y = _column(moments, "numerator"), _column(moments, "denominator")
    if "cm" not in moments:
        return np.ones_like(y)
    clusters = _column(moments, "cm")
    with np.errstate(divide="ignore", invalid="ignore"):
        p = x / y
        effect = cluster_variance(moments) / (p * (1 - p) / y)
    effect = np.where(np.isfinite(effect), np.maximum(effect, 1), 1)
    few = np.where(clusters > 0, FEW_CLUSTERS_WIDENING, 1)
    return np.where(clusters >= FEW_CLUSTERS, effect, few)


def _around(value, lower, upper):
    """The interval with its value inside, from which rounding may have moved an end.

    Two equal values would differ "beyond chance" by a last digit otherwise.
    """
    return np.minimum(lower, value), np.maximum(upper, value)


def difference_interval(
    after: Moments, before: Moments
) -> tuple[np.ndarray, np.ndarray]:
    """Interval of `after − before`, from the values and intervals of both.

    lower = d − √((v₁ − l₁)² + (u₂ − v₂)²), upper = d + √((u₁ − v₁)² + (v₂ − l₂)²):
    method 10 of Newcombe 1998 (Stat. Med. 17:873–890) for proportions, which holds for
    any two intervals (MOVER: Zou & Donner 2008, doi 10.1002/sim.3095) and is the usual
    normal one where both are symmetric. It takes the two for independent; the same
    groups report in both periods, whose figures rise and fall together, so that it is
    rather too wide than too narrow. NaN where either has no interval.
    """
    now, then = (
        {name: _column(one, name) for name in ("value", "lower", "upper")}
        for one in (after, before)
    )
    difference = now["value"] - then["value"]
    down = np.hypot(now["value"] - now["lower"], then["upper"] - then["value"])
    up = np.hypot(now["upper"] - now["value"], then["value"] - then["lower"])
    return difference - down, difference + up


def within_chance(change: Moments) -> np.ndarray:
    """Where the interval of a change holds zero; false where there is no interval."""
    return (_column(change, "lower") <= 0) & (_column(change, "upper") >= 0)


def _logit_interval(ratio, error):
    middle = np.log(ratio / (1 - ratio))
    half = Z95 * error / (ratio * (1 - ratio))
    return 1 / (1 + np.exp(half - middle)), 1 / (1 + np.exp(-half - middle))


def _log_interval(ratio, error):
    half = Z95 * error / ratio
    return ratio * np.exp(-half), ratio * np.exp(half)


def _column(moments: Moments, name: str) -> np.ndarray:
    return np.asarray(moments[name], float)
