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
from tests.stores.oracle import KEY


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


def whole_totals(folder: Path, table: str, *, periods=()) -> pd.DataFrame:
    """The rows of totals, of some periods or all, in the order of their keys.

    With those by the one sector of a programme, which are stored once, as its own.
    """
    with duckdb.connect(str(folder / DATABASE), read_only=True) as engine:
        rows = engine.execute(
            f"FROM map_{table} WHERE len($1) = 0 OR list_contains($1, period::VARCHAR)",
            [list(periods)],
        ).df()
        sole = engine.execute(
            "SELECT programme, sector AS sole FROM sole_sectors WHERE report_table = ?",
            [table],
        ).df()
    enums = rows.select_dtypes("category").columns
    rows = rows.astype(dict.fromkeys(enums, "str"))
    kept = rows[(rows["sector"] == "ANY") & (rows["area_type"] == "ANY")]
    once_more = kept.merge(sole, on="programme").assign(sector=lambda r: r["sole"])
    once_more = once_more.drop(columns="sole").astype(rows.dtypes)
    every = pd.concat([rows, once_more])
    return every.sort_values(KEY, ignore_index=True)
