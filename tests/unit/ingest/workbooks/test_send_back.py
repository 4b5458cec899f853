"""The sender gets the faulty rows as sent, with what is wrong and how to mend it."""

import json

import openpyxl
import pandas as pd
import pytest

from dashboard.ingest.raw.findings import Finding, findings_table
from dashboard.ingest.workbooks.send_back import SentFile, write_send_back
from dashboard.texts import Sentence

SENT = SentFile(
    "lapor.csv", columns=["group_id", "members_n"], rows_read=9, rows_kept=8
)


def finding(line, rule, *, column=None, row=None, severity="reject"):
    return Finding(line, rule, severity, Sentence(f"{rule} is wrong"), column, row)


def findings(*given) -> pd.DataFrame:
    return findings_table(given).to_pandas()


def written(path, frame, *, locale="en", fixes=None):
    write_send_back(path, frame, sent=SENT, fixes=fixes or {}, locale=locale)
    book = openpyxl.load_workbook(path)
    return [[list(row) for row in sheet.values] for sheet in book.worksheets]


@pytest.fixture
def out(tmp_path):
    return tmp_path / "kembali.xlsx"


def test_lists_each_faulty_row_once_with_all_its_problems(out):
    row = {"group_id": "abc", "members_n": "-3"}
    frame = findings(
        finding(7, "negative", column="members_n", row=row),
        finding(7, "unknown_group", column="group_id", row=row),
        finding(4, "negative", column="members_n", row=row | {"group_id": None}),
    )

    rows, _notes = written(out, frame, fixes={"negative": "Check the number."})
    assert rows == [
        ["Row", "Column", "Problem", "How to correct it", "group_id", "members_n"],
        [4, "members_n", "negative is wrong", "Check the number.", "", "-3"],
        [
            7,
            "members_n\ngroup_id",
            "negative is wrong\nunknown_group is wrong",
            "Check the number.",
            "abc",
            "-3",
        ],
    ]


def test_finds_the_cells_of_columns_that_were_written_in_another_way(out):
    frame = findings(finding(2, "a", column="members_n", row={"members_n": "-3"}))
    sent = SentFile("lapor.csv", ["Members N"], rows_read=1, rows_kept=0)

    write_send_back(out, frame, sent=sent, fixes={}, locale="en")
    cell = openpyxl.load_workbook(out).worksheets[0]["E2"]
    assert (cell.value, cell.fill.fgColor.rgb) == ("-3", "FFF8CBAD")


def test_counts_all_findings_also_those_without_their_row(out):
    frame = findings(
        finding(2, "a", row={"group_id": "x"}),
        finding(3, "b", severity="warn"),
        finding(4, "b", severity="warn"),
    )

    rows, notes = written(out, frame, locale="id")
    assert len(rows) == 2
    assert ["b is wrong", "Dipakai dan ditandai", 2] in [line[:3] for line in notes]
    assert ["Baris dengan masalah", "3"] in [line[:2] for line in notes]


def test_nothing_that_was_sent_runs_as_a_formula(out):
    row = {"group_id": '=HYPERLINK("http://x")', "members_n": "+1"}

    written(out, findings(finding(2, "a", row=row)))
    cell = openpyxl.load_workbook(out).worksheets[0]["E2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x")')


def test_a_file_that_was_there_stays_when_writing_fails(out, monkeypatch):
    out.write_text("old")

    with pytest.raises(KeyError):
        write_send_back(out, pd.DataFrame(), sent=SENT, fixes={}, locale="en")
    assert out.read_text() == "old"
    assert list(out.parent.iterdir()) == [out]


def test_rows_that_a_rule_caught_have_typed_cells(out):
    row = {"group_id": True, "members_n": 12}

    rows, _notes = written(out, findings(finding(3, "a")).assign(row=json.dumps(row)))
    assert rows[1][4:] == ["TRUE", "12"]


def test_a_problem_without_its_message_stops_nothing(out):
    frame = findings(finding(3, "a", row={"group_id": "x"}), finding(4, "b"))
    frame.loc[0, ["message_id", "message_en"]] = None

    rows, _notes = written(out, frame)
    assert rows[1][:4] == [3, "", "", ""]
