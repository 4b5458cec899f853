"""Which format a file has, decided by its bytes and never by its name."""

import zipfile
from pathlib import Path

from dashboard.ingest.refusals import (
    FileDamaged,
    FileEmpty,
    FileUnreadable,
    FormatRefused,
)
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

HEAD_BYTES = 64 * 1024
BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}


def read_head(path: Path) -> bytes:
    """The first bytes of a file that exists, is a file, may be read and has bytes."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        raise FileUnreadable(_unreadable(path, error)) from error
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n,;"):
        raise FileEmpty(
            _("{file} is empty. Save it again, then import it.", file=path.name)
        )
    return head


def file_format(path: Path, head: bytes) -> str:
    """csv | xlsx | html | parquet; anything else is refused with what to do."""
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        return _zip_format(path)
    for start, text in _refused_starts().items():
        if head.startswith(start):
            raise FormatRefused(_about(text, path))
    return _text_format(path, head)


def text_encoding(head: bytes) -> str:
    """utf-8, utf-16-le or utf-16-be; bytes that are no UTF-8 are settled later."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if head.startswith(mark):
            return encoding
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 4 and even < odd // 4:
        return "utf-16-le"
    if even > len(head) // 4 and odd < even // 4:
        return "utf-16-be"
    return "utf-8"


def _zip_format(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise FileDamaged(damaged(path)) from error
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise FormatRefused(_about(_SAVE_AS, path))
    raise FormatRefused(_about(_UNPACK, path))


def _text_format(path: Path, head: bytes) -> str:
    encoding = text_encoding(head)
    text = head.decode(encoding, errors="replace").lstrip("\ufeff \t\r\n")
    start = text[:2048].lower()
    if encoding == "utf-8" and b"\0" in head:
        raise FormatRefused(_about(_UNKNOWN, path))
    if start.startswith("<"):
        if "urn:schemas-microsoft-com:office:spreadsheet" in text:
            raise FormatRefused(_about(_SAVE_AS, path))
        if "<table" in text.lower() or start.startswith(("<html", "<!doctype html")):
            return "html"
        raise FormatRefused(_about(_UNKNOWN, path))
    if start.startswith(("{", '["', "[{", "[[")):
        raise FormatRefused(_about(_JSON, path))
    return "csv"


def damaged(path: Path) -> Sentence:
    return _(
        "{file} is damaged or cut off: its end is missing or broken. Download or copy "
        "it again and import it again.",
        file=path.name,
    )


def _unreadable(path: Path, error: OSError) -> Sentence:
    if isinstance(error, FileNotFoundError):
        return _("There is no file {file}. Check the folder and the name.", file=path)
    if isinstance(error, IsADirectoryError):
        return _("{file} is a folder. Name one file inside it.", file=path)
    return _(
        "{file} cannot be read ({reason}). Close it in other programs and check who "
        "may read it.",
        file=path,
        reason=error.strerror or type(error).__name__,
    )


def _about(text: Sentence, path: Path) -> Sentence:
    return Sentence(text.text, {"file": path.name})


_SAVE_AS = _(
    "{file} is in a spreadsheet format that is not read here. Open it in Excel or "
    "LibreOffice, save it as XLSX or CSV, and import that."
)
_OLD_EXCEL = _(
    "{file} is an old Excel workbook (.xls) or is locked with a password. Open it in "
    "Excel or LibreOffice, save it as XLSX or CSV without a password, and import that."
)
_UNPACK = _("{file} is a packed archive. Unpack it and import the file inside.")
_PDF = _(
    "{file} is a PDF. Ask the sender for the XLSX or CSV that it was printed from."
)
_DATABASE = _(
    "{file} is a database or GeoPackage. Boundaries are imported with: "
    "python -m dashboard boundaries FILE. Export other tables as CSV or XLSX."
)
_JSON = _("{file} is JSON. Export the table as CSV, XLSX or Parquet and import that.")
_UNKNOWN = _(
    "{file} is no table that is read here. Save it as CSV, XLSX or Parquet and import "
    "that."
)


def _refused_starts() -> dict[bytes, Sentence]:
    return {
        b"\xd0\xcf\x11\xe0": _OLD_EXCEL,
        b"\x09\x08": _OLD_EXCEL,
        b"\x1f\x8b": _UNPACK,
        b"7z\xbc\xaf": _UNPACK,
        b"Rar!": _UNPACK,
        b"BZh": _UNPACK,
        b"MIME-Version": _SAVE_AS,
        b"%PDF": _PDF,
        b"SQLite format 3": _DATABASE,
    }
