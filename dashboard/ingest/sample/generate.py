"""Write the sample's report files: one Parquet file a table, as a ministry sends them.

Sub-districts and groups are drawn in numpy; tables are SELECTs over them, run in the
engine and streamed to files. Nothing depends on the order of rows or on the number
of threads, so one seed gives the same rows in the same order again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import Literal

import duckdb
import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.ingest.raw.inputs import AS_PARQUET
from dashboard.ingest.sample import magnitudes as m
from dashboard.ingest.sample import participation_magnitudes, registers_magnitudes
from dashboard.ingest.sample.chains import sample_groups
from dashboard.ingest.sample.faults import (
    inject_faults,
    start_answer_key,
    write_answer_key,
)
from dashboard.ingest.sample.moments import sample_moments, sample_quarters
from dashboard.ingest.sample.places import sample_places
from dashboard.ingest.sample.prices import sample_prices
from dashboard.ingest.sample.registry import sample_moves
from dashboard.ingest.sample.sites import evaluated_sites, sample_sites
from dashboard.ingest.sample.survey import survey_values
from dashboard.regions import Regions

Size = Literal["demo", "full"]
Progress = Callable[[str], None]  # told the table that is being written
Written = Callable[[str, Path], None]

_SHARE = 20_480  # groups that a thread takes at a time: both have work to the end
SQL_FOLDER = Path(__file__).parent / "sql"
# In the order in which they are written: later ones read earlier ones.
CENTRAL_TABLES = (
    *("regions", "region_context", "programs", "program_sites", "prices"),
    *("pkh_caseload", "registry_transitions", "coverage_counts", "budget"),
    *("institution_assessments", "facilitators", "household_survey"),
    "renstra_targets",
)
VILLAGE_TABLES = ("participation_events", "proposals", "complaints")
TABLES = (*CENTRAL_TABLES, *VILLAGE_TABLES, "group_reports", "groups", "submissions")
FAULTY_TABLES = (*CENTRAL_TABLES, "groups", "group_reports", *VILLAGE_TABLES)


@dataclass(frozen=True)
class SamplePlan:
    """What to generate; `provinces` None means all of them."""

    size: Size
    seed: int
    _: KW_ONLY
    faults: bool = False
    provinces: tuple[str, ...] | None = None

    @property
    def newest(self) -> int:
        """Number of the newest quarter."""
        return len(m.QUARTERS) - 1

    @property
    def first(self) -> int:
        """Number of the first quarter with reports of groups."""
        return len(m.QUARTERS) - m.QUARTERS_OF_SIZE[self.size]

    @property
    def recent(self) -> int:
        """Number of the first quarter of events, registers and money."""
        return len(m.QUARTERS) - m.QUARTERS_BESIDES_GROUPS[self.size]


def write_reports(
    folder: Path,
    plan: SamplePlan,
    *,
    regions: Regions,
    catalogue: Catalogue,
    progress: Progress,
    written: Written = lambda table, path: None,
) -> dict[str, Path]:
    """Write `<table>.parquet` for every table of the sample; returns the paths.

    `written` is told each file that will not change any more.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = {table: folder / f"{table}.parquet" for table in TABLES}
    with _engine(folder) as engine:
        values = _values(plan, paths)
        _prepare(engine, plan, _frames(plan, regions, catalogue), values=values)
        for table in TABLES[:-1]:
            progress(table)
            _write_table(engine, table, paths, catalogue=catalogue, values=values)
            if not plan.faults:
                written(table, paths[table])
        if plan.faults:
            progress("faults")
            start_answer_key(engine)
            inject_faults(
                engine, FAULTY_TABLES, paths, catalogue=catalogue, values=values
            )
        _write_submissions(engine, plan, paths, catalogue=catalogue, values=values)
    for table in TABLES if plan.faults else TABLES[-1:]:
        written(table, paths[table])
    return paths


