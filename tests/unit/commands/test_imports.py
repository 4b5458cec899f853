"""The commands import, imports, withdraw and bridge, as a person runs them."""

import csv

import openpyxl
import pytest

WATER = (
    "Wilayah,Tahun,Persentase Rumah Mengakses Air Minum Layak\n"
    "Kabupaten Cilacap,2020,93.02\nKota Tegal,2020,98.5\nKota Tegall,2020,1\n"
    "Sumber: BPS,,\n"
)
KEPT = {"meta.json", "data.parquet", "placement.parquet", "findings.parquet"}
HEADER = "kode_bps,nama_bps,kode_dagri,nama_dagri\n"


@pytest.fixture
def water(tmp_path):
    path = tmp_path / "water.csv"
    path.write_text(WATER, encoding="utf-8")
    return path


def raw(tmp_path):
    folder = tmp_path / "root" / "raw"
    return [p for p in folder.glob("*") if not p.name.startswith(".")]


def test_import_says_what_was_placed_and_keeps_the_file(run, water, tmp_path):
    code, text = run("import", water)

    assert code == 0
    assert "read with the profile jateng_water" in text
    assert "4 rows read, 2 of them of use." in text
    assert "2 placed, 1 unplaced, 0 conflicting, 1 skipped." in text
    assert "1 × No region of this level has this name here." in text
    assert "Not in the file: Kab. Banyumas" in text
    assert "2 new figures, 0 that replace" in text
    [folder] = raw(tmp_path)
    assert {p.name for p in folder.iterdir()} == KEPT


def test_the_same_file_is_imported_once(run, water, tmp_path):
    run("import", water)

    code, text = run("import", water)

    assert code == 0
    assert "already imported" in text
    assert len(raw(tmp_path)) == 1


def test_a_dry_run_keeps_nothing_and_says_so(run, water, tmp_path):
    code, text = run("import", water, "--dry-run")

    assert code == 0
    assert "dry run" in text
    assert raw(tmp_path) == []


def test_the_report_lists_every_row_with_its_reason(run, water, tmp_path):
    run("import", water, "--report", tmp_path / "report.csv")

    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Line"], row["What became of the row"]) for row in rows] == [
        ("2", "used"),
        ("3", "used"),
        ("4", "not used"),
        ("5", "skipped"),
    ]
    assert rows[2]["State"] == "not placed"
    assert rows[3]["Reason"] == "A note below the table."


def test_the_report_says_of_each_report_row_what_became_of_it(run, tmp_path):
    path, out = tmp_path / "programs.csv", tmp_path / "report.csv"
    path.write_text(
        "program_code,name_id,name_en,owner_unit,cluster,sector,model,start_date\n"
        "A,a,a,PFM,II,education,kube,2015-01-01\n"
        "B,b,b,PFM,II,hobby,kube,2015-01-01\n"
        "Jumlah,,,,,,,\n"
    )

    said = run("import", path, "--report", out, locale="id")[1]

    with out.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert "Baris jumlah." in said and "Sistem kode" not in said  # it has no place
    assert header[:2] == ["Baris", "Hasil"]
    assert [row[:2] for row in rows] == [
        ["2", "dipakai"],
        ["3", "tidak dipakai"],
        ["4", "dilewati"],
    ]
    assert rows[1][-1].startswith("sector: “hobby” keliru; harus salah satu dari:")


def test_imports_are_listed_and_withdrawn(run, water, tmp_path):
    run("import", water)
    [folder] = raw(tmp_path)

    code, text = run("withdraw", folder.name[:8])

    assert code == 0
    assert "water.csv is withdrawn" in text
    assert "withdrawn on" in run("imports")[1]
    assert run("import", water)[0] == 0
    assert "withdrawn" not in run("imports")[1]


@pytest.mark.usefixtures("groups_alone")
def test_withdrawing_names_the_versions_that_still_hold_the_file(run, water, tmp_path):
    run("import", water)
    run("build")
    [folder] = raw(tmp_path)

    text = run("withdraw", folder.name[:8])[1]

    assert "Versions built with it still hold its totals" in text
    assert [path.name for path in folder.iterdir()] == ["meta.json"]


def test_withdrawing_what_is_not_there_fails_with_a_sentence(run):
    code, text = run("withdraw", "abcdef")

    assert code == 1
    assert "begins with “abcdef”" in text


def test_no_imports_are_said_to_be_none(run):
    assert run("imports") == (0, "No file was imported yet.\n")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("a,b\n1,2\n3,4\n", "no profile knows the columns a, b"),
        ("", "empty"),
        (
            WATER.replace("Kabupaten Cilacap", "X").replace("Kota Tegal,", "Y,"),
            "no row could be placed",
        ),
    ],
)
def test_a_file_of_no_use_fails_and_leaves_nothing(run, tmp_path, content, why):
    path = tmp_path / "wrong.csv"
    path.write_text(content)

    code, text = run("import", path)

    assert code == 1
    assert why in text
    assert raw(tmp_path) == []


def test_a_file_that_is_not_there_fails_with_a_sentence(run, tmp_path):
    code, text = run("import", tmp_path / "none.csv")

    assert code == 1
    assert "none.csv" in text


