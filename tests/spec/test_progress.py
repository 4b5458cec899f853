"""On the way from a baseline to a target: section 5.10 of the domain, worked by hand."""

import pytest

from dashboard.queries.progress import (
    Realised,
    Target,
    attained,
    chance_of_meeting,
    expected_by_now,
    progress,
    years_between,
)


def target(**changes) -> Target:
    """From 80 % in 2024 to 84 % in 2025 and 92 % in 2028."""
    facts = {
        "plan": "plan",
        "indicator": "grp_repay_rate",
        "region": "ID",
        "year": 2025,
        "baseline_year": 2024,
        "baseline": 0.80,
        "goal": 0.84,
        "is_up": True,
        "is_cumulative": False,
        "status": "draft",
        "note": None,
        "final_year": 2028,
        "final": 0.92,
    }
    return Target(**facts | changes)


def at(value, *, half=None, period="2025Q4") -> Realised:
    ends = (None, None) if half is None else (value - half, value + half)
    return Realised(value, *ends, period)


@pytest.mark.parametrize(
    ("value", "half", "status"),
    [
        (0.86, 0.01, "met"),  # two ranges above 84
        (0.845, 0.05, "on_track"),  # above, but by much less than its range
        (0.84, 0.01, "on_track"),  # exactly there: as likely above as below
        (0.82, 0.005, "behind"),  # up, but half of the way
        (0.78, 0.005, "away"),  # well below the baseline
        (0.795, 0.05, "behind"),  # below the baseline by much less than its range
    ],
)
def test_status_of_a_figure_with_a_range(value, half, status):
    assert progress(target(), at(value, half=half)).status == status


def test_a_complete_count_meets_its_target_or_does_not():
    assert progress(target(), at(0.84)).status == "met"
    assert progress(target(), at(0.8399)).status == "behind"
    assert progress(target(), at(0.7999)).status == "away"
    assert progress(target(), at(0.80)).status == "behind"


def test_in_the_middle_of_a_year_half_of_the_way_is_on_track():
    assert expected_by_now(target(), 0.5) == pytest.approx(0.82)
    assert progress(target(), at(0.82, period="2025Q2")).status == "on_track"
    assert progress(target(), at(0.8199, period="2025Q2")).status == "behind"


def test_nothing_is_judged_without_a_figure_or_before_the_plan():
    assert progress(target(), None).status == "unknown"
    assert progress(target(), at(0.9, period="2024Q4")).status == "unknown"


def test_lower_is_better_turns_every_side():
    down = target(baseline=0.12, goal=0.10, final=0.06, is_up=False)

    assert progress(down, at(0.09)).status == "met"
    assert progress(down, at(0.11, period="2025Q2")).status == "on_track"
    assert progress(down, at(0.115)).status == "behind"
    assert progress(down, at(0.13)).status == "away"


def test_a_sum_is_on_track_by_its_pace():
    """A quarter of the time has gone: a quarter of the 1,000 is enough."""
    many = target(baseline=0, goal=1000, final=4000, is_cumulative=True)

    assert progress(many, at(250, period="2025Q1")).status == "on_track"
    assert progress(many, at(249, period="2025Q1")).status == "behind"
    assert progress(many, at(1000)).status == "met"


def test_chance_is_by_the_side_of_the_range_that_faces_the_limit():
    """1.96 spreads below the value lies its lower end: 97.5 % are above it."""
    value = Realised(0.80, 0.70, 0.85, "2025Q4")

    assert chance_of_meeting(0.70, value, is_up=True) == pytest.approx(0.975, abs=1e-4)
    assert chance_of_meeting(0.85, value, is_up=True) == pytest.approx(0.025, abs=1e-4)
    assert chance_of_meeting(0.80, value, is_up=True) == pytest.approx(0.5)
    assert chance_of_meeting(0.85, value, is_up=False) == pytest.approx(0.975, abs=1e-4)


def test_the_share_of_the_target_is_counted_as_performance_reports_do():
    """PAR 12 against 10 is 80 %, 8 against 10 is 120 %; never above 120 %."""
    down = target(baseline=0.14, goal=0.10, is_up=False)

    assert attained(down, 0.12) == pytest.approx(0.80)
    assert attained(down, 0.08) == pytest.approx(1.20)
    assert attained(down, 0.01) == 1.20
    assert attained(target(), 0.42) == pytest.approx(0.50)
    assert attained(target(), 2.0) == 1.20
    assert attained(target(goal=0.0), 0.5) is None


def test_required_change_is_from_now_to_the_last_target_and_seen_from_the_baseline():
    """83 % at the end of 2025: nine points in three years, against three in one."""
    found = progress(target(), at(0.83))

    assert found.required == pytest.approx(0.03)
    assert found.observed == pytest.approx(0.03)
    assert progress(target(), at(0.83, period="2028Q4")).required is None


def test_years_are_counted_from_the_end_of_the_baselines_year():
    assert years_between(2024, "2025Q1") == pytest.approx(0.25)
    assert years_between(2024, "2025") == 1
    assert years_between(2024, "2024Q4") == 0
