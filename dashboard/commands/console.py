"""What commands print: sentences in the reader's language, bars on a terminal only."""

from collections.abc import Iterator
from contextlib import contextmanager

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
