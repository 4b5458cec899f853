import csv
import io

import openpyxl
import pytest

ADDRESS = "indicator=grp_repay_rate&region=32&level=regency&period=2024Q4"


def test_a_csv_has_the_rows_of_the_page_and_words_for_what_is_missing(client):
    answer = client.get(f"/download/values.csv?{ADDRESS}")

    text = answer.get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    assert len(rows) == 27
    bandung = next(row for row in rows if row["kode"] == "32.04")
    assert 0 < float(bandung["nilai"]) < 1
    empty = next(row for row in rows if row["kode"] == "32.01")
    assert empty["nilai"] == ""
    assert empty["keterangan"] == "Tidak ada program di sini"


def test_a_workbook_says_where_it_comes_from(client):
    answer = client.get(f"/download/values.xlsx?{ADDRESS}&lang=en")

    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    notes = {row[0].value: row[1].value for row in book["Notes"].iter_rows()}

    assert "by regency or city, Jawa Barat, 2024 Q4" in notes["Contents"]
    assert notes["Data version"]
    assert book["SAMPLE DATA"].max_row == 28


def test_a_workbook_names_its_source_in_the_reader_s_language(client):
    answer = client.get(f"/download/values.xlsx?{ADDRESS}&lang=id")

    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    notes = {row[0].value: row[1].value for row in book["Keterangan"].iter_rows()}
    assert notes["Sumber"].startswith("Petunjuk pinjaman bergulir")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_sample_is_named_in_the_file_name(client, kind):
    answer = client.get(f"/download/values.{kind}?{ADDRESS}")

    assert "DATA_CONTOH_" in answer.headers["Content-Disposition"]


def test_a_sample_is_named_in_every_row(client):
    text = client.get(f"/download/values.csv?{ADDRESS}").get_data(as_text=True)

    assert all("DATA CONTOH" in line for line in text.splitlines()[1:])


def test_other_kinds_of_files_do_not_exist(client):
    assert client.get(f"/download/values.exe?{ADDRESS}").status_code == 404
