"""The command send-back, as a person runs it."""

from types import SimpleNamespace

import openpyxl
import pytest

from dashboard.queries.quality import finding_counts, findings
from dashboard.store import open_store

PROGRAMS = (
    "program_code,name_id,name_en,owner_unit,cluster,sector,model,start_date,end_date\n"
    "KUBE,Kelompok Usaha Bersama,Joint business groups,PFM,II,economic_enterprise,"
    "kube,2015-01-01,2014-01-01\n"
    "SPP,Simpan pinjam,Savings and loans,PFM,II,hobby,revolving_fund,2015-01-01,\n"
)

pytestmark = pytest.mark.usefixtures("groups_alone")


@pytest.fixture
def sha(run, tmp_path):
    path = tmp_path / "programs.csv"
    path.write_text(PROGRAMS)
    assert run("import", path)[0] == 0
    return lines(run("imports"))[0].split()[0]


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


GROUPS = (
    "group_id,program_code,village_code,sector,group_type,formed_on,women_only,"
    "members_start,members_poor_start,seed_capital_rp,seed_source,status,status_on,close_reason\n"
    "9f2c4a1b7d3e,SPP,32.04.37.2001,savings_credit,spp,2023-03-01,TRUE,"
    "{members},12,5000000,apbn,active,2024-01-05,\n"
    "8f2c4a1b7d3e,SPP,32.04.37.2001,savings_credit,spp,2023-03-02,TRUE,"
    "10,6,5000000,apbn,active,2024-01-05,\n"
    "Jumlah,,,,,,,{sum},,,,,,\n"
)


@pytest.fixture
def groups(tmp_path):
    """A group with more poor members than members, and a row without its cells."""
    path = tmp_path / "groups.csv"
    path.write_text(GROUPS.format(members=10, sum=20))
    return path


def test_a_row_that_breaks_a_rule_goes_back_with_its_cells(run, groups, tmp_path):
    run("import", groups)
    run("build")
    [sha] = [line.split()[0] for line in run("imports")[1].splitlines()][-1:]

    code, text = run("send-back", sha, tmp_path / "back.xlsx")

    assert (code, "rows to correct are in" in text) == (0, True)
    rows = [*openpyxl.load_workbook(tmp_path / "back.xlsx").worksheets[0].values]
    [broken] = [row for row in rows if row[0] == 2]
    assert "More poor members than members." in broken[2]
    assert {"TRUE", "10", "12"} <= set(broken)


def test_a_row_of_totals_is_skipped_and_the_file_is_kept(run, groups, tmp_path):
    code, text = run("import", groups, "--send-back", tmp_path / "back.xlsx")

    assert (code, "Imported as" in text) == (0, True)
    assert "None" not in text
    assert "1 × A total row." in text


def test_a_cell_that_cannot_be_read_goes_back_with_what_to_write(run, tmp_path):
    path = tmp_path / "groups.csv"
    path.write_text(GROUPS.format(members="dua belas", sum=1))

    run("import", path, "--send-back", tmp_path / "back.xlsx")

    [_header, row] = openpyxl.load_workbook(tmp_path / "back.xlsx").worksheets[0].values
    assert row[3] == "Write in members_start a number from 5 to 50."


def test_an_import_is_kept_when_its_send_back_cannot_be_written(run, groups, tmp_path):
    out = tmp_path / "nowhere" / "back.xlsx"

    code, text = run("import", groups, "--send-back", out)

    assert code == 1
    assert "Imported as" in text
    assert f"{out} cannot be written (its folder does not exist)" in text
    assert "The import itself is complete." in text
    assert "groups.csv" in run("imports")[1]


def test_a_row_that_a_later_file_put_right_is_replaced_and_not_sent_back(run, tmp_path):
    programs, first, second = (tmp_path / f"{n}.csv" for n in ("p", "a", "b"))
    programs.write_text(PROGRAMS.replace("hobby", "savings_credit"))
    first.write_text(GROUPS.format(members="dua belas", sum=1))
    second.write_text(GROUPS.format(members=12, sum=1))
    for path in (programs, first):
        run("import", path)
    run("build")
    [before] = cell_findings(tmp_path)
    run("import", second)
    run("build")

    [after] = cell_findings(tmp_path)
    shas = {line.split()[1]: line.split()[0] for line in lines(run("imports"))}
    text = run("send-back", shas["a.csv"], tmp_path / "back.xlsx")[1]

    assert before == ("wrong_type:members_start", "reject", 1)
    assert after == ("wrong_type:members_start", "replaced", 1)
    assert "a.csv has no rows to correct" in text


def test_import_and_build_say_that_a_list_is_missing(run, groups):
    imported = run("import", groups)[1]
    built = run("build")[1]

    assert "T3 Programmes is not imported yet" in imported
    assert "rejects all 2 rows" in imported
    assert (
        "T5 Groups: 0 of 2 rows used. Most often left out (2): The programme" in built
    )


def test_import_counts_the_rows_whose_list_is_not_there(run, groups, tmp_path):
    programs = tmp_path / "p.csv"
    programs.write_text(PROGRAMS.replace("SPP", "XYZ").replace("hobby", "education"))
    run("import", programs)

    assert (
        "2 of 2 rows have a program_code that is not in T3" in run("import", groups)[1]
    )


def lines(run) -> list[str]:
    return [line for line in run[1].splitlines() if ".csv" in line]


def cell_findings(tmp_path) -> list[tuple]:
    """(key, severity, rows) of what was wrong in single cells."""
    source = SimpleNamespace(store=open_store(tmp_path / "root"))
    counts = [row for row in finding_counts(source) if row["column_name"]]
    for row in counts:
        assert len(findings(source, rule=row["key"])) == row["rows"]
    return [(row["key"], row["severity"], row["rows"]) for row in counts]
