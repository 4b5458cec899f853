"""A text file as lines of text, whatever its encoding and line ends.

UTF-8 is tried first; each byte that is no UTF-8 is read as Windows-1252, so old files
and files pasted together from two sources both come out right, and the count of such
bytes tells which it was. Byte order marks are taken out wherever they stand.
"""

import codecs
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dashboard.ingest.readers.content import text_encoding

_ERRORS = "berdaya-windows-1252"
BYTE_ORDER_MARK = "\ufeff"


class TextLines:
    """The lines of a file, or of blocks of it, and what was met on the way."""

    def __init__(self, path: Path, head: bytes) -> None:
        self.path = path
        self.encoding = text_encoding(head)
        self.marks = 0  # byte order marks found
        self.quotes = 0  # quotation marks found
        self.old_bytes = 0  # bytes that are no UTF-8

    def of_file(self) -> Iterator[str]:
        with self.path.open("rb") as file:
            yield from self._decoded(file)

    def of_blocks(self, blocks: Iterable[bytes]) -> Iterator[str]:
        """Each block holds whole lines."""
        for data in blocks:
            yield from self._decoded(io.BytesIO(data))

    def _decoded(self, file: BinaryIO) -> Iterator[str]:
        codecs.register_error(_ERRORS, self._windows_1252)
        text = io.TextIOWrapper(
            file, encoding=self.encoding, errors=_ERRORS, newline=""
        )
        for line in text:
            if BYTE_ORDER_MARK in line:
                self.marks += line.count(BYTE_ORDER_MARK)
                line = line.replace(BYTE_ORDER_MARK, "")
            self.quotes += line.count('"')
            yield line

    def _windows_1252(self, error: UnicodeError) -> tuple[str, int]:
        """An error handler of decoding that reads one bad byte as Windows-1252."""
        if not isinstance(error, UnicodeDecodeError):
            raise error
        byte = error.object[error.start : error.start + 1]
        self.old_bytes += 1
        return byte.decode("cp1252", errors="ignore") or "\ufffd", error.start + 1

    @property
    def encoding_name(self) -> str:
        if self.encoding != "utf-8":
            return self.encoding.upper()
        return "Windows-1252" if self.old_bytes else "UTF-8"
