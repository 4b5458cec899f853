"""The named errors of a build as sentences: what happened, what to do, what is kept."""

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.catalogue import CatalogueFaults
from dashboard.commands.console import CommandFailed
from dashboard.ingest.building.build import NothingToBuild
from dashboard.ingest.building.engine import BuildFailed, NoSpace
from dashboard.ingest.building.figures_totals import UnknownFigures
from dashboard.ingest.building.versions import BuildRunning, UnknownVersion
from dashboard.ingest.raw.inputs import BrokenInput
from dashboard.store import BrokenStore
from dashboard.texts import Translate

_KNOWN = (
    BrokenInput,
    BrokenStore,
    BuildFailed,
    BuildRunning,
    CatalogueFaults,
    NothingToBuild,
    UnknownFigures,
    UnknownVersion,
)


@contextmanager
def build_failures(_: Translate) -> Iterator[None]:
    """Raise CommandFailed with a sentence for each error that a build may raise."""
    try:
        yield
    except _KNOWN as error:
        kept = _("What was served before is still served.")
        raise CommandFailed(f"{_sentence(error, _)}\n{kept}") from error


def _sentence(error: Exception, _: Translate) -> str:
    match error:
        case BrokenInput() | UnknownFigures():
            return _sentence_on_input(error, _)
        case NothingToBuild():
            return _(
                "There is nothing to build: no file was imported yet. Run: "
                "python -m dashboard import FILE, or python -m dashboard sample."
            )
        case BuildRunning():
            return _("Another build is running on this store. Wait until it ends.")
        case CatalogueFaults():
            return "\n".join(fault.text(_) for fault in error.faults)
        case UnknownVersion() | BrokenStore():
            return _sentence_on_version(error, _)
        case NoSpace():
            return _(
                "The disk or the memory allowed is full: {reason}. Make room and "
                "build again.",
                reason=error,
            )
    return _("The build did not finish: {reason}.", reason=error)


def _sentence_on_input(error: BrokenInput | UnknownFigures, _: Translate) -> str:
    if isinstance(error, BrokenInput):
        return _(
            "The import of {file} is damaged: {reason}. Withdraw it and import the "
            "file again.",
            file=error.file_name,
            reason=error,
        )
    return _(
        "{file} holds figures of “{indicator}”, which no profile declares any more. "
        "Bring the profile back, or withdraw the file.",
        file=error.file_name,
        indicator=error.indicator,
    )


def _sentence_on_version(error: UnknownVersion | BrokenStore, _: Translate) -> str:
    if isinstance(error, UnknownVersion):
        return _("The store has no version “{version}”.", version=error)
    return _("This version is damaged and cannot be served: {reason}.", reason=error)
