"""The sample's root: reports, imports of them, and the first run."""

import pytest

from dashboard.ingest.locks import Locked, exclusive_lock
from dashboard.ingest.raw.inputs import FINDINGS
from dashboard.ingest.raw.records import list_imports
from dashboard.ingest.sample import SamplePlan, ensure_sample_store, make_sample
from dashboard.ingest.sample.generate import TABLES
from dashboard.settings import Settings
from dashboard.store import open_store

SMALL = SamplePlan("demo", 1, provinces=("92",))


@pytest.fixture
def settings(tmp_path):
    return Settings(root=tmp_path / "real", sample_root=tmp_path / "sample")


@pytest.fixture
def make(settings, regions, catalogue):
    def make_small(plan=SMALL, **options):
        return make_sample(
            settings.sample_root,
            plan,
            regions=regions,
            catalogue=catalogue,
            settings=settings,
            **options,
        )

    return make_small


def test_imports_every_row_of_every_table(make, settings):
    make(extracts=False)

    imports = list_imports(settings.sample_root)
    assert {one.table for one in imports} == set(TABLES)
    for one in imports:
        assert one.rows_kept == one.rows_read > 0
        assert one.placement["placed"] in (0, one.rows_read)


def test_a_new_sample_replaces_the_old_one(make, settings):
    make(extracts=False)
    make(SamplePlan("demo", 2, provinces=("92",)), extracts=False)

    imports = list_imports(settings.sample_root)
    assert len(imports) == len(TABLES)
    assert all(one.is_active for one in imports)


def test_faulty_cells_are_kept_out_and_found(make, settings):
    make(SamplePlan("demo", 1, faults=True, provinces=("92",)), extracts=False)

    folder = settings.sample_root / "reports"
    assert (folder / "answer_key.csv").exists()
    groups = next(i for i in list_imports(settings.sample_root) if i.table == "groups")
    assert groups.rows_kept < groups.rows_read
    raw = settings.sample_root / "raw" / groups.sha256
    assert (raw / FINDINGS).exists()


def test_writes_extracts_when_asked(make, settings):
    make()

    names = {path.name for path in (settings.sample_root / "reports").iterdir()}
    for table in TABLES:
        assert {f"{table}_DATA_CONTOH.csv", f"{table}_DATA_CONTOH.xlsx"} <= names


def test_two_processes_do_not_make_it_at_once(make, settings):
    with exclusive_lock(settings.sample_root / ".lock"), pytest.raises(Locked):
        make()


def test_progress_only_rises(make):
    shares = []
    make(progress=lambda step, share: shares.append(share))

    assert shares == sorted(shares)
    assert shares[0] == 0 and shares[-1] < 1


def test_the_first_run_builds_a_sample_once(settings):
    assert ensure_sample_store(settings, plan=SMALL)
    assert open_store(settings.sample_root).is_sample

    assert not ensure_sample_store(settings, plan=SMALL)


def test_no_sample_is_made_where_real_reports_were_imported(settings):
    (settings.root / "raw" / "0123").mkdir(parents=True)

    assert not ensure_sample_store(settings, plan=SMALL)
    assert not settings.sample_root.exists()
