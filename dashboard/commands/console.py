"""What commands print: sentences in the reader's language, bars on a terminal only."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from dashboard.settings import Settings
from dashboard.texts import Translate, translator

out = Console(soft_wrap=True, highlight=False)
_errors = Console(stderr=True, soft_wrap=True, highlight=False)


class CommandFailed(Exception):
    """The thing was not done; the text says what happened, was kept, and to do."""


def command_texts() -> Translate:
    return translator(Settings().locale)


def say(text: str) -> None:
    out.print(text, markup=False)


def print_failure(text: str) -> None:
    _errors.print(text, markup=False, style="bold red")


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A rich progress bar; quiet when the output is no terminal."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        console=out,
        disable=not out.is_terminal,
    ) as bar:
        yield bar


def not_written(out: Path, error: OSError, _: Translate) -> str:
    """That a file could not be written, and why."""
    return _(
        "{file} cannot be written ({reason}). Choose another folder or name.",
        file=out,
        reason=_why(error, _),
    )


def _why(error: OSError, _: Translate) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("the disk is full")
    if error.errno == errno.ENOENT:
        return _("its folder does not exist")
    if error.errno in (errno.EACCES, errno.EPERM):
        return _("no permission, or the file is open elsewhere")
    return error.strerror or str(error)
