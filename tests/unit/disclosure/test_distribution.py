"""What may be shown of how units spread."""

from dataclasses import dataclass

import pytest

from dashboard.catalogue.indicators import MinimumN
from dashboard.disclosure import flags
from dashboard.disclosure.distribution import (
    classes_to_show,
    flag_of_part,
    flag_of_spread,
    with_another_hidden,
)

LEAST = MinimumN(confidentiality=5, publication=10)


@dataclass(frozen=True)
class Judged:
    sensitive: bool = False
    minimum_n: MinimumN = LEAST


OPEN, SENSITIVE = Judged(), Judged(sensitive=True)


@pytest.mark.parametrize(
    ("n", "of_figure", "flag"),
    [
        (100, flags.OK, flags.OK),
        (29, flags.OK, flags.CAUTION),
        (29, flags.PARTIAL, flags.PARTIAL),
        (9, flags.OK, flags.TOO_FEW),
        (4, flags.OK, flags.SUPPRESSED),
        (0, flags.OK, flags.NO_DATA),
        (100, flags.SUPPRESSED, flags.SUPPRESSED),
        (100, flags.LOW_REPORTING, flags.LOW_REPORTING),
        (100, flags.POOLED, flags.TOO_FEW),
        (100, flags.PARENT_VALUE, flags.TOO_FEW),
    ],
)
def test_a_spread_follows_its_figure_and_its_own_number(n, of_figure, flag):
    assert flag_of_spread(n, of_figure, OPEN) == flag


@pytest.mark.parametrize(
    ("weak", "flag"), [(0, flags.OK), (4, flags.SUPPRESSED), (97, flags.SUPPRESSED)]
)
def test_few_with_or_without_a_sensitive_trait_are_not_told(weak, flag):
    assert flag_of_part(100, weak, flags.OK, SENSITIVE) == flag
    assert flag_of_part(100, weak, flags.OK, OPEN) == flags.OK


def test_classes_stay_as_they_are_where_nothing_is_sensitive():
    assert classes_to_show([1, 0, 30], OPEN) == [(0, 0, 1), (1, 1, 0), (2, 2, 30)]


def test_small_classes_of_a_sensitive_trait_join_their_smaller_neighbour():
    assert classes_to_show([20, 3, 6, 0], SENSITIVE) == [
        (0, 0, 20),
        (1, 2, 9),
        (3, 3, 0),
    ]


def test_joining_goes_on_until_no_class_is_small():
    assert classes_to_show([2, 1, 1, 30], SENSITIVE) == [(0, 3, 34)]


def test_one_hidden_part_takes_the_next_smallest_with_it():
    found = [flags.OK, flags.SUPPRESSED, flags.CAUTION]

    hidden = with_another_hidden(found, [100, 3, 20])

    assert hidden == [flags.OK, flags.SUPPRESSED, flags.SUPPRESSED_COMPLEMENTARY]


def test_two_hidden_parts_hide_each_other():
    found = [flags.OK, flags.SUPPRESSED, flags.SUPPRESSED]

    assert with_another_hidden(found, [100, 3, 2]) == found
