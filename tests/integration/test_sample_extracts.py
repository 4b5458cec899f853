import duckdb
import openpyxl
import pytest

from dashboard.ingest.readers import read_table
from dashboard.ingest.sample.extracts import ROWS, write_extracts


@pytest.fixture(scope="module")
def prices(tmp_path_factory):
    path = tmp_path_factory.mktemp("reports") / "prices.parquet"
    duckdb.sql(
        "SELECT '32' AS area_code, DATE '2025-01-01' + n::INTEGER AS day, n,"
        " n > 5 AS big"
        " FROM range(6000) AS r (n)"
    ).write_parquet(path.as_posix())
    return path


@pytest.fixture(scope="module")
def written(prices):
    return write_extracts({"prices": prices})


def test_extracts_hold_the_first_rows_and_read_alike(written):
    frames = [read_table(path).frame() for path in written]

    for frame in frames:
        assert len(frame) == ROWS
        assert list(frame.columns[:4]) == ["area_code", "day", "n", "big"]
        assert list(frame["area_code"].unique()) == ["32"]
        assert frame["day"].iloc[0].startswith("2025-01-01")
        assert frame["n"].iloc[-1] == "4999"


def test_extracts_say_that_they_are_a_sample(written):
    assert all("DATA_CONTOH" in path.name for path in written)
    workbook = openpyxl.load_workbook(written[1], read_only=True)
    assert workbook.sheetnames == ["DATA CONTOH prices"]


def test_extracts_are_the_same_again(prices, written):
    before = [path.read_bytes() for path in written]

    assert [path.read_bytes() for path in write_extracts({"prices": prices})] == before
