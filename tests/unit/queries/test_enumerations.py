"""Key columns may be texts or enumerations: the answers are the same."""

import json
import shutil
from dataclasses import replace

import duckdb
import pytest

from dashboard.queries.moments import Slice
from dashboard.queries.profile import profile
from dashboard.queries.values import COLUMNS, series, strip, values
from dashboard.store import DATABASE, MANIFEST, open_store

KEYS = ("level", "region", "period", "programme", "sector", "area_type")
TABLES = ("map_group_quarters", "region_group_quarters")
REPAY = "grp_repay_rate"
SMALL = Slice(REPAY, "subdistrict")


@pytest.fixture(scope="module")
def plain(source, tmp_path_factory):
    """The tiny store with texts for keys, as older versions have them."""
    folder = tmp_path_factory.mktemp("plain") / "store"
    shutil.copytree(source.store.folder, folder)
    with duckdb.connect(str(folder / DATABASE)) as engine:
        for table in TABLES:
            for key in KEYS:
                engine.execute(f"ALTER TABLE {table} ALTER {key} TYPE VARCHAR")
            engine.execute(f"ALTER TABLE {table} ALTER due TYPE INTEGER")
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["files"][DATABASE] = (folder / DATABASE).stat().st_size
    (folder / MANIFEST).write_text(json.dumps(manifest))
    return replace(source, store=open_store(folder))


@pytest.mark.parametrize(
    "slice_",
    [
        Slice(REPAY, "nation"),
        Slice(REPAY, "subdistrict"),
        Slice(REPAY, "subdistrict", programme="P1"),
        Slice(REPAY, "regency", area_type="urban"),
        Slice(REPAY, "regency", sector="education"),
    ],
)
def test_values_and_strips_are_the_same(source, plain, slice_):
    for ask in (
        lambda which: values(which, slice_, "2024Q4").records(COLUMNS),
        lambda which: strip(which, slice_).records(COLUMNS),
    ):
        assert ask(plain) == ask(source)


def test_series_and_profiles_are_the_same(source, plain):
    for ask in (
        lambda which: series(which, SMALL, "32.04.05").records(COLUMNS),
        lambda which: profile(which, "32.04.05"),
        lambda which: profile(which, "32.04", period="2023Q1"),
    ):
        assert ask(plain) == ask(source)
