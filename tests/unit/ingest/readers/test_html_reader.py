"""Web pages saved as .xls: one data table is read, anything else refused."""

import pytest

from dashboard.ingest import refusals
from dashboard.ingest.readers import Limits

TABLE = """<table><tr><th>wilayah</th><th>nilai</th></tr>
<tr><td>Aceh</td><td>1,5</td></tr><tr><td>Bali<br></td><td> 2 </td></tr></table>"""


def test_reads_the_one_table_whatever_the_name(read):
    raw = read(f"<html><body><h1>Judul</h1>{TABLE}</body></html>", name="lapor.xls")

    assert raw.format == "html"
    assert raw.columns == ("wilayah", "nilai")
    assert raw.frame().iloc[:, :3].values.tolist() == [
        ["Aceh", "1,5", 2],
        ["Bali", "2", 3],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_reads_every_encoding(read, encoding):
    raw = read(f"<html>{TABLE.replace('Aceh', 'Café')}</html>".encode(encoding))

    assert raw.frame()["wilayah"][0] == "Café"


def test_sees_through_tables_used_for_layout(read):
    raw = read(f"<table><tr><td>Menu</td><td>{TABLE}</td></tr></table>")

    assert raw.columns == ("wilayah", "nilai")


def test_repeats_a_cell_that_spans_rows_and_joins_headers(read):
    raw = read(
        """<table><tr><th rowspan=2>Wilayah</th><th colspan=2>Miskin</th></tr>
        <tr><th>2023</th><th>2024</th></tr>
        <tr><td rowspan=2>Aceh</td><td>1</td><td>2</td></tr>
        <tr><td>3</td><td>4</td></tr></table>"""
    )

    assert raw.columns == ("Wilayah", "Miskin - 2023", "Miskin - 2024")
    assert raw.frame().iloc[:, :3].values.tolist() == [
        ["Aceh", "1", "2"],
        ["Aceh", "3", "4"],
    ]


def test_asks_which_of_several_tables(read):
    with pytest.raises(refusals.TableNotFound, match="several tables"):
        read(f"<html>{TABLE}{TABLE}</html>")


def test_refuses_a_page_without_a_table(read):
    with pytest.raises(refusals.TableNotFound):
        read("<!DOCTYPE html><html><body>Masuk dulu</body></html>")


def test_an_enormous_span_does_no_harm(read):
    with pytest.raises(refusals.LimitExceeded):
        read(TABLE.replace("<td>Aceh", "<td colspan=999999999 rowspan=999999>Aceh"))


def test_refuses_a_page_above_the_limit(read):
    with pytest.raises(refusals.LimitExceeded) as refused:
        read(TABLE, limits=Limits(html_bytes=10))
    assert refused.value.limit == "html_bytes"


def test_refuses_spreadsheet_xml_with_what_to_do(read):
    with pytest.raises(refusals.FormatRefused, match="save it as XLSX"):
        read(
            '<?xml version="1.0"?><Workbook '
            'xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
        )