def test_errors_come_in_the_readers_language(run, tmp_path):
    path = tmp_path / "wrong.csv"
    path.write_text("a,b\n1,2\n3,4\n")

    assert (
        "maupun profil yang mengenal kolom a, b" in run("import", path, locale="id")[1]
    )


def test_the_bridge_is_imported_and_a_wrong_folder_is_named(run, tmp_path):
    folder = tmp_path / "bps"
    folder.mkdir()

    code, text = run("bridge", folder)
    assert code == 1
    assert "provinsi.csv is not in the folder" in text

    (folder / "provinsi.csv").write_text(HEADER + "32,JAWA BARAT,32,JAWA BARAT\n")
    (folder / "kabkota.csv").write_text(HEADER + "3201,BOGOR,3201,KAB. BOGOR\n")
    (folder / "kecamatan.csv").write_text(HEADER + "3201190,X,320119,X\n")
    code, text = run("bridge", folder)
    assert code == 0
    assert "1 provinces, 1 regencies and cities, 1 sub-districts" in text


PROGRAMS = (
    "program_code,name_id,name_en,owner_unit,cluster,sector,model,start_date,end_date\n"
    "KUBE,Kelompok Usaha Bersama,Joint business groups,PFM,II,economic_enterprise,"
    "kube,2015-01-01,\n"
    "SPP,Simpan pinjam,Savings and loans,PFM,II,hobby,revolving_fund,2015-01-01,\n"
)


def test_a_report_is_recognised_and_its_bad_rows_go_back(run, tmp_path):
    path = tmp_path / "programs.csv"
    path.write_text(PROGRAMS)

    code, text = run("import", path, "--send-back", tmp_path / "back.xlsx")

    assert code == 0
    assert "read as the report table programs" in text
    assert "2 rows read, 1 of them of use." in text
    assert "sector: “hobby” is not right; it must be one of: economic" in text
    assert "1 new reports, 0 that replace earlier ones." in text
    assert (tmp_path / "back.xlsx").stat().st_size > 0
    [folder] = raw(tmp_path)
    assert {p.name for p in folder.iterdir()} == KEPT


SITES = (
    "kec_code,program_code,cohort_year,entry_quarter,exit_quarter,arm,match_set\n"
    "3204050,KUBE,2020,2020Q1,,treatment,\n3204060,KUBE,2020,2020Q1,,treatment,\n"
)


def test_reports_with_bps_codes_go_back_row_by_row_and_nothing_is_kept(run, tmp_path):
    path, back = tmp_path / "sites.csv", tmp_path / "back.xlsx"
    path.write_text(SITES)

    for dry_run in ([], ["--dry-run"]):
        code, text = run("import", path, "--send-back", back, *dry_run)

        assert code == 1
        assert "0 placed, 2 unplaced, 0 conflicting, 0 skipped." in text
        assert "they may be BPS codes" in text
    rows = list(openpyxl.load_workbook(back).worksheets[0].values)
    assert [row[0] for row in rows[1:]] == [2, 3]
    assert raw(tmp_path) == []


def test_names_beside_bps_codes_contradict_them(run, tmp_path):
    path, back = tmp_path / "sites.csv", tmp_path / "back.xlsx"
    header, *rows = SITES.splitlines()
    names = ("Nama Kecamatan", "Cileunyi", "Cilengkrang")
    lines = zip([header, *rows], names, strict=True)
    path.write_text("\n".join(f"{line},{name}" for line, name in lines))

    code, text = run("import", path, "--send-back", back, "--dry-run")

    assert code == 1
    assert "0 placed, 0 unplaced, 2 conflicting, 0 skipped." in text
    assert "2 × The code is not the one that the named region has." in text
    rows = list(openpyxl.load_workbook(back).worksheets[0].values)
    assert "the register has: 32.04.05." in rows[1][2]
    assert rows[1][-1] == "Cileunyi"
    assert raw(tmp_path) == []


def test_a_corrected_report_replaces_the_rows_it_repeats(run, tmp_path):
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(PROGRAMS)
    second.write_text(PROGRAMS.replace("hobby", "savings_credit"))
    run("import", first)

    code, text = run("import", second, "--as", "programs")

    assert code == 0
    assert "1 new reports, 1 that replace earlier ones." in text


def test_a_table_that_there_is_not_is_named_with_those_there_are(run, tmp_path, water):
    code, text = run("import", water, "--as", "sheep")

    assert code == 1
    assert "no report table “sheep”" in text and "group_reports" in text


def test_the_nation_is_compared_before_and_after(run, tmp_path):
    path = tmp_path / "Kemiskinan, 2022.csv"
    path.write_text(
        "Provinsi,Jumlah Penduduk Miskin - Maret (ribu),"
        "Persentase Penduduk Miskin - Maret\nAceh,806.82,14.64\n"
        "Indonesia,26161.16,9.54\n"
    )

    code, text = run("import", path)

    assert code == 0
    assert "no built store yet" in text
    assert "Poverty rate (BPS), 2022 H1, Indonesia: none → 9.5" in text
