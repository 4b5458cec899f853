"""Every text of the interface is there in both languages, placeholders kept."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from dashboard.settings import PROJECT
from dashboard.texts import LOCALE_FOLDER, LOCALES, messages

MARKERS = {"_": None, "sentence": None}
PLACEHOLDER = re.compile(r"\{(\w+)")


@pytest.fixture(scope="module")
def used() -> dict[str, str]:
    """Each text in the code -> the file that says it."""
    found = extract_from_dir(
        PROJECT / "dashboard", method_map=[("**.py", "python")], keywords=MARKERS
    )
    return {text: file for file, _, text, *_ in found if isinstance(text, str)}


def test_texts_were_found(used):
    assert len(used) > 200


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_untranslated(used, locale):
    missing = {
        text: file for text, file in used.items() if text not in messages(locale)
    }

    assert missing == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_translated_that_nobody_says(locale):
    """A text may wait in a table of texts, so that any text of the code counts."""
    said = set().union(*map(texts_in, (PROJECT / "dashboard").rglob("*.py")))

    assert [text for text in messages(locale) if text not in said] == []


def texts_in(path: Path) -> set[str]:
    parts = ast.walk(ast.parse(path.read_text("utf-8")))
    constants = (part.value for part in parts if isinstance(part, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


@pytest.mark.parametrize("locale", LOCALES)
def test_translations_keep_the_placeholders(locale):
    wrong = {
        text: shown
        for text, shown in messages(locale).items()
        if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(shown))
    }

    assert wrong == {}


def test_both_locales_have_the_same_files():
    names = {locale: {p.name for p in files(locale)} for locale in LOCALES}

    assert names["id"] == names["en"]


def files(locale: str) -> list[Path]:
    return list((LOCALE_FOLDER / locale).glob("*.po"))
