import math
from types import SimpleNamespace

import pytest

from dashboard.components.panel import judge

MORE = SimpleNamespace(higher_is_better=True)
LESS = SimpleNamespace(higher_is_better=False)
SIZE = SimpleNamespace(higher_is_better=None)
PARENT = {"value": 0.70}


@pytest.mark.parametrize(
    ("indicator", "lower", "value", "upper", "word"),
    [
        (MORE, 0.60, 0.65, 0.72, "same"),
        (MORE, 0.75, 0.80, 0.85, "better"),
        (MORE, 0.40, 0.50, 0.60, "worse"),
        (LESS, 0.75, 0.80, 0.85, "worse"),
        (LESS, 0.40, 0.50, 0.60, "better"),
        (SIZE, 0.75, 0.80, 0.85, "higher"),
        (SIZE, 0.40, 0.50, 0.60, "lower"),
        (MORE, math.nan, 0.80, math.nan, "compare"),
    ],
)
def test_judges_only_beyond_the_range(indicator, lower, value, upper, word):
    row = {"lower": lower, "value": value, "upper": upper}

    assert judge(row, PARENT, indicator)[0] == word
