"""Parquet stays where it is and keeps its types."""

import io

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.ingest import refusals
from dashboard.ingest.readers import Limits


def parquet(**columns) -> bytes:
    content = io.BytesIO()
    pq.write_table(pa.table(columns), content, row_group_size=2)
    return content.getvalue()


def test_describes_the_file_and_numbers_its_rows(read):
    raw = read(parquet(kode=["11", "12", "13"], nilai=[1, None, 3]), name="x.csv")

    assert (raw.format, raw.typed, raw.rows) == ("parquet", True, 3)
    assert raw.parquet == raw.file
    assert raw.frame()["line"].tolist() == [1, 2, 3]
    rows = duckdb.sql(f"SELECT nilai, line, skipped FROM ({raw.sql})").fetchall()
    assert rows == [(1, 1, None), (None, 2, None), (3, 3, None)]


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
def test_refuses_a_file_that_is_cut_off(read, kept):
    content = parquet(kode=["11"] * 99, nilai=list(range(99)))

    with pytest.raises(refusals.FileDamaged, match="cut off"):
        read(content[: int(len(content) * kept)])


def test_refuses_names_and_shapes_that_have_no_cells(read):
    with pytest.raises(refusals.FormatRefused, match="daftar"):
        read(parquet(kode=["11"], daftar=[[1, 2]]))
    with pytest.raises(refusals.FormatRefused, match="line"):
        read(parquet(kode=["11"], line=[1]))


@pytest.mark.parametrize("column", [["3201014512850003"] * 3, [3201014512850003] * 3])
def test_refuses_identity_numbers_in_text_and_in_whole_numbers(read, column):
    with pytest.raises(refusals.PersonalData):
        read(parquet(kode=["11"] * 3, peserta=column))


@pytest.mark.parametrize(
    ("limits", "name"), [(Limits(rows=1), "rows"), (Limits(columns=1), "columns")]
)
def test_refuses_what_exceeds_a_limit(read, limits, name):
    with pytest.raises(refusals.LimitExceeded) as refused:
        read(parquet(kode=["11", "12"], nilai=[1, 2]), limits=limits)
    assert refused.value.limit == name
