"""The format comes from the content; what is not read is refused with what to do."""

import io
import zipfile

import pytest

from dashboard.ingest import refusals
from dashboard.ingest.readers import read_table


def archive(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize("name", ["input.xlsx", "input.xls", "input", "input.pdf"])
def test_the_name_says_nothing_about_the_format(read, name):
    assert read("a,b\n1,2\n", name=name).format == "csv"


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "save it as XLSX or CSV"),
        (b"\x09\x08\x10\x00" + b"\0" * 99, "save it as XLSX or CSV"),
        (b"\x1f\x8b" + b"x" * 99, "Unpack it"),
        (b"%PDF-1.7", "PDF"),
        (b"SQLite format 3\0", "boundaries FILE"),
        (b'{"a": 1}', "JSON"),
        (b'[{"a": 1}]', "JSON"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "no table"),
        (b"<svg></svg>", "no table"),
        (archive("a.csv"), "Unpack it"),
        (archive("mimetype", "content.xml"), "save it as XLSX or CSV"),
        (b"PK\x03\x04 cut off", "damaged or cut off"),
    ],
)
def test_refuses_other_formats_with_what_to_do(read, content, advice):
    with pytest.raises(refusals.FileRefused, match=advice) as refused:
        read(content)

    assert refused.value.to("id") != refused.value.to("en")


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\r\n", b",,,\n,,,\n"])
def test_refuses_an_empty_file(read, content):
    with pytest.raises(refusals.FileEmpty):
        read(content)


def test_refuses_a_folder_and_a_missing_file(tmp_path):
    with pytest.raises(refusals.FileUnreadable, match="is a folder"):
        read_table(tmp_path)
    with pytest.raises(refusals.FileUnreadable, match="There is no file"):
        read_table(tmp_path / "none.csv")
