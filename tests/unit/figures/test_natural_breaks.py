from itertools import combinations

import numpy as np
import pytest

from dashboard.figures.natural_breaks import natural_edges


def scatter(values, cuts) -> float:
    parts = np.split(values, cuts)
    return sum(((part - part.mean()) ** 2).sum() for part in parts)


def test_gaps_are_where_classes_end():
    values = np.array([1.0, 2, 3, 10, 11, 12, 50])

    assert natural_edges(values, 3).tolist() == [10, 50]


@pytest.mark.parametrize("classes", [2, 3, 4])
def test_no_other_division_scatters_less(classes):
    values = np.sort(np.random.default_rng(classes).lognormal(0, 1, 14))
    ways = combinations(range(1, len(values)), classes - 1)

    cuts = np.searchsorted(values, natural_edges(values, classes))

    least = min(scatter(values, way) for way in ways)
    assert scatter(values, cuts) == pytest.approx(least)


def test_fewer_values_than_classes():
    assert natural_edges(np.array([1.0, 1, 2]), 5).tolist() == [2]
    assert natural_edges(np.array([1.0, 1]), 5).tolist() == []
