import errno
import json
import os

import pandas as pd
import pytest

from dashboard.ingest.building import build as building
from dashboard.ingest.building.build import NothingToBuild
from dashboard.ingest.building.engine import BuildFailed, NoSpace
from dashboard.ingest.raw.inputs import BrokenInput
from dashboard.store import open_store
from tests.stores.builds import build_here, catalogue_of, figure, table_of
from tests.stores.raw import write_figures_import

CATALOGUE = catalogue_of(idm_iks=figure("mean", "nation province regency village"))


def villages(*codes):
    return [
        {
            "indicator": "idm_iks",
            "region": code,
            "period": "2024",
            "numerator": f"0.{place + 1}",
            "denominator": 1,
        }
        for place, code in enumerate(codes)
    ]


@pytest.fixture
def root(tmp_path):
    rows = villages("11.01.01.2001", "11.01.02.2001", "32.04.05.2001")
    write_figures_import(tmp_path, rows, sequence=1)
    return tmp_path


def test_the_new_version_is_served(root):
    built = build_here(root, CATALOGUE, sample=True)
    store = open_store(root)
    assert store.folder == built.folder
    assert store.version == built.version
    assert store.is_sample
    assert store.query("SELECT count(*) AS rows FROM map_figures").to_pylist() == [
        {"rows": 5}
    ]


def test_a_version_holds_what_the_design_lists(root):
    folder = build_here(root, CATALOGUE).folder
    assert {p.name for p in folder.iterdir()} == {
        "berdaya.duckdb",
        "manifest.json",
        "parquet",
        "regions.csv",
    }
    copied = pd.read_parquet(folder / "parquet" / "figures.parquet")
    assert len(copied) == 5


def test_the_manifest_says_what_went_in_and_what_came_out(root):
    built = build_here(root, CATALOGUE)
    manifest = json.loads((built.folder / "manifest.json").read_text())
    assert manifest["version"] == built.version
    assert [one["file_name"] for one in manifest["inputs"]] == ["file1.csv"]
    assert manifest["tables"]["map_figures"] == 5
    assert manifest["tables"]["region_figures"] == 5
    assert manifest["files"]["parquet/figures.parquet"] > 0
    assert manifest["code"]["version"]


def test_building_twice_gives_the_same_tables(root):
    first, second = build_here(root, CATALOGUE), build_here(root, CATALOGUE)
    assert first.version != second.version
    assert first.version[-8:] == second.version[-8:]
    for name in first.rows:
        pd.testing.assert_frame_equal(table_of(first, name), table_of(second, name))


def test_takes_the_imported_boundaries_along(root):
    geo = root / "geo" / "abc"
    geo.mkdir(parents=True)
    (geo / "geo.json").write_text("{}")
    pd.DataFrame({"code": ["11.01.01"]}).to_parquet(geo / "published.parquet")
    (root / "geo" / "current").write_text("abc")
    folder = build_here(root, CATALOGUE).folder
    assert (folder / "geo" / "geo.json").read_text() == "{}"
    assert open_store(root).folder == folder


def test_says_that_there_is_nothing_to_build(tmp_path):
    with pytest.raises(NothingToBuild):
        build_here(tmp_path, CATALOGUE)
    assert not (tmp_path / "store").exists()


def test_a_damaged_import_leaves_the_old_version(root):
    old = build_here(root, CATALOGUE)
    folder = write_figures_import(root, villages("32.04.06.2001"), sequence=2)
    data = (folder / "data.parquet").read_bytes()
    # the footer is whole, what stands before it is not
    (folder / "data.parquet").write_bytes(
        b"PAR1" + b"\xff" * (len(data) // 2) + data[4 + len(data) // 2 :]
    )
    with pytest.raises((BrokenInput, BuildFailed)):
        build_here(root, CATALOGUE)
    assert_only_served(root, old)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("step", ["write_inputs", "write_manifest", "publish"])
def test_a_full_disk_leaves_the_old_version(root, monkeypatch, code, step):
    old = build_here(root, CATALOGUE)

    def fail(*_, **__):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(building, step, fail)
    with pytest.raises(NoSpace):
        build_here(root, CATALOGUE)
    assert_only_served(root, old)


def test_reports_its_steps_in_rising_shares(root):
    seen = []
    build_here(root, CATALOGUE, progress=lambda step, share: seen.append((step, share)))
    assert [step for step, _ in seen] == list(building.STEPS)
    assert [share for _, share in seen] == sorted(share for _, share in seen)


def assert_only_served(root, built):
    folders = {p.name for p in (root / "store").iterdir() if p.is_dir()}
    assert folders == {built.version}
    assert open_store(root).version == built.version
