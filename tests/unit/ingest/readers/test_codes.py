"""Codes come out as they were meant."""

import pandas as pd
import pytest

from dashboard.ingest.readers.codes import parse_codes


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("16.71.18", "16.71.18"),
        ("3201190", "3201190"),
        ("3201190.0", "3201190"),
        ("32.00", "32"),
        ("0103", "0103"),
        (" 32.01 ", "32.01"),
        ("32. 01.\u00a005", "32.01.05"),
        ("'1101012003", "1101012003"),
        (3201190.0, "3201190"),
        (11, "11"),
        ("id1102", "id1102"),
        ("", None),
        ("  ", None),
        (None, None),
        (float("nan"), None),
    ],
)
def test_reads_a_code(cell, code):
    assert parse_codes(pd.Series([cell], dtype=object)).tolist() == [code]


def test_keeps_the_rows_of_the_column():
    codes = parse_codes(pd.Series(["1.0", "2.0"], index=[4, 8], name="kode"))

    assert codes.index.tolist() == [4, 8]
    assert codes.name == "kode"
