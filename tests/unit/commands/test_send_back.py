"""The command send-back, as a person runs it."""

import openpyxl
import pytest

PROGRAMS = (
    "program_code,name_id,name_en,owner_unit,cluster,sector,model,start_date,end_date\n"
    "KUBE,Kelompok Usaha Bersama,Joint business groups,PFM,II,economic_enterprise,"
    "kube,2015-01-01,2014-01-01\n"
    "SPP,Simpan pinjam,Savings and loans,PFM,II,hobby,revolving_fund,2015-01-01,\n"
)


@pytest.fixture
def sha(run, tmp_path):
    path = tmp_path / "programs.csv"
    path.write_text(PROGRAMS)
    assert run("import", path)[0] == 0
    return run("imports")[1].split()[0]


def test_rows_of_import_and_build_are_written_with_what_to_do(run, sha, tmp_path):
    assert run("build")[0] == 0

    code, text = run("send-back", sha, tmp_path / "back.xlsx")

    assert code == 0
    assert "rows to correct are in" in text
    rows = openpyxl.load_workbook(tmp_path / "back.xlsx").worksheets[0].values
    header, *faulty = list(rows)
    assert "sector" in header
    assert 3 in [row[0] for row in faulty]
    assert any("hobby" in str(row[2]) for row in faulty)


def test_without_a_store_it_says_to_build_first(run, sha, tmp_path):
    code, text = run("send-back", sha, tmp_path / "back.xlsx")

    assert code == 1
    assert "python -m dashboard build" in text


def test_an_unknown_import_is_named(run, tmp_path):
    code, text = run("send-back", "abcdef", tmp_path / "back.xlsx")

    assert code == 1
    assert "abcdef" in text
