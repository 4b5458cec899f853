import numpy as np
import pytest

from dashboard.disclosure.spread import MOST_CLASSES, spread_of

VALUES = np.random.default_rng(8).lognormal(3, 1, 997).round(2)


@pytest.mark.parametrize("classes", range(2, MOST_CLASSES + 1))
def test_keeps_the_edges_of_any_number_of_classes(classes):
    parts = np.arange(1, classes) / classes

    assert spread_of(VALUES).edges(classes) == np.quantile(VALUES, parts).tolist()


def test_one_value_spreads_nowhere():
    found = spread_of(np.array([7.0]))

    assert found.least == found.most == 7
    assert set(found.quantiles) == {7}
