"""Report tables, from imported rows to totals, findings and completeness."""

from collections.abc import Callable
from functools import partial
from threading import Lock

import duckdb

from dashboard.catalogue import Catalogue
from dashboard.catalogue.atoms import compile_atoms
from dashboard.catalogue.distributions import counted_spread
from dashboard.ingest.building.checks import RawFile, create_raw, run_tables
from dashboard.ingest.building.completeness import write_completeness
from dashboard.ingest.building.corrections import mark_corrected
from dashboard.ingest.building.distributions import write_distributions
from dashboard.ingest.building.lanes import Job, run_in_lanes
from dashboard.ingest.building.programmes import write_programmes, write_sole_sectors
from dashboard.ingest.building.region_context import write_region_context
from dashboard.ingest.building.targets import write_targets
from dashboard.ingest.building.totals import write_totals
from dashboard.ingest.building.totals_columns import Totals
from dashboard.ingest.building.visits import write_visits
from dashboard.ingest.raw.inputs import Input
from dashboard.ingest.survey.totals import write_survey

# shares of the work, measured on the full-size sample
_CHECKS = 0.2  # of all
_ATOMS = 0.35  # of what follows for one table

# of 19 million rows the widest table beside another takes 4.8 GiB, alone 3.7 GiB
_ROWS_SIDE_BY_SIDE = 8_000_000


def write_reports(
    engine: duckdb.DuckDBPyConnection,
    inputs: list[Input],
    catalogue: Catalogue,
    *,
    progress: Callable[[float], None],
) -> None:
    """Write the totals of every table with indicators, findings and completeness.

    `progress` is told the share that is done.
    """
    _create_raw_tables(engine, inputs, catalogue)
    run_tables(engine, catalogue)
    _write_findings(engine, inputs)
    mark_corrected(engine, inputs, catalogue)
    if "region_context" in catalogue.tables:
        write_region_context(engine)
    write_visits(engine, catalogue)
    write_targets(engine, catalogue)
    every = _totals(catalogue)
    # all that is stored from here on is in the order of its rows
    engine.execute("SET preserve_insertion_order = true")
    sole: dict[str, dict[str, str]] = {}
    jobs = _jobs(every, catalogue, _Shares(every, progress), sole)
    rows = sum(one.rows_kept for one in inputs)
    alone = 0 if rows < _ROWS_SIDE_BY_SIDE else 1
    run_in_lanes(engine, jobs[:alone], lanes=1)
    run_in_lanes(engine, jobs[alone:], lanes=2)
    write_programmes(engine, [totals.by_map for totals in every])
    write_sole_sectors(engine, sole)


class _Shares:
    """Adds up what the jobs have done, by the columns of their tables."""

    def __init__(self, every: list[Totals], progress: Callable[[float], None]):
        self._all = sum(len(totals.stored_columns) for totals in every)
        self._progress = progress
        self._done = 0.0
        self._lock = Lock()

    def add(self, totals: Totals, share: float) -> None:
        with self._lock:
            done = self._done + share * len(totals.stored_columns) / self._all
            self._done = min(done, 1.0)  # sums of floats may pass it by a digit
            self._progress(_CHECKS + (1 - _CHECKS) * self._done)


def _jobs(
    every: list[Totals], catalogue: Catalogue, shares: _Shares, sole: dict
) -> list[Job]:
    """The widest table first, beside it the surveys, which keep to Python."""
    widest_first = sorted(every, key=lambda one: -len(one.stored_columns))
    totals = [
        partial(_write_one, totals=one, catalogue=catalogue, shares=shares, sole=sole)
        for one in widest_first
    ]
    surveys = [
        partial(write_survey, table=table, indicators=catalogue.indicators_of(table.id))
        for table in catalogue.derived_tables.values()
        if table.design is not None
    ]
    return [*totals[:1], *surveys, *totals[1:]]


def _write_one(
    engine, *, totals: Totals, catalogue: Catalogue, shares: _Shares, sole: dict
):
    """All that comes of the atoms of one table."""
    spread = counted_spread(totals.table, totals.indicators)
    query = compile_atoms(totals.table, totals.indicators, besides=spread)
    engine.execute(f"CREATE TEMP TABLE atoms AS {query}")
    write_completeness(engine, totals.table, catalogue.tables)
    if spread.columns:
        write_distributions(engine, totals.table, totals.indicators)
    shares.add(totals, _ATOMS)
    sole[totals.table.id] = write_totals(engine, totals)
    shares.add(totals, 1 - _ATOMS)


def _create_raw_tables(engine, inputs: list[Input], catalogue: Catalogue) -> None:
    for table in catalogue.tables.values():
        files = [
            RawFile(number, one.sequence, one.data)
            for number, one in enumerate(inputs)
            if one.kind == "table" and one.table == table.id
        ]
        create_raw(engine, table, files)


def _write_findings(engine, inputs: list[Input]) -> None:
    engine.execute(
        "CREATE TABLE files (file_no INTEGER, sha256 VARCHAR, file_name VARCHAR, "
        "report_table VARCHAR)"
    )
    for number, one in enumerate(inputs):
        row = [number, one.sha256, one.file_name, one.table]
        engine.execute("INSERT INTO files VALUES (?, ?, ?, ?)", row)
    engine.execute(
        "INSERT INTO store.findings BY NAME "
        "SELECT sha256, file_name, row_findings.* EXCLUDE (file_no, report_table) "
        "FROM row_findings JOIN files USING (file_no) ORDER BY file_no, line, rule"
    )


def _totals(catalogue: Catalogue) -> list[Totals]:
    """One for each derived table that indicators read."""
    every = [
        Totals(table, catalogue.indicators_of(table.id))
        for table in catalogue.derived_tables.values()
        if table.design is None
    ]
    return [one for one in every if one.indicators]
