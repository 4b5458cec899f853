from types import SimpleNamespace

import pytest

from dashboard.components import filter_words
from dashboard.selection import Selection

NAMES = {"a": "Dana Bergulir", "b": "Program Bersama"}


@pytest.fixture
def context(monkeypatch, catalogue):
    named = {code: {"id": name, "en": name} for code, name in NAMES.items()}
    monkeypatch.setattr(filter_words, "programmes", lambda source: named)
    return SimpleNamespace(catalogue=catalogue)


def chosen(**filters):
    return Selection("grp_repay_rate", **filters)


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({}, []),
        ({"programme": "a"}, ["program Dana Bergulir"]),
        ({"programme": "b"}, ["Program Bersama"]),
        ({"programme": "unnamed"}, ["program unnamed"]),
        ({"area_type": "rural"}, ["tipe wilayah Perdesaan"]),
        (
            {"programme": "a", "sector": "education"},
            ["program Dana Bergulir", "sektor Pendidikan"],
        ),
    ],
)
def test_says_the_kind_of_each_filter_once(context, filters, words):
    assert filter_words.filter_words(chosen(**filters), context) == words


def test_titles_have_the_names_alone(context):
    assert filter_words.filter_names(chosen(programme="a"), context) == [
        "Dana Bergulir"
    ]


def test_a_text_gets_its_filters_in_brackets(context):
    assert filter_words.filtered("X", chosen(), context) == "X"
    assert filter_words.filtered("X", chosen(sector="education"), context) == (
        "X (sektor Pendidikan)"
    )
