"""Every row of a file counts, was replaced, or is listed with what is wrong with it.

A faulty sample of two provinces, and of each table a sheet sent again as people send
them: rows that are there already, a blank line, a note, and rows that cannot be used.
"""

import csv

import duckdb
import pyarrow.parquet as pq
import pytest

from dashboard.ingest.building.checks import RawFile, create_raw, run_tables
from dashboard.ingest.building.register import create_register
from dashboard.ingest.imports.importing import Request, importing
from dashboard.ingest.raw.inputs import active_inputs
from dashboard.settings import Settings

pytestmark = pytest.mark.slow

SENT_AGAIN = 40
NOWHERE = "99.99.99"
NOT_USED = "('reject', 'quarantine')"


@pytest.fixture(scope="module")
def files(tmp_path_factory, faulty_provinces, catalogue):
    """File name -> its path, of every file imported."""
    folder = tmp_path_factory.mktemp("files")
    root, paths = faulty_provinces.root, faulty_provinces.paths
    sheets = [_sheet(folder, catalogue.tables[name], paths[name]) for name in paths]
    for sheet in sheets:
        request = Request(sheet, kind=sheet.stem)
        with importing(request, root=root, catalogue=catalogue, settings=Settings()):
            pass
    return {path.name: path for path in (*paths.values(), *sheets)}


@pytest.fixture(scope="module")
def inputs(files, faulty_provinces):
    found = active_inputs(faulty_provinces.root)
    assert {one.file_name for one in found} == set(files)
    return found


@pytest.fixture(scope="module")
def ask(inputs, catalogue, regions):
    """Asks an engine in which the rules of every table have run, as in a build."""
    engine = duckdb.connect()
    for table in catalogue.tables.values():
        own = [
            RawFile(number, one.sequence, one.data)
            for number, one in enumerate(inputs)
            if one.table == table.id
        ]
        create_raw(engine, table, own)
    create_register(engine, regions=regions, catalogue=catalogue, boundaries=[])
    run_tables(engine, catalogue)
    return lambda query: engine.execute(query).fetchall()


def _sheet(folder, table, path):
    """Rows of a table as a CSV with what people add: its path."""
    again = SENT_AGAIN if table.id != "programs" else 5
    rows = duckdb.sql(f"FROM '{path.as_posix()}' LIMIT {again}").df()
    rows = rows.astype(object).where(rows.notna(), "")
    header, cells = list(rows), rows.to_numpy().tolist()
    required = [name for name in table.key if name != table.place]
    lost = [_with(cells[0], header, {required[0]: ""})] if required else []
    if table.place:
        lost.append(_with(cells[1], header, {table.place: NOWHERE}))
    if table.place_name:
        lost.append(_with(cells[2], header, {table.place_name: "Atlantis"}))
    body = [*cells, *lost, [""] * len(header), ["Catatan: angka sementara"]]
    sheet = folder / f"{table.id}.csv"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *body])
    return sheet


def _with(cells: list, header: list[str], changes: dict[str, str]) -> list:
    return [changes.get(name, cell) for name, cell in zip(header, cells, strict=True)]


def test_import_keeps_every_row_or_says_why_not(files, inputs):
    for one in inputs:
        kept = _lines(one.data)
        listed = _lines(one.folder / "findings.parquet", "severity = 'reject'")
        skipped = _lines(one.folder / "placement.parquet", "status = 'skipped'")

        assert (one.rows_read, one.rows_kept) == (_rows(files, one), len(kept))
        assert one.rows_read == len(kept) + len(listed) + len(skipped), one.file_name
        assert len({*kept, *listed, *skipped}) == one.rows_read
        if one.file_name.endswith(".csv"):
            assert len(listed) > 0 and len(skipped) == 2


def _rows(files, one) -> int:
    path = files[one.file_name]
    if path.suffix == ".parquet":
        return pq.read_metadata(path).num_rows
    return len(path.read_text(encoding="utf-8").splitlines()) - 1


def _lines(path, where: str = "TRUE") -> set[int]:
    query = f"SELECT DISTINCT line FROM '{path.as_posix()}' WHERE {where}"
    return {line for (line,) in duckdb.sql(query).fetchall()}


def test_checks_use_every_row_kept_or_say_why_not(ask, inputs, catalogue):
    for table in catalogue.tables:
        used = ask(f"SELECT file_no, line FROM {table}_valid")
        listed = ask(
            f"SELECT DISTINCT file_no, line FROM row_findings "
            f"WHERE report_table = '{table}' "
            f"AND (rule = 'replaced' OR severity IN {NOT_USED})"
        )
        kept = sum(one.rows_kept for one in inputs if one.table == table)

        assert len(used) + len(listed) == kept, table
        assert len({*used, *listed}) == kept
        assert len(used) > len(listed) > 0 or table == "programs"


def test_every_row_that_counts_reaches_the_units(ask):
    [(valid, closing)] = ask(
        "SELECT count(*), count(*) FILTER ((file_no, line) IN (SELECT (file_no, line) "
        "FROM row_findings WHERE rule = 'closing_quarter')) FROM group_reports_valid"
    )
    [(reported, due)] = ask("SELECT sum(is_reported), sum(is_due) FROM group_quarters")
    [(silent,)] = ask("SELECT count(*) FROM group_quarters WHERE is_due > is_reported")
    assert reported == valid - closing > 0 < closing
    assert due == reported + silent

    assert ask("SELECT count(*) FROM group_register WHERE is_valid") == ask(
        "SELECT count(*) FROM groups_valid"
    )
    assert ask("SELECT count(*) FROM deflators") == ask(
        "SELECT count(*) FROM prices_valid WHERE right(month, 2)::INT % 3 = 0"
    )
