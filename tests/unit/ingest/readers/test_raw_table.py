"""The copy of a file: complete, or not there at all."""

import errno
import os

import pyarrow.parquet as pq
import pytest

from dashboard.ingest import refusals
from dashboard.ingest.readers import read_table
from dashboard.ingest.readers.raw_table import unique_names


def test_a_full_disk_is_a_clear_refusal_and_leaves_nothing(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("kode,nilai\n11,1\n")
    copies = tmp_path / "copies"
    copies.mkdir()

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(pq.ParquetWriter, "write_batch", full)
    with pytest.raises(refusals.DiskFull, match="disk is full"):
        read_table(path, folder=copies)

    assert list(copies.iterdir()) == []
    assert path.read_text() == "kode,nilai\n11,1\n"


def test_a_temporary_copy_lives_as_long_as_the_table(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("kode,nilai\n11,1\n")

    raw = read_table(path)
    copy = raw.parquet
    assert copy.exists()
    del raw
    assert not copy.exists()


def test_reads_a_large_table_piece_by_piece(tmp_path):
    path = tmp_path / "a.csv"
    rows = "".join(f"{n},{n * 2}\n" for n in range(120_000))
    path.write_text(f"kode,nilai\n{rows}")

    raw = read_table(path)
    sizes = [batch.num_rows for batch in raw.batches(rows=50_000)]
    assert sum(sizes) == raw.rows == 120_000
    assert len(sizes) > 1
    assert raw.frame()["line"].is_monotonic_increasing


def test_column_names_are_unique_whatever_their_case():
    assert unique_names(["a", "A", "a (2)", " ", "skipped"]) == (
        "a",
        "A (2)",
        "a (2) (2)",
        "column_4",
        "skipped (2)",
    )
