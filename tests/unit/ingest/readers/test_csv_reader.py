"""CSV as it comes: every delimiter, encoding, line end and mess."""

import pytest

from dashboard.ingest import refusals
from dashboard.ingest.readers import Limits

PLAIN = "kode,wilayah,nilai\n32.01,BOGOR,1\n32.02,SUKABUMI,2\n"


def cells(raw):
    return raw.frame()[list(raw.columns)].values.tolist()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_finds_the_delimiter(read, delimiter):
    raw = read(PLAIN.replace(",", delimiter))

    assert raw.columns == ("kode", "wilayah", "nilai")
    assert cells(raw) == [["32.01", "BOGOR", "1"], ["32.02", "SUKABUMI", "2"]]
    assert raw.properties["delimiter"] == delimiter


def test_decimal_commas_do_not_pass_for_delimiters(read):
    raw = read("wilayah;miskin;persen\nBogor;1,5;2,5\nGarut;3,5;4,5\n")

    assert cells(raw) == [["Bogor", "1,5", "2,5"], ["Garut", "3,5", "4,5"]]


def test_takes_the_delimiter_that_excel_names(read):
    raw = read("sep=;\na;b\n1,2;3,4\n")

    assert raw.columns == ("a", "b")
    assert cells(raw) == [["1,2", "3,4"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_reads_every_line_end_with_the_same_line_numbers(read, end):
    raw = read(PLAIN.replace("\n", end))

    assert raw.frame()["line"].tolist() == [2, 3]


def test_reads_a_last_line_without_line_end(read):
    assert read(PLAIN.rstrip()).rows == 2


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16-LE"),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
    ],
)
def test_reads_every_encoding(read, encoding, shown):
    raw = read("desa,nilai\nCafé Ampélas – Baru,1\n".encode(encoding))

    assert raw.columns == ("desa", "nilai")
    assert cells(raw) == [["Café Ampélas – Baru", "1"]]
    assert raw.properties["encoding"] == shown


def test_reads_a_file_pasted_together_from_two_encodings(read):
    raw = read("desa,nilai\nCafé,1\n".encode() + "Café,2\n".encode("cp1252"))

    assert cells(raw) == [["Café", "1"], ["Café", "2"]]


def test_ignores_byte_order_marks_wherever_they_stand(read):
    mark = "\ufeff"
    raw = read(f'{mark}{mark}"a",b\n1,2\n{mark}"3, 4",5\n')

    assert raw.header == ("a", "b")
    assert cells(raw) == [["1", "2"], ["3, 4", "5"]]
    assert "3" in raw.notes[0].to("en")


def test_keeps_the_line_where_a_quoted_row_begins(read):
    raw = read('a,b\n1,"two\nlines"\n3,4\n')

    assert raw.frame()["line"].tolist() == [2, 4]
    assert cells(raw)[0] == ["1", "two\nlines"]


def test_keeps_quotes_inside_a_name(read):
    assert cells(read('kode,wilayah\n1,"RA""AS"\n')) == [["1", 'RA"AS']]


def test_skips_title_lines_and_says_so(read):
    raw = read("Tabel 1. Penduduk,,\n,,\nkode,wilayah,nilai\n1,A,2\n3,B,4\n")

    assert raw.columns == ("kode", "wilayah", "nilai")
    assert raw.header_line == 3
    assert [line.reason for line in raw.above_header] == ["title", "blank"]
    assert raw.above_header[0].text == "Tabel 1. Penduduk"
    assert raw.frame()["line"].tolist() == [4, 5]


def test_keeps_blank_lines_and_footers_with_a_reason(read):
    raw = read("wilayah,nilai\nAceh,1\n\nBali,2\n,\nKeterangan,\n-,\n")

    assert raw.rows == 6
    assert raw.skipped_rows == 4
    assert raw.frame()["wilayah"].tolist() == ["Aceh", "Bali"]
    assert raw.skipped_frame().values.tolist() == [
        [3, "blank", ""],
        [5, "blank", ""],
        [6, "footer", "Keterangan"],
        [7, "footer", "-"],
    ]


def test_keeps_total_rows_as_data(read):
    raw = read("wilayah,nilai\nAceh,1\nINDONESIA,1\nJumlah,1\nTotal,1\n")

    assert raw.skipped_rows == 0


def test_marks_rows_with_too_many_cells_and_loses_none_of_them(read):
    raw = read("wilayah,nilai\nAceh,1\nBali,2,3,4\nRiau,5,,\n")

    skipped = raw.skipped_frame().iloc[0]
    assert (skipped["line"], skipped["skipped"]) == (3, "too_many_cells")
    assert skipped["text"] == "Bali | 2 | 3 | 4"
    assert raw.frame()["wilayah"].tolist() == ["Aceh", "Riau"]


def test_fills_short_rows_and_says_so(read):
    raw = read("wilayah,nilai,tahun\nAceh,1,2024\nBali,2\n")

    assert raw.frame()["tahun"].isna().tolist() == [False, True]
    assert raw.notes[0].to("en").startswith("1 rows have fewer cells")


def test_names_columns_that_repeat_or_have_no_name(read):
    raw = read("wilayah,nilai, nilai ,,line\nAceh,1,2,3,4\n")

    assert raw.header == ("wilayah", "nilai", " nilai ", "", "line")
    assert raw.columns == ("wilayah", "nilai", "nilai (2)", "column_4", "line (2)")


def test_reads_the_same_through_the_sql(read):
    import duckdb

    raw = read(PLAIN)

    rows = duckdb.sql(f"SELECT kode, line, skipped FROM ({raw.sql})").fetchall()
    assert rows == [("32.01", 2, None), ("32.02", 3, None)]


def test_refuses_a_quotation_mark_that_swallows_the_rest(read):
    with pytest.raises(refusals.FileDamaged, match="line 3"):
        read('a,b\n1,2\n3,"four\n5,6\n7,8\n')


def test_refuses_a_quotation_mark_that_closes_far_below(read):
    rows = "".join(f"{n},x\n" for n in range(150))

    with pytest.raises(refusals.FileDamaged, match="line 2"):
        read(f'a,b\n1,"open\n{rows}2,"closed"\n')


@pytest.mark.parametrize("text", ["satu\ndua\ntiga\n", "hanya judul saja"])
def test_refuses_a_text_without_a_table(read, text):
    with pytest.raises(refusals.TableNotFound, match=r"input\.dat"):
        read(text)


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(file_bytes=10), "file_bytes"),
        (Limits(rows=1), "rows"),
        (Limits(columns=2), "columns"),
        (Limits(cell_length=7), "cell_length"),
    ],
)
def test_refuses_what_exceeds_a_limit_and_names_it(read, limits, name):
    with pytest.raises(refusals.LimitExceeded) as refused:
        read(PLAIN, limits=limits)

    assert refused.value.limit == name


def test_leaves_no_half_written_copy_of_a_refused_file(tmp_path):
    from dashboard.ingest.readers import read_table

    path = tmp_path / "a.csv"
    path.write_text('a,b\n1,2\n3,"four\n5,6\n')
    copies = tmp_path / "copies"
    copies.mkdir()

    with pytest.raises(refusals.FileDamaged):
        read_table(path, folder=copies)

    assert list(copies.iterdir()) == []
