"""Bars and sentences of how groups spread."""

import re

import pytest

from dashboard.components.distribution_chart import (
    class_label,
    distribution_chart,
    part_words,
    weak_sentence,
)
from dashboard.components.markup import as_html
from dashboard.disclosure import flags
from dashboard.queries.distributions import Distribution, WeakShare
from dashboard.texts import translator


@pytest.fixture(scope="module")
def indicators(catalogue):
    return catalogue.indicators


def words(parts) -> str:
    text = re.sub(r"<[^>]*>", " ", as_html(parts)).replace("\u00a0", " ")
    return " ".join(text.split())


def weak(count, n, flag=flags.OK) -> WeakShare:
    return WeakShare(flag, count, n, count / n, count / n - 0.05, count / n + 0.05)


def test_says_every_class_with_its_number_and_share(indicators):
    classes = tuple((k, k, n) for k, n in enumerate((5, 10, 5, 20, 60)))
    one = indicators["grp_repay_rate"]
    found = Distribution(one, "32", "2024Q3", flags.OK, classes, weak(20, 100))

    said = words(distribution_chart(found, "id"))

    assert said.startswith(
        "Sekitar 1 dari 5 kelompok di bawah 80 %: 20 dari 100 (20,0 %, kisaran"
    )
    assert "di bawah 60 % 5 (5,0 %)" in said
    assert "80–90 % 20 (20,0 %)" in said and "90 % ke atas 60 (60,0 %)" in said


def test_marks_the_weak_classes(indicators):
    one = indicators["grp_par30"]
    classes = tuple((k, k, 10) for k in range(5))
    found = Distribution(one, "32", "2024Q3", flags.OK, classes, weak(30, 50))

    markup = as_html(distribution_chart(found, "en"))

    assert markup.count('class="is-weak"') == 3
    assert "At 10" not in markup and "at 10\u00a0% or more" in markup


def test_says_why_there_is_none(indicators):
    one = indicators["grp_repay_rate"]
    withheld = WeakShare(flags.TOO_FEW, n=7)
    found = Distribution(one, "32", "2024Q3", flags.TOO_FEW, (), withheld)

    said = words(distribution_chart(found, "en"))

    assert said == "No distribution: Not enough data yet: 7 groups (at least 10)"


def test_names_joined_and_falling_classes(indicators):
    growth, books = indicators["grp_fund_growth"], indicators["grp_books_ok"]

    label = class_label(1, 2, growth, "en").replace("\u00a0", " ")
    assert label == "−20 to 0 %"
    assert class_label(3, 3, growth, "en").replace("\u00a0", " ") == "0–10 %"
    assert [class_label(k, k, books, "en") for k in (0, 1)] == ["not yet", "in place"]


def test_a_count_of_groups_says_who_is_not_there_yet(indicators):
    said = weak_sentence(weak(45, 100), indicators["grp_books_ok"], "en")

    assert "About half of the groups not there yet: 45 of 100" in said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "None"),
        (0.02, "Hardly any"),
        (0.06, "About 1 in 20"),
        (0.21, "About 1 in 5"),
        (0.47, "About half"),
        (0.68, "About 2 in 3"),
        (0.98, "Nearly all"),
        (1.0, "All"),
    ],
)
def test_shares_are_said_as_people_say_them(share, said):
    assert part_words(share, translator("en")) == said
