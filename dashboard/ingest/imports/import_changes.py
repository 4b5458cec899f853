"""What an import would change: rows new and replaced, the nation before and after.

The nation after is what a build would store: the same work over all imports and this
one. The nation before is what the store in use says.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.ingest.building.changed_figures import ChangedFigures, changed_figures
from dashboard.ingest.building.figures_totals import roll_up_figures
from dashboard.ingest.imports.import_summary import periods_of
from dashboard.ingest.imports.reading import FIGURES, ReadFile
from dashboard.ingest.imports.rehearsal import national_reports, rehearsed_build
from dashboard.ingest.raw.inputs import Input, active_inputs, input_of, write_inputs
from dashboard.settings import Settings
from dashboard.store import BrokenStore, NoStore, Store, open_store

_FIGURE_KEY = ("indicator", "region", "period")
_NATIONAL = "SELECT indicator, period, value FROM map_figures WHERE level = 'nation'"


@dataclass(frozen=True)
class Changes:
    """`national` has one row per indicator and period: before and after, or null.

    `before` is null everywhere and `has_store` false where no store is built yet.
    For report tables `national` is None unless the build is rehearsed, which then also
    tells the figures of the place where they change.
    """

    new: int  # rows whose key was not there
    replaced: int
    has_store: bool
    national: pd.DataFrame | None
    local: ChangedFigures | None = None


def changes_by(
    read: ReadFile,
    *,
    root: Path,
    catalogue: Catalogue,
    settings: Settings,
    rehearse: bool = False,
) -> Changes:
    """Compare a file that was read with the imports and the store of its root.

    rehearse: work out what report tables would give; takes as long as a build.
    """
    inputs = active_inputs(root)
    if read.record.kind == FIGURES:
        return _figure_changes(read, inputs, root=root, catalogue=catalogue)
    table = catalogue.tables[read.record.table]
    others = [one for one in inputs if one.table == table.id]
    replaced = _replaced(read, others, table.key)
    store = _store(root)
    national, local = None, None
    if rehearse:
        every = [*inputs, _newest(read, inputs)]
        before = national_reports(store.query, catalogue) if store else None
        with rehearsed_build(every, catalogue=catalogue, settings=settings) as query:
            after = national_reports(query, catalogue)
            if store is not None:
                local = changed_figures(store.query, query, catalogue)
        shown = periods_of(read, catalogue) or [after["period"].max()]
        touched = after[after["period"].isin(shown)][["indicator", "period"]]
        national = _before_and_after(touched, before, after)
    new = read.record.rows_kept - replaced
    return Changes(new, replaced, store is not None, national, local)


def _figure_changes(
    read: ReadFile, inputs: list[Input], *, root: Path, catalogue: Catalogue
) -> Changes:
    touched = _touched(read)
    related = [*_related(inputs, set(touched["indicator"]), catalogue)]
    replaced = _replaced(read, related, _FIGURE_KEY)
    after = _national([*related, _newest(read, inputs)], catalogue)
    store = _store(root)
    before = store.query(_NATIONAL).to_pandas() if store else None
    return Changes(
        new=_count(read) - replaced,
        replaced=replaced,
        has_store=store is not None,
        national=_before_and_after(touched, before, after),
    )


def _before_and_after(
    touched: pd.DataFrame, before: pd.DataFrame | None, after: pd.DataFrame
) -> pd.DataFrame:
    """indicator, period, before, after; null where the nation has no figure."""
    national = touched.merge(after.rename(columns={"value": "after"}), how="left")
    if before is not None:
        national = national.merge(
            before.rename(columns={"value": "before"}), how="left"
        )
    columns = ["indicator", "period", "before", "after"]
    return national.reindex(columns=columns).sort_values(columns[:2])


def _touched(read: ReadFile) -> pd.DataFrame:
    query = "SELECT DISTINCT indicator, period FROM read_parquet(?)"
    with duckdb.connect() as engine:
        return engine.execute(query, [str(read.data)]).to_arrow_table().to_pandas()


def _related(
    inputs: list[Input], touched: set[str], catalogue: Catalogue
) -> Iterator[Input]:
    """The imports that may hold the same figures, by their profile."""
    for one in inputs:
        profile = catalogue.profiles.get(one.profile)
        if profile and touched & {figure.id for figure in profile.figures}:
            yield one


def _newest(read: ReadFile, inputs: list[Input]) -> Input:
    """The file as if it had been imported last."""
    last = max((one.sequence for one in inputs), default=0)
    return input_of(read.folder, asdict(read.record) | {"sequence": last + 1})


def _replaced(read: ReadFile, others: list[Input], key: tuple[str, ...]) -> int:
    if not others:
        return 0
    columns = ", ".join(f'"{name}"' for name in key)
    return _one_number(
        f"SELECT count(*) FROM read_parquet(?) SEMI JOIN (SELECT {columns} FROM "
        f"read_parquet(?, union_by_name = true)) AS others USING ({columns})",
        [str(read.data), [str(one.data) for one in others]],
    )


def _count(read: ReadFile) -> int:
    return _one_number("SELECT count(*) FROM read_parquet(?)", [str(read.data)])


def _one_number(query: str, parameters: list) -> int:
    with duckdb.connect() as engine:
        return engine.execute(query, parameters).fetchone()[0]


def _national(inputs: list[Input], catalogue: Catalogue) -> pd.DataFrame:
    with duckdb.connect() as engine:
        engine.execute("ATTACH ':memory:' AS store")
        write_inputs(engine, [])
        roll_up_figures(engine, inputs, catalogue, lowest="nation")
        query = _NATIONAL.replace("map_figures", "figures")
        return engine.execute(query).to_arrow_table().to_pandas()


def _store(root: Path) -> Store | None:
    try:
        return open_store(root)
    except (NoStore, BrokenStore):
        return None