@contextmanager
def _engine(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with TemporaryDirectory(prefix=".spill-", dir=folder) as spill:
        settings = {"memory_limit": "3GB", "temp_directory": spill}
        with duckdb.connect(config=settings) as engine:
            engine.execute(f"ATTACH ':memory:' AS small (ROW_GROUP_SIZE {_SHARE})")
            yield engine


def _prepare(
    engine: duckdb.DuckDBPyConnection,
    plan: SamplePlan,
    frames: dict[str, pd.DataFrame],
    *,
    values: dict[str, object],
) -> None:
    """Give the engine everything that the tables' SELECTs read."""
    for name, frame in frames.items():
        engine.register(name, frame)
    _set_lists(engine, plan, frames["places"])
    for script in ("macros", "dates", "seeds", "villages"):
        engine.execute(_query(script, values))


def _frames(
    plan: SamplePlan, regions: Regions, catalogue: Catalogue
) -> dict[str, pd.DataFrame]:
    places = sample_places(regions, seed=plan.seed)
    if plan.provinces is not None:
        wanted = places["code"].str[:2].isin(plan.provinces)
        places = places[wanted].reset_index(drop=True)
    places["place"] = range(len(places))
    # Where the lists of `_set_lists` begin for the place's province, counted from 1.
    province_number = places["province"].rank(method="dense").astype(int) - 1
    places["moment_row"] = province_number * len(m.QUARTERS) + 1
    sites = sample_sites(places, catalogue, seed=plan.seed)
    provinces = sorted(places["code"].str[:2].unique())
    since = m.QUARTERS[plan.recent]
    return {
        "places": places,
        "sites": sites,
        "evaluated_sites": evaluated_sites(sites, places, seed=plan.seed),
        "chains": _reported(sample_groups(places, seed=plan.seed), plan),
        "quarters": sample_quarters(),
        "monthly_prices": sample_prices(provinces, seed=plan.seed),
        "registry_moves": sample_moves(places, seed=plan.seed, since=since),
        "programmes": _programmes(catalogue),
        "register": _register(regions, provinces),
    }


def _reported(groups: pd.DataFrame, plan: SamplePlan) -> pd.DataFrame:
    """Groups that were alive within a year before the first report, or since."""
    return groups[groups["last"] >= plan.first - 4]


def _set_lists(
    engine: duckdb.DuckDBPyConnection, plan: SamplePlan, places: pd.DataFrame
) -> None:
    """Give the engine what moves by quarter, or province and quarter, as lists."""
    moments = sample_moments(places, seed=plan.seed)
    for frame in (sample_quarters(), moments.drop(columns="quarter")):
        for name, values in frame.items():
            engine.execute(f"SET VARIABLE {name} = $1", [values.tolist()])


def _programmes(catalogue: Catalogue) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "program_code": programme.code,
                "name_id": programme.name.id,
                "name_en": programme.name.en,
                "owner_unit": programme.owner_unit,
                "cluster": programme.cluster,
                "sector": programme.sector,
                "model": programme.model,
                "start_date": programme.start_date,
                "end_date": programme.end_date,
            }
            for programme in catalogue.programmes.values()
        ]
    )


def _register(regions: Regions, provinces: list[str]) -> pd.DataFrame:
    rows = [
        {
            "code": region.code,
            "name": region.name,
            "level": region.level,
            "parent": region.parent,
            "kind": region.kind,
            "area_type": region.area_type,
            "disadvantaged": region.disadvantaged,
            "valid_from": region.valid_from,
            "island_group": m.ISLAND_GROUPS[region.code[0]],
        }
        for level in ("province", "regency", "subdistrict")
        for region in regions.at_level(level)
        if region.code[:2] in provinces
    ]
    return pd.DataFrame(rows)


def _values(plan: SamplePlan, paths: dict[str, Path]) -> dict[str, object]:
    """What the SQL files' placeholders stand for."""
    numbers = {
        name.lower(): value
        for module in (m, participation_magnitudes, registers_magnitudes)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, int | float)
    }
    files = {table: path.as_posix() for table, path in paths.items()}
    names = {
        "first_quarter": m.QUARTERS[plan.first],
        "newest_quarter": m.QUARTERS[plan.newest],
        "first_year": m.QUARTERS[plan.first][:4],
        "recent_year": m.QUARTERS[plan.recent][:4],
        "last_year": m.QUARTERS[plan.newest][:4],
    }
    run = {
        "seed": plan.seed,
        "first": plan.first,
        "recent": plan.recent,
        "newest": plan.newest,
    }
    return numbers | survey_values(plan.size, plan.seed) | files | names | run


def _query(name: str, values: dict[str, object]) -> str:
    text = (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    return Template(text).substitute(values)


def _write_table(
    engine: duckdb.DuckDBPyConnection,
    table: str,
    paths: dict[str, Path],
    *,
    catalogue: Catalogue,
    values: dict[str, object],
) -> None:
    columns = ", ".join(
        f'CAST("{name}" AS {column.sql_type}) AS "{name}"'
        for name, column in catalogue.tables[table].columns.items()
    )
    path = paths[table].as_posix()
    engine.execute(
        f"COPY (SELECT {columns} FROM ({_query(table, values)})) TO '{path}'"
        f" {AS_PARQUET}"
    )


def _write_submissions(
    engine: duckdb.DuckDBPyConnection,
    plan: SamplePlan,
    paths: dict[str, Path],
    *,
    catalogue: Catalogue,
    values: dict[str, object],
) -> None:
    """After all others, as a submission tells how many rows it carried."""
    engine.register("central_tables", _rows_of_central_tables(engine, paths))
    _write_table(engine, "submissions", paths, catalogue=catalogue, values=values)
    if plan.faults:
        tables = ("submissions",)
        inject_faults(engine, tables, paths, catalogue=catalogue, values=values)
        write_answer_key(engine, paths["submissions"].parent)


def _rows_of_central_tables(
    engine: duckdb.DuckDBPyConnection, paths: dict[str, Path]
) -> pd.DataFrame:
    counts = {
        table: engine.read_parquet(paths[table].as_posix()).count("*").fetchall()[0][0]
        for table in CENTRAL_TABLES
    }
    return pd.DataFrame({"table_name": counts.keys(), "rows_n": counts.values()})
