"""Small worlds of reports, written as text tables, run through the real rules.

Every table starts from one good row; a text table names only the columns it changes.
A cell `-` is null. The n-th row has line n.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import duckdb

from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.catalogue.expressions import tables_read
from dashboard.ingest.building.checks import create_findings, run_table
from dashboard.settings import Settings
from tests.spec import good_registers, good_surveys, good_villages

GOOD = {
    **good_registers.GOOD,
    **good_villages.GOOD,
    **good_surveys.GOOD,
    "regions": {
        "region_code": "32.04.05",
        "level": "kec",
        "parent_code": "32.04",
        "name": "Cileunyi",
        "area_type": "rural",
        "island_group": "Jawa",
        "valid_from": date(2000, 1, 1),
    },
    "region_context": {
        "kec_code": "32.04.05",
        "region": "32.04.05",
        "year": 2024,
        "population": 1000,
        "adults_18plus": 700,
        "adult_women": 350,
        "families_total": 250,
        "families_d1_4": 100,
        "villages_n": 6,
        "dtsen_quarter": "2024Q4",
    },
    "programs": {
        "program_code": "dbk",
        "name_id": "Dana Bergulir",
        "name_en": "Revolving fund",
        "owner_unit": "Unit",
        "cluster": "II",
        "sector": "savings_credit",
        "model": "revolving_fund",
        "start_date": date(2015, 1, 1),
    },
    "program_sites": {
        "program_code": "dbk",
        "kec_code": "32.04.05",
        "region": "32.04.05",
        "cohort_year": 2020,
        "entry_quarter": "2020Q1",
        "arm": "treatment",
    },
    "groups": {
        "group_id": "group-000001",
        "program_code": "dbk",
        "village_code": "32.04.05.2001",
        "region": "32.04.05",
        "sector": "savings_credit",
        "group_type": "pokmas",
        "formed_on": date(2020, 2, 10),
        "women_only": False,
        "members_start": 10,
        "members_poor_start": 6,
        "seed_capital_rp": 20_000_000,
        "seed_source": "apbn",
        "status": "dormant",
        "status_on": date(2024, 8, 10),
    },
    "group_reports": {
        "group_id": "group-000001",
        "quarter": "2024Q1",
        "submitted_on": date(2024, 4, 10),
        "is_estimated": False,
        "members_n": 10,
        "members_women_n": 4,
        "members_poor_n": 5,
        "meetings_planned": 3,
        "meetings_held": 3,
        "attend_expected": 30,
        "attend_sum": 24,
        "book_cash": 2,
        "book_loans": 2,
        "book_savings": 2,
        "book_minutes": 2,
        "decisions_n": 5,
        "decisions_by_members_n": 4,
        "savers_n": 8,
        "savings_balance_rp": 2_000_000,
        "loans_outstanding_rp": 12_000_000,
        "loans_out_n": 6,
        "principal_due_rp": 1_000_000,
        "principal_paid_due_rp": 900_000,
        "par1_30_rp": 500_000,
        "par31_90_rp": 300_000,
        "par_gt90_rp": 200_000,
        "missed3_loans_n": 0,
        "writeoff_rp": 0,
        "cash_bank_rp": 3_000_000,
        "fund_equity_rp": 13_000_000,
        "external_capital_rp": 20_000_000,
        "own_capital_rp": 5_000_000,
        "business_active": True,
        "mentor_visits_n": 3,
        "external_links_n": 1,
        "submission_id": "s1",
    },
    "prices": {
        "area_code": "32",
        "region": "32",
        "urban_rural": "R",
        "month": "2024-03",
        "cpi": 100.0,
        "base": 2022,
        "link_factor": 1.0,
    },
    "submissions": {
        "submission_id": "s1",
        "sender_code": "jabar",
        "table": "group_reports",
        "quarter": "2024Q1",
        "due_on": date(2024, 4, 30),
        "received_on": date(2024, 4, 20),
        "rows_n": 1,
        "sha256": "0" * 64,
        "result": "accepted",
    },
}
REGISTER = """
code          | level       | area_type | valid_from | valid_to | successors
32            | province    | -         | -          | -        | -
32.04         | regency     | -         | -          | -        | -
32.04.05      | subdistrict | rural     | -          | -        | -
32.04.06      | subdistrict | urban     | -          | -        | -
"""


@cache
def catalogue() -> Catalogue:
    settings = Settings()
    return load_catalogue(settings.catalogue, settings.profiles)


@cache
def catalogue_of_groups() -> Catalogue:
    """What groups report, whom to visit, and nothing else.

    A build of few rows takes a third of the time.
    """
    found = catalogue()
    kept = _with_what_they_read(("group_quarters", "visit_groups"))
    indicators = found.indicators.items()
    return replace(
        found,
        tables=_only(found.tables, kept),
        derived_tables=_only(found.derived_tables, kept),
        indicators={key: one for key, one in indicators if one.table in kept},
    )


def _only(tables: Mapping, names: set[str]) -> dict:
    return {name: table for name, table in tables.items() if name in names}


def checked(
    *,
    polygons: tuple[str, ...] = (),
    register: str = REGISTER,
    of: tuple[str, ...] = (),
    **tables: str,
):
    """An engine in which the reports of the text tables have been checked.

    Tables that are not given hold their one good row; `""` leaves a table empty. With
    `of`, only these tables and what they read are there, which takes a tenth as long.
    """
    engine = duckdb.connect()
    found = catalogue()
    wanted = _with_what_they_read(of) if of else {*found.tables, *found.derived_tables}
    for name in wanted & found.tables.keys():
        _create_raw(engine, found.tables[name], _rows(name, tables.get(name)))
    _create(engine, "register", parse(register))
    engine.execute("CREATE TABLE polygons (code VARCHAR)")
    engine.executemany(
        "INSERT INTO polygons VALUES (?)", [[p] for p in polygons or "-"]
    )
    if not polygons:
        engine.execute("DELETE FROM polygons")
    engine.execute("CREATE TABLE area_types (id VARCHAR, urban_rural VARCHAR)")
    engine.executemany(
        "INSERT INTO area_types VALUES (?, ?)",
        [[a.id, a.urban_rural] for a in found.area_types.values()],
    )
    _create(engine, "known_indicators", [{"id": one} for one in found.indicators])
    create_findings(engine)
    for name in found.build_order:
        if name in wanted:
            run_table(engine, found, name)
    return engine


@cache
def _with_what_they_read(names: tuple[str, ...]) -> set[str]:
    """These tables and all that their SELECTs read, and those read in turn."""
    every = catalogue().tables | catalogue().derived_tables
    found, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name in every and name not in found:
            found.add(name)
            read = tables_read(every[name].sql) if every[name].sql else ()
            waiting += [one.removesuffix("_raw").removesuffix("_valid") for one in read]
    return found


def findings(engine) -> set[tuple[str, str, int]]:
    """(table, rule, line) of everything that was found."""
    query = "SELECT report_table, rule, line FROM row_findings"
    return set(engine.execute(query).fetchall())


def parse(text: str) -> list[dict[str, str | None]]:
    """Rows of a text table with a header and `|` between cells."""
    lines = [line for line in text.splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [
        {
            name: None if cell == "-" else cell
            for name, cell in zip(cells[0], row, strict=True)
        }
        for row in cells[1:]
    ]


def _rows(name: str, text: str | None) -> list[dict]:
    if text is None:
        return [GOOD[name]]
    return [GOOD[name] | row for row in parse(text)]


def _create_raw(engine, table, rows: list[dict]) -> None:
    columns = {n: c.sql_type for n, c in table.columns.items()} | {
        "region": "VARCHAR",
        "line": "INTEGER",
        "file_no": "INTEGER",
        "sequence": "INTEGER",
    }
    declared = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    engine.execute(f"CREATE TABLE {table.id}_raw ({declared})")
    for line, row in enumerate(rows, start=1):
        full = {"line": line, "file_no": 1, "sequence": 1} | row
        names = ", ".join(f'"{name}"' for name in full)
        marks = ", ".join("?" * len(full))
        engine.execute(
            f"INSERT INTO {table.id}_raw ({names}) VALUES ({marks})", [*full.values()]
        )


def _create(engine, name: str, rows: list[dict]) -> None:
    columns = ", ".join(f"{column} VARCHAR" for column in rows[0])
    engine.execute(f"CREATE TABLE {name} ({columns})")
    marks = ", ".join("?" * len(rows[0]))
    engine.executemany(
        f"INSERT INTO {name} VALUES ({marks})", [[*row.values()] for row in rows]
    )
