"""Workbooks: values and dates as text, and no crafted sheet harms the reader."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from dashboard.ingest import refusals
from dashboard.ingest.readers import Limits, read_table
from dashboard.ingest.readers.numbers import parse_numbers

LIE = '<dimension ref="A1:XFD1048576"/>'
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TINY = Limits(child_memory_bytes=320 * 1024 * 1024)
SMALL = Limits(child_memory_bytes=512 * 1024 * 1024, child_seconds=60)


def workbook(*rows, title="Data", **more_sheets) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for name, cells in more_sheets.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(content: bytes, part: str, text: str | bytes) -> bytes:
    """The workbook with one part replaced or added."""
    source, out = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in source.namelist():
            if name != part:
                packed.writestr(name, source.read(name))
        packed.writestr(part, text)
    return out.getvalue()


def sheet_xml(rows: str, *, before: str = "", head: str = "") -> str:
    return f"{head}<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData></worksheet>"


PLAIN = workbook(["wilayah", "nilai"], ["Aceh", 1], ["Bali", 2])


def test_reads_values_as_text_with_their_row_numbers(read):
    raw = read(
        workbook(
            ["Tabel 1"],
            [],
            ["wilayah", "kode", "nilai", "tanggal", "aktif"],
            ["Aceh", 3201190.0, 1234.5, dt.date(2024, 3, 31), True],
            ["Bali", "0103", 0.1 + 0.2, dt.datetime(2024, 3, 31, 8, 30), None],
        )
    )

    assert raw.format == "xlsx"
    assert raw.header_line == 3
    assert raw.properties["sheet"] == "Data"
    assert raw.frame().fillna("").values.tolist() == [
        ["Aceh", "3201190", "1234.5", "2024-03-31", "TRUE", 4, ""],
        ["Bali", "0103", "0.3", "2024-03-31 08:30:00", "", 5, ""],
    ]


def test_a_number_is_never_taken_for_a_text_with_thousands(read):
    raw = read(workbook(["a", "b"], [1.234, "1.234"], [2.5, "12,5"]))

    rows = raw.frame()
    assert parse_numbers(rows["a"]).values.tolist() == [
        Decimal("1.234"),
        Decimal("2.5"),
    ]
    assert parse_numbers(rows["b"]).values.tolist() == [Decimal(1234), Decimal("12.5")]


def test_a_text_among_numbers_is_not_decided_by_them(read):
    raw = read(workbook(["a", "b"], [1.25, "x"], ["1.234", "y"]))

    read_numbers = parse_numbers(raw.frame()["a"])
    assert read_numbers.values.tolist() == [Decimal("1.25"), None]
    assert [fault.kind for fault in read_numbers.faults] == ["ambiguous"]


def test_joins_a_header_of_two_rows(read):
    raw = read(
        workbook(
            ["Provinsi", "Garis Kemiskinan", None, "Penduduk", None],
            [None, "Maret", "September", "Maret", "September"],
            ["Aceh", 1, 2, 3, 4],
            ["Bali", 1, 2, 3, 4],
        )
    )

    assert raw.columns[:3] == (
        "Provinsi",
        "Garis Kemiskinan - Maret",
        "Garis Kemiskinan - September",
    )
    assert raw.rows == 2


def test_takes_the_one_sheet_with_a_table(read):
    rows = [["wilayah", "nilai"], ["Aceh", 1]]
    content = workbook(["Judul"], Petunjuk=rows, Isi=rows)

    assert read(content).properties["sheet"] == "Isi"


def test_asks_which_of_several_sheets(read, tmp_path):
    rows = [["wilayah", "nilai"], ["Aceh", 1]]
    content = workbook(*rows, Lain=rows)

    with pytest.raises(refusals.TableNotFound, match="Data, Lain"):
        read(content)
    path = tmp_path / "input.dat"
    assert read_table(path, sheet="Lain").properties["sheet"] == "Lain"
    assert read_table(path, sheet="1").properties["sheet"] == "Data"
    with pytest.raises(refusals.TableNotFound, match="no sheet of that name"):
        read_table(path, sheet="None")


def test_refuses_a_formula_without_its_result(read):
    with pytest.raises(refusals.FormatRefused, match="B2"):
        read(workbook(["wilayah", "nilai"], ["Aceh", "=1+1"]))


def test_reads_the_stored_result_of_a_formula(read):
    rows = (
        '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>'
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><v>3</v></c></row>'
    )

    raw = read(with_part(PLAIN, SHEET, sheet_xml(rows)))
    assert raw.frame()[["a", "b"]].values.tolist() == [["2", "3"]]


def test_says_where_merged_cells_hide_values(read):
    book = openpyxl.Workbook()
    for row in (["wilayah", "nilai"], ["Aceh", 1], [None, 2]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    content = io.BytesIO()
    book.save(content)

    assert read(content.getvalue()).notes[0].to("en").startswith("1 merged cells")


def test_a_lying_dimension_does_no_harm(read):
    rows = (
        '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>'
        '<row r="1048576"><c r="A1048576"><v>1</v></c>'
        '<c r="B1048576"><v>2</v></c></row>'
    )

    raw = read(with_part(PLAIN, SHEET, sheet_xml(rows, before=LIE)), limits=SMALL)
    assert raw.frame()["line"].tolist() == [1048576]


def test_refuses_a_sheet_of_a_million_columns(read):
    cells = "<c><v>1</v></c>" * 1_000_000

    with pytest.raises(refusals.LimitExceeded) as refused:
        read(with_part(PLAIN, SHEET, sheet_xml(f"<row>{cells}</row>", before=LIE)))
    assert refused.value.limit == "columns"


def test_refuses_a_cell_far_to_the_right(read):
    far = '<row r="1"><c r="XFD1"><v>1</v></c></row>'

    with pytest.raises(refusals.LimitExceeded, match="column 16384"):
        read(with_part(PLAIN, SHEET, sheet_xml(far)))


def test_refuses_xml_that_multiplies_itself(read):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
    rows = '<row><c t="str"><v>&l9;</v></c></row>'

    with pytest.raises(refusals.FormatRefused, match="XML entities"):
        read(with_part(PLAIN, SHEET, sheet_xml(rows, head=head)), limits=SMALL)


def test_refuses_a_zip_bomb_before_opening_it(read):
    bomb = with_part(PLAIN, "xl/media/a.bin", b"\0" * 30_000_000)

    assert len(bomb) < 100_000
    with pytest.raises(refusals.LimitExceeded) as refused:
        read(bomb, limits=Limits(unzipped_bytes=20_000_000))
    assert refused.value.limit == "unzipped_bytes"


def test_refuses_too_many_parts(read):
    with pytest.raises(refusals.LimitExceeded) as refused:
        read(PLAIN, limits=Limits(zip_entries=5))
    assert refused.value.limit == "zip_entries"


def test_memory_of_the_child_is_capped(read):
    bomb = sheet_xml('<row><c t="str"><v>' + "x" * 150_000_000 + "</v></c></row>")

    with pytest.raises(refusals.LimitExceeded) as refused:
        read(with_part(PLAIN, SHEET, bomb), limits=TINY)
    assert refused.value.limit == "child_memory_bytes"


def test_time_of_the_child_is_capped(read):
    with pytest.raises(refusals.LimitExceeded, match="memory or 0"):
        read(PLAIN, limits=Limits(child_seconds=0))


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.995])
def test_refuses_a_workbook_that_is_cut_off(read, kept):
    with pytest.raises(refusals.FileDamaged, match="cut off"):
        read(PLAIN[: int(len(PLAIN) * kept)])


def test_refuses_a_workbook_with_broken_xml(read):
    with pytest.raises(refusals.FileDamaged):
        read(with_part(PLAIN, SHEET, "<worksheet><sheetData><row>"))


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(rows=1), "rows"),
        (Limits(cells=3), "cells"),
        (Limits(columns=1), "columns"),
        (Limits(cell_length=3), "cell_length"),
    ],
)
def test_refuses_what_exceeds_a_limit(read, limits, name):
    with pytest.raises(refusals.LimitExceeded) as refused:
        read(PLAIN, limits=limits)
    assert refused.value.limit == name
