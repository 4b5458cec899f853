import csv
import io

import openpyxl
import pytest

ADDRESS = "indicator=grp_repay_rate&region=32&level=regency&period=2024Q4"
CHANGE = f"{ADDRESS}&compare=change&period_b=2023Q4"


def csv_rows(client, query):
    answer = client.get(f"/download/values.csv?{query}")
    text = answer.get_data(as_text=True).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def book_of(client, query):
    answer = client.get(f"/download/values.xlsx?{query}")
    return openpyxl.load_workbook(io.BytesIO(answer.data))


def notes_of(book, sheet="Notes"):
    return {row[0].value: row[1].value for row in book[sheet].iter_rows()}


def column(sheet, heading):
    """The cells below a heading that hold something."""
    headings = [cell.value for cell in sheet[1]]
    place = headings.index(heading)
    cells = (row[place] for row in sheet.iter_rows(min_row=2))
    return [cell for cell in cells if cell.value is not None]


def name_of(client, query, kind="csv"):
    answer = client.get(f"/download/values.{kind}?{query}")
    return answer.headers["Content-Disposition"].partition('"')[2].rstrip('"')


def test_a_csv_has_the_rows_of_the_page_and_words_for_what_is_missing(client):
    rows = csv_rows(client, ADDRESS)

    assert len(rows) == 27
    bandung = next(row for row in rows if row["kode"] == "32.04")
    assert 0 < float(bandung["nilai"]) < 1
    empty = next(row for row in rows if row["kode"] == "32.01")
    assert empty["nilai"] == ""
    assert empty["keterangan"] == "Tidak ada program di sini"


def test_every_row_says_what_it_is_of(client):
    row = csv_rows(client, f"{ADDRESS}&programme=P1&lang=en")[3]

    assert row["indicator"] == "Current recovery rate"
    assert row["programme"] == "Programme Simpan Pinjam"
    assert (row["sector"], row["area type"]) == ("all", "all")
    assert row["period"] == "2024Q4"
    assert row["source"] == "Quarterly group reports"
    assert row["data version"] == "20250101T000000-0000feed"


def test_numbers_are_written_as_far_as_they_matter(client):
    row = next(row for row in csv_rows(client, ADDRESS) if row["kode"] == "32.04")

    for whole in ("n", "pembilang", "penyebut", "laporan ditunggu", "laporan diterima"):
        assert row[whole].isdigit()
    assert len(row["nilai"].removeprefix("0.")) <= 10


def test_files_of_different_choices_have_different_names(client):
    choices = [
        ADDRESS,
        f"{ADDRESS}&programme=P1",
        f"{ADDRESS}&sector=education",
        f"{ADDRESS}&area_type=rural",
        CHANGE,
        CHANGE.replace("change", "period"),
    ]
    names = [name_of(client, query) for query in choices]

    assert len(set(names)) == len(names)
    assert names[1].endswith("_2024Q4_programme-P1.csv")
    assert names[4].endswith("_2024Q4_since_2023Q4.csv")


def test_the_file_of_a_change_has_both_periods_and_the_difference(client):
    rows = csv_rows(client, f"{CHANGE}&lang=en")
    row = next(row for row in rows if row["code"] == "32.04")

    assert (row["period"], row["earlier period"]) == ("2024Q4", "2023Q4")
    difference = float(row["value"]) - float(row["earlier value"])
    assert float(row["change (points)"]) == pytest.approx(100 * difference)
    assert float(row["lower bound of the change"]) < float(row["change (points)"])
    assert row["reading of the change"]


def test_the_workbook_of_a_change_names_both_periods(client):
    book = book_of(client, f"{CHANGE}&lang=en")

    notes = notes_of(book)
    assert notes["Period"] == "2024 Q4, compared with 2023 Q4"
    assert "since 2023 Q4" in notes["Contents"]
    changes = column(book["SAMPLE DATA"], "change (points)")
    assert {cell.number_format for cell in changes} == {"+0.0;\u22120.0;0.0"}


def test_a_table_beside_two_indicators_is_of_the_first(client):
    query = f"{ADDRESS}&compare=indicator&indicator_b=idm_iks&lang=en"

    notes = notes_of(book_of(client, query))

    assert notes["Contents"].startswith("Current recovery rate by regency")


def test_a_workbook_says_where_it_comes_from(client):
    book = book_of(client, f"{ADDRESS}&lang=en&sector=savings_credit")
    notes = notes_of(book)

    assert "by regency or city, Jawa Barat" in notes["Contents"]
    assert notes["Filters"] == "sector Savings and credit"
    assert notes["Data version"]
    assert notes["Address"].startswith("http://localhost/map?indicator=grp_repay_rate")
    assert book["SAMPLE DATA"].max_row == 28
    sectors = column(book["SAMPLE DATA"], "sector")
    assert {cell.value for cell in sectors} == {"Savings and credit"}


def test_a_workbook_tells_the_source_from_the_basis_of_the_definition(client):
    notes = notes_of(book_of(client, f"{ADDRESS}&lang=id"), "Keterangan")

    assert notes["Sumber"] == "Laporan triwulan kelompok"
    assert notes["Dasar definisi"].startswith("Petunjuk pinjaman bergulir")


def test_excel_shows_what_the_screen_shows_and_keeps_the_rest(client):
    sheet = book_of(client, ADDRESS)["DATA CONTOH"]

    for heading in ("nilai", "batas bawah", "batas atas"):
        assert {cell.number_format for cell in column(sheet, heading)} == {"0.0 %"}
    assert {cell.number_format for cell in column(sheet, "n")} == {"#,##0"}
    shown = [cell.value for cell in column(sheet, "nilai")]
    assert any(len(str(value)) > 12 for value in shown)


def test_four_quarters_together_are_told_in_the_note(client):
    query = "indicator=grp_repay_rate&region=32.04&period=2024Q2&programme=P1&lang=en"

    pooled = [r for r in csv_rows(client, query) if r["flag"] == "pooled"]

    assert pooled
    for row in pooled:
        assert "n counts quarterly reports; four quarters added up" in row["note"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_sample_is_named_in_the_file_name(client, kind):
    assert name_of(client, ADDRESS, kind).startswith("DATA_CONTOH_")


def test_a_sample_is_named_in_every_row(client):
    text = client.get(f"/download/values.csv?{ADDRESS}").get_data(as_text=True)

    assert all("DATA CONTOH" in line for line in text.splitlines()[1:])


def test_other_kinds_of_files_do_not_exist(client):
    assert client.get(f"/download/values.exe?{ADDRESS}").status_code == 404
