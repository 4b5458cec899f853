import numpy as np
import pytest

from dashboard.disclosure import flags
from dashboard.disclosure.spread import spread_of
from dashboard.figures.map_classes import (
    MARKS,
    NO_CLASS,
    change_breaks,
    class_breaks,
    class_codes,
    map_bytes,
    spread_breaks,
    thinned,
)

VALUES = np.array([0.0, 0.2, 0.5, 0.5, 0.8, np.nan])


def test_a_class_holds_its_lower_edge():
    assert class_codes(VALUES, [0.2, 0.5]).tolist() == [0, 1, 2, 2, 2, NO_CLASS]


def test_zero_is_a_value_of_the_lowest_class():
    assert class_codes(np.array([0.0]), [0.2])[0] == 0


def numbers(*names: str) -> np.ndarray:
    return np.array([flags.NUMBER[name] for name in names])


def test_byte_holds_class_and_mark():
    found = numbers(flags.OK, flags.SUPPRESSED, flags.PARENT_VALUE)

    packed = map_bytes(np.array([0.3, np.nan, 0.9]), found, [0.5])

    assert (packed & 15).tolist() == [0, NO_CLASS, 1]
    assert (packed >> 4).tolist() == [0, 8, 1]


def test_every_flag_has_a_mark():
    assert set(MARKS) == set(flags.FLAGS)


def test_fixed_breaks_are_taken_as_they_are():
    assert class_breaks(VALUES, method="fixed", classes=5, fixed=(0.8, 0.9)) == [
        0.8,
        0.9,
    ]


@pytest.mark.parametrize("method", ["quantile", "equal", "natural", "fixed"])
def test_breaks_rise_and_lie_inside_the_values(method):
    values = np.random.default_rng(3).beta(8, 2, 2000)

    breaks = class_breaks(values, method=method, classes=5)

    assert len(breaks) == 4
    assert breaks == sorted(breaks)
    assert values.min() < breaks[0] and breaks[-1] <= values.max()


@pytest.mark.parametrize("method", ["quantile", "equal", "fixed"])
@pytest.mark.parametrize("values", [[4, 1, 1, 8, 90], [3, 3], [0.1, 0.25, 0.7]])
def test_a_spread_gives_the_breaks_of_its_values(method, values):
    values = np.array(values, dtype=float)
    style = {"method": method, "classes": 4}

    assert spread_breaks(spread_of(values), **style) == class_breaks(values, **style)


def test_natural_breaks_need_more_than_a_spread():
    spread = spread_of(np.array([1.0, 2, 9]))

    assert spread_breaks(spread, method="natural", classes=3) is None


def test_quantile_classes_hold_about_as_many_regions_each():
    values = np.random.default_rng(4).lognormal(0, 1, 5000)

    codes = class_codes(values, class_breaks(values, method="quantile", classes=4))

    assert np.bincount(codes).min() > 1000


@pytest.mark.parametrize("values", [[], [np.nan], [0.5, 0.5]])
def test_nothing_to_divide_gives_one_class(values):
    for method in ("quantile", "equal", "natural"):
        assert class_breaks(np.array(values), method=method, classes=5) == []


def test_changes_of_percents_have_fixed_edges_on_both_sides_of_the_same():
    assert change_breaks(np.array([0.2, -0.1]), "percent") == [-0.05, -0.01, 0.01, 0.05]


def test_changes_of_counts_have_edges_that_mirror_each_other():
    edges = change_breaks(np.array([-40.0, -3, 0, 5, 12, 60]), "count")

    assert edges == [-e for e in reversed(edges)]
    assert len(edges) == 4


def test_no_change_at_all_needs_no_edges():
    assert change_breaks(np.array([0.0, np.nan]), "count") == []


def test_fewer_classes_thin_out_the_fixed_edges_and_keep_both_ends():
    assert thinned((60, 70, 80, 85, 90, 95), 5) == [60, 80, 85, 95]
    assert thinned((60, 70), 5) == [60, 70]
