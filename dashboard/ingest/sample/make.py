"""Fill the sample's root: report files, then imports of them, as with real reports.

What the root held before is replaced, except for the built versions: the old one is
served until the next build.
"""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.ingest.building.build import build
from dashboard.ingest.building.engine import named_faults
from dashboard.ingest.imports.importing import Request, importing
from dashboard.ingest.locks import exclusive_lock
from dashboard.ingest.replacing import remove_leftovers, replaced_folder
from dashboard.ingest.roots import needs_sample_store, root_in_use
from dashboard.ingest.sample.extracts import write_extracts
from dashboard.ingest.sample.generate import SamplePlan, write_reports
from dashboard.regions import Regions
from dashboard.settings import Settings

Progress = Callable[[str, float], None]  # (step, share of the whole work done)

SEED = 1
DEMO = SamplePlan("demo", SEED)
# step -> share of the work before it, measured on the demo
STEPS = {"generate": 0.0, "import": 0.75, "extracts": 0.85, "end": 1.0}
_SHARE_BEFORE_TABLE = {"group_reports": 0.15, "groups": 0.9, "faults": 0.5}
_BUILD_OF_FIRST_RUN = 0.47  # the share before it: a sample without extracts


def make_sample(
    root: Path,
    plan: SamplePlan,
    *,
    regions: Regions,
    catalogue: Catalogue,
    settings: Settings,
    extracts: bool = True,
    progress: Progress = lambda step, share: None,
) -> dict[str, Path]:
    """Write `reports/` and `raw/` of the root; returns the report files by table.

    Raises Locked while another process makes the sample, FileRefused, NoSpace and
    BuildFailed.
    """
    with exclusive_lock(root / ".lock"), named_faults():
        remove_leftovers(root)
        with (
            replaced_folder(root / "reports") as folder,
            _imports(root, catalogue, settings) as begin_import,
        ):
            written = write_reports(
                folder,
                plan,
                regions=regions,
                catalogue=catalogue,
                progress=_of_generate(progress),
                written=begin_import,
            )
            progress("import", STEPS["import"])
        paths = {table: root / "reports" / one.name for table, one in written.items()}
        if extracts:
            progress("extracts", STEPS["extracts"])
            write_extracts(paths)
    return paths


@contextmanager
def _imports(
    root: Path, catalogue: Catalogue, settings: Settings
) -> Iterator[Callable[[str, Path], None]]:
    """A function that begins the import of a report file, one after the other.

    They go on while the next file is written, which leaves a core idle at times. What
    was imported before is replaced when all of them are done.
    """
    with (
        TemporaryDirectory(prefix=".imports.", dir=root) as new,
        ThreadPoolExecutor(max_workers=1) as pool,
    ):
        begun = []

        def one_import(table: str, path: Path) -> None:
            request = Request(path, kind=table)
            options = {"catalogue": catalogue, "settings": settings}
            with importing(request, root=Path(new), **options):
                pass

        try:
            yield lambda table, path: begun.append(pool.submit(one_import, table, path))
            for one in begun:
                one.result()
        finally:
            pool.shutdown(cancel_futures=True)
        shutil.rmtree(root / "raw", ignore_errors=True)
        (Path(new) / "raw").replace(root / "raw")


def ensure_sample_store(
    settings: Settings,
    *,
    plan: SamplePlan = DEMO,
    progress: Progress = lambda step, share: None,
) -> bool:
    """Make a sample and build it where there is nothing to serve yet.

    False where something was there: a built sample, or imports of real reports.
    Raises what make_sample and build raise.
    """
    if not needs_sample_store(settings):
        return False
    root = root_in_use(settings)
    catalogue = load_catalogue(settings.catalogue, settings.profiles)
    before = _BUILD_OF_FIRST_RUN
    make_sample(
        root.folder,
        plan,
        regions=Regions.from_csv(settings.reference / "regions.csv"),
        catalogue=catalogue,
        settings=settings,
        extracts=False,
        progress=lambda step, share: progress(step, before * share),
    )
    build(
        root.folder,
        catalogue=catalogue,
        settings=settings,
        sample=True,
        progress=lambda _, share: progress("build", before + (1 - before) * share),
    )
    return True


def _of_generate(progress: Progress) -> Callable[[str], None]:
    """Tell the tables that take long when they begin."""
    progress("generate", STEPS["generate"])

    def begin(table: str) -> None:
        share = _SHARE_BEFORE_TABLE.get(table)
        if share is not None:
            progress("generate", _within("generate", share))

    return begin


def _within(step: str, share: float) -> float:
    """`share` of a step is done."""
    steps = list(STEPS)
    following = STEPS[steps[steps.index(step) + 1]]
    return STEPS[step] + share * (following - STEPS[step])
