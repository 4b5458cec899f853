"""Interface texts: English in the code, Indonesian (default) and English on screen.

Each file of dashboard/locale/<locale>/ is a gettext catalogue of one part of the
program (`map.po`, `import.po`); all files of a locale are read as one, straight
from the .po text, so that there is no compile step to forget.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

LOCALES = ("id", "en")
DEFAULT_LOCALE = "id"
LOCALE_FOLDER = Path(__file__).parent / "locale"

Translate = Callable[..., str]


@cache
def messages(locale: str) -> dict[str, str]:
    """English source text -> text of the locale, of all its catalogue files."""
    found = {}
    for path in sorted((LOCALE_FOLDER / locale).glob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=locale)
        found |= {m.id: m.string for m in catalogue if m.id and m.string}
    return found


@cache
def translator(locale: str) -> Translate:
    """A function `_`: `_("Import {file}", file="a.csv")` in the locale."""
    known = messages(locale)

    def translate(text: str, **values: object) -> str:
        shown = known.get(text, text)
        return shown.format(**values) if values else shown

    return translate


@dataclass(frozen=True)
class Sentence:
    """A text that waits for its reader's language: kept in errors and in findings."""

    text: str
    values: dict[str, object] = field(default_factory=dict, hash=False)

    def to(self, locale: str) -> str:
        values = {
            name: value.to(locale) if isinstance(value, Sentence) else value
            for name, value in self.values.items()
        }
        return translator(locale)(self.text, **values)


def sentence(text: str, **values: object) -> Sentence:
    """Import as `_` where a text is written before its reader's language is known."""
    return Sentence(text, values)
