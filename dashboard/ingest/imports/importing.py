"""Import one file: read it, place its rows, and keep it whole under `raw/`.

A file is read into a hidden folder of the root, which gets its name only when all of
it is written; what is refused or interrupted leaves nothing behind. A dry run goes the
same way in a folder elsewhere.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.catalogue import Catalogue
from dashboard.ingest.imports.reading import ReadFile, Request, read_file
from dashboard.ingest.raw.records import ImportRecord, find_import, new_import
from dashboard.ingest.refusals import DiskFull, FileRefused
from dashboard.settings import Settings
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

_FULL_DISK = (errno.ENOSPC, errno.EDQUOT)


class NothingUsable(FileRefused):
    """The file as a whole is of no use."""

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        super().__init__(sentences[0])
        self.sentences = sentences

    def to(self, locale: str) -> str:
        return "\n".join(sentence.to(locale) for sentence in self.sentences)


def already_imported(request: Request, root: Path) -> ImportRecord | None:
    """The active import of a file with the same bytes."""
    if not request.path.is_file():
        return None
    record = find_import(root, request.sha256)
    return record if record is not None and record.is_active else None


@contextmanager
def importing(
    request: Request,
    *,
    root: Path,
    catalogue: Catalogue,
    settings: Settings,
    keep: bool = True,
) -> Iterator[ReadFile]:
    """The file, read; it is kept when the block ends without an error.

    A refused file is given too, so that its rows can be listed; the block then ends
    with NothingUsable. Raises FileRefused and Locked.
    """
    with _full_disk_named(), _folder(root, request, keep=keep) as (folder, kept):
        read = read_file(
            request, folder, root=root, catalogue=catalogue, settings=settings
        )
        yield read
        if read.refused:
            raise NothingUsable(read.refused)
        kept(read.record)


@contextmanager
def _folder(root: Path, request: Request, *, keep: bool):
    """A folder to read into, and what is to be told of the record in the end."""
    if keep and request.path.is_file():
        with new_import(root, request.sha256) as (folder, kept):
            yield folder, kept
        return
    with TemporaryDirectory(prefix="berdaya-") as folder:
        yield Path(folder), lambda record: None


@contextmanager
def _full_disk_named() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL_DISK:
            raise
        raise DiskFull(
            _("The disk is full. Nothing was imported; make room and try again.")
        ) from error
