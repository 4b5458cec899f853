"""Other spellings of region names, accepted one by one: data/reference/aliases.csv.

A line is `code, alias, source`; nothing is ever added to the file by the program.
"""

import csv
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from dashboard.ingest.placing.names import name_keys, plain_key
from dashboard.regions import Region, level_of


@dataclass(frozen=True)
class Aliases:
    """Accepted keys by code."""

    keys_by_code: dict[str, frozenset[str]]

    def accept(self, code: str, name: str) -> bool:
        known = self.keys_by_code.get(code, frozenset())
        return not known.isdisjoint(name_keys(name, level_of(code)))

    def codes_named(self, name: str, level: str) -> list[str]:
        """Codes of a level that have `name` as an alias."""
        return [
            code
            for code in self.keys_by_code
            if level_of(code) == level and self.accept(code, name)
        ]


NO_ALIASES = Aliases({})


def load_aliases(path: Path) -> Aliases:
    """Read aliases.csv; a file that does not exist holds none."""
    if not path.exists():
        return NO_ALIASES
    keys: dict[str, frozenset[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["code"]
            found = name_keys(row["alias"], level_of(code))
            keys[code] = keys.get(code, frozenset()) | found
    return Aliases(keys)


@dataclass(frozen=True)
class AliasSuggestion:
    """A line that a person may add to aliases.csv after looking at it."""

    code: str
    alias: str
    registered: str
    similarity: float

    def line(self, source: str) -> str:
        return f"{self.code},{_quoted(self.alias)},{_quoted(source)}"


def suggest_alias(region: Region, written: str) -> AliasSuggestion:
    """Similarity is 1 for equal keys and 0 for nothing in common."""
    ratio = SequenceMatcher(None, plain_key(region.name), plain_key(written)).ratio()
    return AliasSuggestion(region.code, written, region.name, round(ratio, 2))


def _quoted(text: str) -> str:
    return f'"{text}"' if "," in text or '"' in text else text
