"""A text file as lines of text, whatever its encoding and line ends.

UTF-8 is tried first; each byte that is no UTF-8 is read as Windows-1252, so old files
and files pasted together from two sources both come out right, and the count of such
bytes tells which it was. Byte order marks are taken out wherever they stand.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path

from dashboard.ingest.readers.content import text_encoding

_ERRORS = "berdaya-windows-1252"
BYTE_ORDER_MARK = "\ufeff"


class TextLines:
    """Iterate once over the lines; afterwards `encoding` and `quotes` are known."""

    def __init__(self, path: Path, head: bytes) -> None:
        self.path = path
        self.encoding = text_encoding(head)
        self.marks = 0  # byte order marks found
        self.quotes = 0  # quotation marks found
        self.old_bytes = 0  # bytes that are no UTF-8

    def __iter__(self) -> Iterator[str]:
        decoder = _Windows1252()
        codecs.register_error(decoder.name, decoder)
        with self.path.open(
            encoding=self.encoding, errors=decoder.name, newline=""
        ) as file:
            for line in file:
                if BYTE_ORDER_MARK in line:
                    self.marks += line.count(BYTE_ORDER_MARK)
                    line = line.replace(BYTE_ORDER_MARK, "")
                self.quotes += line.count('"')
                yield line
        self.old_bytes = decoder.count

    @property
    def encoding_name(self) -> str:
        if self.encoding != "utf-8":
            return self.encoding.upper()
        return "Windows-1252" if self.old_bytes else "UTF-8"


class _Windows1252:
    """An error handler of decoding that reads one bad byte as Windows-1252."""

    name = _ERRORS

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        byte = error.object[error.start : error.start + 1]
        self.count += 1
        return byte.decode("cp1252", errors="ignore") or "\ufffd", error.start + 1
