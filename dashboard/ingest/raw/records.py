"""`raw/`: one folder per imported file, named by its SHA-256, and its record.

A record is never deleted: a withdrawn import keeps its record and its date, so the
history of the numbers can be told, but none of its rows. Folders appear whole or not
at all.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

from dashboard.ingest.locks import exclusive_lock
from dashboard.ingest.replacing import (
    remove_leftovers,
    replaced_file,
    replaced_folder,
)

META = "meta.json"
LOCK = ".lock"
_SHORTEST_SHA = 6


class UnknownImport(Exception):
    """No import, or more than one, begins with these characters."""


@dataclass(frozen=True)
class ImportRecord:
    """What is known of one imported file. Of two imports the higher sequence wins."""

    sha256: str
    file_name: str
    kind: str  # table | figures
    table: str | None
    profile: str | None
    imported_at: str
    imported_by: str
    rows_read: int
    rows_kept: int
    code_system: str | None
    placement: dict[str, int]
    withdrawn_at: str | None = None
    sequence: int = 0

    @property
    def is_active(self) -> bool:
        return self.withdrawn_at is None


def file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def list_imports(root: Path) -> list[ImportRecord]:
    """All imports of a root, withdrawn ones too, oldest first."""
    folders = (p for p in _raw(root).glob("[!.]*") if (p / META).is_file())
    records = [_read(folder) for folder in folders]
    return sorted(records, key=lambda record: record.sequence)


def find_import(root: Path, sha256: str) -> ImportRecord | None:
    folder = _raw(root) / sha256
    return _read(folder) if (folder / META).is_file() else None


@contextmanager
def new_import(
    root: Path, sha256: str
) -> Iterator[tuple[Path, Callable[[ImportRecord], None]]]:
    """A folder for an import's files, and a function that takes its record.

    Once the record is given and the block ends, the folder is in place under the next
    sequence; without a record, or after an error, nothing is left. Raises Locked.
    """
    with exclusive_lock(_raw(root) / LOCK):
        remove_leftovers(_raw(root))
        sequence = _next_sequence(root)
        with suppress(_NotKept), replaced_folder(_raw(root) / sha256) as folder:
            given: list[ImportRecord] = []
            yield folder, given.append
            if not given:
                raise _NotKept
            _write_meta(folder / META, replace(given[-1], sequence=sequence))


class _NotKept(Exception):
    """The block ended without a record."""


def withdraw(root: Path, beginning: str) -> ImportRecord:
    """Take an import out of all later builds; the first characters name it.

    Its rows are deleted, its record stays. The rows go first: killed in between, the
    import is damaged and is withdrawn again. Raises UnknownImport and Locked.
    """
    with exclusive_lock(_raw(root) / LOCK):
        record = replace(named_import(root, beginning), withdrawn_at=now())
        _delete_rows(import_folder(root, record.sha256))
        with replaced_file(_raw(root) / record.sha256 / META) as temporary:
            _write_meta(temporary, record)
    return record


def _delete_rows(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name == META:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def named_import(root: Path, beginning: str) -> ImportRecord:
    """The one active import that begins so. Raises UnknownImport."""
    active = [record for record in list_imports(root) if record.is_active]
    found = [r for r in active if r.sha256.startswith(beginning.lower())]
    if len(found) != 1 or len(beginning) < _SHORTEST_SHA:
        raise UnknownImport(beginning)
    return found[0]


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _next_sequence(root: Path) -> int:
    return max((record.sequence for record in list_imports(root)), default=0) + 1


def import_folder(root: Path, sha256: str) -> Path:
    return _raw(root) / sha256


def _raw(root: Path) -> Path:
    return root / "raw"


def _read(folder: Path) -> ImportRecord:
    meta = json.loads((folder / META).read_text(encoding="utf-8"))
    known = {field.name for field in fields(ImportRecord)}
    return ImportRecord(**{k: v for k, v in meta.items() if k in known})


def _write_meta(path: Path, record: ImportRecord) -> None:
    text = json.dumps(asdict(record), ensure_ascii=False, indent=1)
    path.write_text(text, encoding="utf-8")
