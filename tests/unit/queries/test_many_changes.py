import numpy as np

from dashboard.queries.many_changes import beyond_chance


def judged(z: list[float], *, error: float = 0.02) -> list[bool]:
    """Changes of so many standard errors."""
    change = np.array(z) * error
    return [*beyond_chance(change, change - 1.96 * error, change + 1.96 * error)]


def test_a_change_alone_has_to_leave_its_own_range():
    assert judged([1.9]) == [False]
    assert judged([-2.1]) == [True]


def test_the_worked_example():
    # chances 0.001, 0.008, 0.039, 0.041, 0.27 against 0.02, 0.04, 0.06, 0.08, 0.10:
    # the fourth is the last one under its share
    assert judged([3.29, 2.65, -2.06, 2.04, 1.1]) == [True, True, True, True, False]
    # with as many more where nothing happened the shares halve: 0.041 > 0.04
    assert judged([3.29, 2.65, -2.06, 2.04, *[0.1] * 6])[:4] == [
        *(True, True),
        *(False, False),
    ]


def test_where_nothing_happened_next_to_nothing_is_found():
    drawn = np.random.default_rng(4).normal(size=(200, 514))
    alone = np.abs(drawn) > 1.96
    together = np.array([judged(list(row)) for row in drawn])

    assert alone.mean() > 0.04
    assert together.any(axis=1).mean() < 0.14  # 10 % of such maps name anything
    assert not (together & ~alone).any()


def test_a_change_without_a_range_is_never_told():
    change = np.array([0.5, 0.5])
    lower, upper = np.array([np.nan, 0.4]), np.array([np.nan, 0.6])
    assert [*beyond_chance(change, lower, upper)] == [False, True]


def test_the_near_side_of_a_lopsided_range_counts():
    change = np.array([0.10])
    assert [*beyond_chance(change, np.array([0.01]), np.array([0.40]))] == [True]
    assert [*beyond_chance(-change, np.array([-0.40]), np.array([0.01]))] == [False]
