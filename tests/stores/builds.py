"""Building from hand-made imports in a test."""

from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.ingest.building.build import Built, build
from dashboard.settings import Settings
from dashboard.store import DATABASE


def figure(aggregate: str, levels: str, *, disclosure: str = "public"):
    """An indicator of published figures, as far as a build looks at it."""
    return SimpleNamespace(
        table="figures",
        aggregate=aggregate,
        levels=tuple(levels.split()),
        disclosure=disclosure,
    )


def catalogue_of(**indicators) -> Catalogue:
    """A catalogue of published figures only."""
    for name, one in indicators.items():
        one.id = name
    nothing = {field.name: {} for field in fields(Catalogue)}
    return Catalogue(**nothing | {"indicators": indicators})


def build_here(root: Path, catalogue, **options) -> Built:
    settings = Settings(root=root, sample_root=root / "sample")
    return build(root, catalogue=catalogue, settings=settings, **options)


def table_of(built: Built, name: str) -> pd.DataFrame:
    """A table of the new version, rows in the order in which they are stored."""
    with duckdb.connect(str(built.folder / DATABASE), read_only=True) as engine:
        rows = engine.execute(f'FROM "{name}"').df()
    enums = rows.select_dtypes("category").columns
    return rows.astype(dict.fromkeys(enums, "str"))
