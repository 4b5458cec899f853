"""Builds in processes of their own, forked from one that has imported this module."""

from pathlib import Path

from dashboard.ingest.building.build import build
from dashboard.settings import Settings
from tests.spec.reports import catalogue, catalogue_of_groups
from tests.stores.proof import IS_WHOLE

CATALOGUE = catalogue() if IS_WHOLE else catalogue_of_groups()


def build_and_tell(root: str, pipe) -> None:
    """Build the reports of a root; tell when it begins and when it has ended."""
    pipe.send("began")
    build(Path(root), catalogue=CATALOGUE, settings=Settings())
    pipe.send("built")
