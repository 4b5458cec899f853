"""The sample's root: reports, imports of them, and the first run."""

from types import SimpleNamespace

import pytest

from dashboard.ingest.locks import Locked, exclusive_lock
from dashboard.ingest.raw.inputs import FINDINGS
from dashboard.ingest.raw.records import list_imports
from dashboard.ingest.sample import SamplePlan, ensure_sample_store, make_sample
from dashboard.ingest.sample.generate import TABLES
from dashboard.settings import Settings
from dashboard.store import open_store
from tests.stores.once_a_run import linked

SMALL = SamplePlan("demo", 1, provinces=("92",))
OTHER = SamplePlan("demo", 2, provinces=("92",))


@pytest.fixture
def settings(tmp_path):
    return Settings(root=tmp_path / "real", sample_root=tmp_path / "sample")


@pytest.fixture(scope="module")
def make(regions, catalogue):
    def make_small(root, plan=SMALL, **options):
        return make_sample(
            root,
            plan,
            regions=regions,
            catalogue=catalogue,
            settings=Settings(),
            **options,
        )

    return make_small


@pytest.fixture(scope="module")
def first_run(tmp_path_factory):
    """What a first run made where there was nothing, and the progress it told."""
    folder = tmp_path_factory.mktemp("first")
    settings = Settings(root=folder / "real", sample_root=folder / "sample")
    shares = []
    made = ensure_sample_store(
        settings, plan=SMALL, progress=lambda _, share: shares.append(share)
    )
    return SimpleNamespace(
        settings=settings, root=settings.sample_root, made=made, shares=shares
    )


@pytest.fixture(scope="module")
def replaced(first_run, make, tmp_path_factory):
    """Another sample made where that one was, with extracts."""
    root = linked(first_run.root, tmp_path_factory.mktemp("second") / "sample")
    shares = []
    make(root, OTHER, progress=lambda _, share: shares.append(share))
    return SimpleNamespace(root=root, shares=shares)


def test_imports_every_row_of_every_table(first_run):
    imports = list_imports(first_run.root)

    assert {one.table for one in imports} == set(TABLES)
    for one in imports:
        assert one.rows_kept == one.rows_read > 0
        assert one.placement["placed"] in (0, one.rows_read)


def test_a_new_sample_replaces_the_old_one(first_run, replaced):
    before, imports = list_imports(first_run.root), list_imports(replaced.root)

    assert len(imports) == len(TABLES)
    assert all(one.is_active for one in imports)
    assert {one.sha256 for one in imports} != {one.sha256 for one in before}


def test_faulty_cells_are_kept_out_and_found(faulty_provinces):
    root = faulty_provinces.root

    assert (root / "reports" / "answer_key.csv").exists()
    groups = next(one for one in list_imports(root) if one.table == "groups")
    assert groups.rows_kept < groups.rows_read
    assert (root / "raw" / groups.sha256 / FINDINGS).exists()


def test_writes_extracts_when_asked(first_run, replaced):
    with_extracts = {path.name for path in (replaced.root / "reports").iterdir()}
    without = {path.name for path in (first_run.root / "reports").iterdir()}

    for table in TABLES:
        extracts = {f"{table}_DATA_CONTOH.csv", f"{table}_DATA_CONTOH.xlsx"}
        assert extracts <= with_extracts
        assert not extracts & without


def test_two_processes_do_not_make_it_at_once(make, settings):
    root = settings.sample_root
    with exclusive_lock(root / ".lock"), pytest.raises(Locked):
        make(root)


def test_progress_only_rises(first_run, replaced):
    for shares in (first_run.shares, replaced.shares):
        assert shares == sorted(shares)
        assert shares[0] == 0 and shares[-1] < 1


def test_the_first_run_builds_a_sample_once(first_run):
    assert first_run.made
    assert open_store(first_run.root).is_sample

    assert not ensure_sample_store(first_run.settings, plan=SMALL)


def test_no_sample_is_made_where_real_reports_were_imported(settings):
    (settings.root / "raw" / "0123").mkdir(parents=True)

    assert not ensure_sample_store(settings, plan=SMALL)
    assert not settings.sample_root.exists()
