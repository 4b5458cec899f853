"""The named errors of an import as sentences: what happened, what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.catalogue import CatalogueFaults
from dashboard.commands.console import CommandFailed
from dashboard.ingest.building.engine import BuildFailed
from dashboard.ingest.locks import Locked
from dashboard.ingest.raw.inputs import BrokenInput
from dashboard.ingest.raw.records import UnknownImport
from dashboard.ingest.readers import FileRefused
from dashboard.texts import Translate

_KNOWN = (FileRefused, CatalogueFaults, Locked, UnknownImport, BrokenInput, BuildFailed)


@contextmanager
def import_failures(_: Translate, locale: str) -> Iterator[None]:
    """Raise CommandFailed with a sentence for each error that an import may raise."""
    try:
        yield
    except _KNOWN as error:
        raise CommandFailed(_sentence(error, _, locale)) from error


def _sentence(error: Exception, _: Translate, locale: str) -> str:
    match error:
        case FileRefused():
            return error.to(locale)
        case CatalogueFaults():
            return "\n".join(fault.text(_) for fault in error.faults)
        case Locked():
            return _(
                "Another import is running. Wait until it ends; nothing was changed."
            )
        case UnknownImport():
            return _(
                "No active import, or more than one, begins with “{sha}”. Take at "
                "least six characters from: python -m dashboard imports",
                sha=error,
            )
        case BuildFailed():
            return _(
                "What would change could not be worked out: {reason}.", reason=error
            )
    return _(
        "The earlier import of {file} is damaged: {reason}. Withdraw it and import "
        "the file again.",
        file=error.file_name,
        reason=error,
    )
