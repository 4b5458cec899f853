"""How many regions show a figure, and when that is enough."""

import numpy as np
import pytest

from dashboard.disclosure import flags
from dashboard.queries.coverage import coverage_of


def numbers(*names: str) -> np.ndarray:
    return np.array([flags.NUMBER[name] for name in names], dtype=int)


def test_every_region_with_the_programme_is_counted_once():
    found = coverage_of(numbers(*flags.FLAGS))

    nothing_due = 2  # no programme, outside the filter
    assert found.regions == len(flags.FLAGS) - nothing_due
    assert found.counts["shown"] == 3
    assert found.answered == 5
    assert found.counts["confidential"] == 2


@pytest.mark.parametrize(("shown", "is_enough"), [(79, False), (80, True)])
def test_four_fifths_are_enough(shown, is_enough):
    flag = numbers(*["ok"] * shown, *["too_few"] * (100 - shown))

    assert coverage_of(flag).is_enough == is_enough


def test_where_nothing_is_due_nothing_is_missing():
    assert coverage_of(numbers("no_programme", "outside_filter")).is_enough
    assert coverage_of(numbers()).is_enough
