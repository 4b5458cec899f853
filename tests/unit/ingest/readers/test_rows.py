"""Which rows are no data rows."""

import pytest

from dashboard.ingest.readers.rows import RowClassifier

HEADER = ["Provinsi", "Maret", "September"]


def reasons(*rows):
    classifier = RowClassifier(HEADER)
    return [classifier.reason(row) for row in rows]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["Aceh", "1", "2"], None),
        (["Papua Selatan", None, None], None),
        (["Sumber", None, None], None),
        (["Sumber", "1", "2"], None),
        (["Indonesia", "1", None], None),
        (["-", "1", "2"], None),
        ([None, None, None], "blank"),
        (["  ", None, "\t"], "blank"),
        (["Provinsi", "Maret", "September "], "repeated_header"),
        (["(1)", "(2)", "(3)"], "column_numbers"),
        (["-1", "-2", "-3"], "column_numbers"),
        (["-1", "-5", "-3"], None),
        (["Keterangan", None, None], "footer"),
        (["Catatan:", "angka", "sementara"], "footer"),
        (["Sumber: BPS", " Susenas 2022", None], "footer"),
        (["Source: BPS", None, None], "footer"),
        (["*) angka sementara", None, None], "footer"),
        (["... data tidak tersedia", None, None], "footer"),
        (["-", None, None], "footer"),
    ],
)
def test_gives_the_reason(row, reason):
    assert reasons(row) == [reason]


def test_lines_below_a_note_belong_to_it_until_a_full_row():
    found = reasons(
        ["Keterangan", None, None],
        [None, None, None],
        ["September tidak dihitung", None, None],
        ["Aceh", "1", "2"],
        ["Papua Selatan", None, None],
    )

    assert found == ["footer", "blank", "footer", None, None]
