"""What an import would change: figures new and replaced, the nation before and after.

The nation after is what a build would store: the same roll-up over all imports and
this one. The nation before is what the store in use says.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.catalogue import Catalogue
from dashboard.ingest.figures_totals import write_figures
from dashboard.ingest.inputs import DATA, Input, active_inputs, write_inputs
from dashboard.store import BrokenStore, NoStore, open_store

_KEY = ["indicator", "region", "period"]
_NATIONAL = "SELECT indicator, period, value FROM map_figures WHERE level = 'nation'"


@dataclass(frozen=True)
class Changes:
    """`national` has one row per indicator and period: before and after, or null.

    `before` is null everywhere and `has_store` false where no store is built yet.
    """

    new: int  # figures (indicator, region, period) that were not there
    replaced: int
    has_store: bool
    national: pd.DataFrame


def figure_changes(data: pa.Table, *, root: Path, catalogue: Catalogue) -> Changes:
    """Compare one file of figures with the imports and the store of its root."""
    inputs = [*_related(active_inputs(root), data, catalogue)]
    with _as_input(data, inputs) as newest:
        replaced = _replaced(newest, inputs)
        after = _national([*inputs, newest], catalogue)
    before = _served(root)
    touched = data.select(["indicator", "period"]).to_pandas().drop_duplicates()
    national = touched.merge(after, how="left").rename(columns={"value": "after"})
    if before is not None:
        national = national.merge(before, how="left")
        national = national.rename(columns={"value": "before"})
    columns = ["indicator", "period", "before", "after"]
    national = national.reindex(columns=columns).sort_values(columns[:2])
    return Changes(
        new=data.num_rows - replaced,
        replaced=replaced,
        has_store=before is not None,
        national=national.reset_index(drop=True),
    )


def _related(
    inputs: list[Input], data: pa.Table, catalogue: Catalogue
) -> Iterator[Input]:
    """The imports that may hold the same figures, by their profile."""
    touched = set(pc.unique(data["indicator"]).to_pylist())
    for one in inputs:
        profile = catalogue.profiles.get(one.profile)
        if profile and touched & {figure.id for figure in profile.figures}:
            yield one


@contextmanager
def _as_input(data: pa.Table, inputs: list[Input]) -> Iterator[Input]:
    """The file as if it had been imported last."""
    with TemporaryDirectory(prefix="berdaya-") as folder:
        pq.write_table(data, Path(folder) / DATA)
        last = max((one.sequence for one in inputs), default=0)
        yield Input(
            folder=Path(folder),
            sha256="",
            file_name="",
            kind="figures",
            table=None,
            profile=None,
            imported_at="",
            imported_by="",
            rows_read=0,
            rows_kept=0,
            placement={},
            sequence=last + 1,
        )


def _replaced(newest: Input, inputs: list[Input]) -> int:
    if not inputs:
        return 0
    with duckdb.connect() as engine:
        return engine.execute(
            f"SELECT count(*) FROM read_parquet(?) SEMI JOIN read_parquet(?) "
            f"USING ({', '.join(_KEY)})",
            [str(newest.data), [str(one.data) for one in inputs]],
        ).fetchone()[0]


def _national(inputs: list[Input], catalogue: Catalogue) -> pd.DataFrame:
    with duckdb.connect() as engine:
        engine.execute("ATTACH ':memory:' AS store")
        write_inputs(engine, [])
        write_figures(engine, inputs, catalogue)
        engine.execute("USE store")
        return engine.execute(_NATIONAL).to_arrow_table().to_pandas()


def _served(root: Path) -> pd.DataFrame | None:
    try:
        store = open_store(root)
    except (NoStore, BrokenStore):
        return None
    return store.query(_NATIONAL).to_pandas()
