"""What a figure says of its region: against the one above, and a year before."""

import pytest

from dashboard.components.region_verdicts import (
    BETTER,
    SAME,
    UNJUDGED,
    VERDICTS,
    WORSE,
    verdict,
)
from dashboard.disclosure import flags


@pytest.fixture(scope="module")
def indicators(catalogue):
    return catalogue.indicators


def row(value, *, half=0.02, flag=flags.OK, before=None) -> dict:
    ends = (None, None) if half is None else (value - half, value + half)
    return {
        "region": "32.04",
        "period": "2024Q3",
        "value": value,
        "lower": ends[0],
        "upper": ends[1],
        "flag": flag,
        "before": before,
    }


@pytest.mark.parametrize(
    ("indicator", "value", "parent", "said"),
    [
        ("grp_repay_rate", 0.80, 0.90, WORSE),
        ("grp_repay_rate", 0.90, 0.80, BETTER),
        ("grp_repay_rate", 0.80, 0.81, SAME),
        ("grp_par30", 0.80, 0.90, BETTER),
        ("members_women_share", 0.30, 0.60, UNJUDGED),
    ],
)
def test_beside_the_region_above(indicators, indicator, value, parent, said):
    assert verdict(row(value), row(parent), indicators[indicator]) == said


def test_what_fell_since_a_year_before_needs_attention_though_it_is_still_better(
    indicators,
):
    fell = row(0.85, before=row(0.95))

    assert verdict(fell, row(0.70), indicators["grp_repay_rate"]) == WORSE


def test_the_nation_has_only_its_own_past(indicators):
    repay = indicators["grp_repay_rate"]

    assert verdict(row(0.85, before=row(0.75)), None, repay) == BETTER
    assert verdict(row(0.85, before=row(0.84)), None, repay) == SAME
    assert verdict(row(0.85), None, repay) == UNJUDGED


def test_a_complete_count_and_what_is_not_shown_are_not_judged(indicators):
    repay = indicators["grp_repay_rate"]

    assert verdict(row(0.8, half=None), row(0.9, half=None), repay) == UNJUDGED
    hidden = row(0.8, flag=flags.TOO_FEW)
    assert verdict(hidden, row(0.9), repay) == UNJUDGED
    assert set(VERDICTS) == {WORSE, BETTER, SAME, UNJUDGED}
