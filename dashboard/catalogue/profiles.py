"""Profiles: how to read a published sheet of figures (data/profiles/*.toml)."""

from pathlib import Path
from typing import Protocol

from dashboard.catalogue.indicators import Indicator


class Profile(Protocol):
    """What the catalogue needs of a profile."""

    id: str
    indicators: tuple[Indicator, ...]


def load_profiles(folder: Path) -> dict[str, Profile]:
    """Profiles by id. Raises CatalogueFaults with every fault of every file."""
    return {}
