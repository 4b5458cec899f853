"""A planted household is nowhere but in the imported rows: not in the store, not in
findings, not on a page."""

from datetime import date

import duckdb
import pandas as pd
import pytest

from dashboard.app import create_app
from dashboard.ingest.building.build import build
from dashboard.ingest.imports.importing import Request, importing
from dashboard.settings import Settings
from dashboard.store import open_store
from tests.spec.good_surveys import GOOD

ID, NAME, NIK = "planted-household-77", "Siti Planted Aminah", "3204056412850003"
PLANTED = (ID, NAME, NAME.replace(" ", ""), NIK, "7654321")
HOUSEHOLDS = 220  # hashes enough that one number among them does not refuse the file


@pytest.fixture(scope="module")
def root(tmp_path_factory, catalogue):
    """One good row of the household and every kind of bad one."""
    folder = tmp_path_factory.mktemp("planted")
    frame = pd.DataFrame([*_rows()])
    path = folder / "survey.csv"
    frame.to_csv(path, index=False)
    settings = Settings(root=folder)
    for _sent in range(2):  # a second file, in which rows are put right
        request = Request(path, kind="household_survey")
        with importing(
            request, root=folder, catalogue=catalogue, settings=settings
        ) as found:
            assert found is not None
        frame["income_rp"] = 1_234_000
        frame.to_csv(path, index=False)
    build(folder, catalogue=catalogue, settings=settings)
    return folder


@pytest.fixture(scope="module")
def store(root):
    """Opened as an app opens it: one process has one way of opening a file."""
    return open_store(root, memory_limit=Settings().serve_memory)


def _rows():
    good = GOOD["household_survey"] | {"stratum_id": "one", "exp_food_rp": 7_654_321}
    good = {name: cell for name, cell in good.items() if name != "region"}
    for number in range(HOUSEHOLDS):
        yield good | {"hh_id": f"a{number:015x}", "a01": number % 2}
    yield good | {"hh_id": ID}
    yield good | {"hh_id": ID, "wave": 2, "weight": 0}
    yield good | {"hh_id": ID, "wave": 0, "hhsize": "many"}
    yield good | {"hh_id": ID, "wave": 5}
    yield good | {"hh_id": NIK, "wave": 2}
    yield good | {"hh_id": f"{ID}-b", "kec_code": f"{NAME}."}
    yield good | {"hh_id": f"{ID}-c", "psu_id": NAME}
    yield good | {"hh_id": f"{ID}-d", "stratum_id": NAME, "kec_code": "32.05.01"}
    yield good | {"hh_id": f"{ID}-d", "interview_on": date(2024, 6, 1)}


def _found_in(text: str) -> set[str]:
    return {planted for planted in PLANTED if planted in text}


def test_the_rows_were_read_and_found_bad(store):
    counts = "SELECT rule, count(*) AS n FROM findings GROUP BY rule"
    found = {row["rule"]: row["n"] for row in store.query(counts).to_pylist()}

    assert {"weight_not_positive", "wrong_type", "not_allowed"} <= set(found)
    assert {"personal_number", "unplaced", "replaced"} <= set(found)


def test_no_table_of_the_store_holds_it(store):
    tables = store.query(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'"
    )["table_name"].to_pylist()
    assert {"findings", "placement", "survey_domains", "survey_changes"} <= set(tables)
    for table in tables:
        text = str(store.query(f"FROM {table}").to_pylist())
        assert not _found_in(text), table


def test_no_file_but_the_imported_rows_holds_it(root):
    for path in root.rglob("*"):
        if path.is_file() and path.name not in ("data.parquet", "survey.csv"):
            assert not any(word.encode() in path.read_bytes() for word in PLANTED), path
        if path.suffix == ".parquet" and path.name != "data.parquet":
            text = str(duckdb.read_parquet(path.as_posix()).fetchall())
            assert not _found_in(text), path


def test_a_finding_tells_the_row_by_a_hash_of_its_key(store):
    findings = store.query("SELECT rule, row, region FROM findings").to_pylist()

    of_rows = [one for one in findings if one["row"] is not None]
    assert of_rows
    assert all(one["row"].startswith('{"hash":"') for one in of_rows)
    assert all(len(one["row"]) == len('{"hash":""}') + 20 for one in of_rows)
    assert {one["region"] for one in findings} == {None}


def test_no_page_and_no_answer_holds_it(root):
    client = create_app(Settings(root=root)).server.test_client()

    for path in ("/", "/data", "/definitions", "/api/indicators", "/region/32.04"):
        assert not _found_in(client.get(path).get_data(as_text=True)), path
