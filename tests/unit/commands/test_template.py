"""The `template` command."""

import openpyxl

from dashboard.commands import command_line


def test_writes_a_form_by_id_or_code(tmp_path, capsys):
    for table in ("group_reports", "T6", "t6"):
        out = tmp_path / f"{table}.xlsx"
        assert command_line(["template", table, str(out)]) == 0
        assert openpyxl.load_workbook(out).sheetnames[0] == "group_reports"
    assert "t6.xlsx" in capsys.readouterr().out


def test_says_which_tables_there_are(tmp_path, capsys):
    assert command_line(["template", "T99", str(tmp_path / "a.xlsx")]) == 1
    assert "group_reports (T6)" in capsys.readouterr().err


def test_refuses_another_ending(tmp_path, capsys):
    assert command_line(["template", "T6", str(tmp_path / "a.csv")]) == 1
    assert "a.xlsx" in capsys.readouterr().err


def test_says_when_the_folder_cannot_be_written(tmp_path, capsys):
    assert command_line(["template", "T6", str(tmp_path / "none" / "a.xlsx")]) == 1
    assert "a.xlsx" in capsys.readouterr().err
