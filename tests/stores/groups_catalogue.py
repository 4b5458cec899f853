"""A catalogue folder of what groups report, for commands that build."""

import shutil
from pathlib import Path

from dashboard.settings import Settings
from tests.spec.reports import catalogue_of_groups


def write_groups_catalogue(folder: Path) -> None:
    """The files of `catalogue_of_groups`; lists and profiles stay as they are."""
    known = catalogue_of_groups()
    kept = {*known.tables, *known.derived_tables, *known.indicators}
    shutil.copytree(Settings().catalogue, folder)
    for path in (*folder.glob("tables/*"), *folder.glob("indicators/*")):
        if path.stem not in kept:
            path.unlink()
