"""`bundle`: one folder that starts on a laptop without any network."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from dashboard.commands.console import CommandFailed, command_texts, say
from dashboard.commands.wheels import DownloadFailed, download_wheels
from dashboard.ingest.roots import root_in_use
from dashboard.settings import PROJECT, Settings
from dashboard.store import POINTER, BrokenStore, NoStore, read_manifest, version_folder
from dashboard.texts import Translate

_FILES = Path(__file__).parent / "bundle_files"
_APP = ("dashboard", "assets", "requirements.txt", "README.md", "LICENSE")
_DATA = ("catalogue", "profiles", "reference")
_LINE_ENDS = {".sh": "\n", ".bat": "\r\n", ".txt": "\r\n"}
_THIS_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


def register(cli: typer.Typer) -> None:
    cli.command("bundle")(bundle_command)


def bundle_command(
    folder: Annotated[Path, typer.Argument(help="A new folder.")],
    python: Annotated[
        list[str] | None,
        typer.Option(help="Python of the laptops, 3.12; give it again for more."),
    ] = None,
    store: Annotated[
        Path | None, typer.Option(help="Take this store instead of the one in use.")
    ] = None,
) -> None:
    """Write a folder (wheels, store, mulai.bat, mulai.sh) that needs no network."""
    _ = command_texts()
    versions = python or [_THIS_PYTHON]
    served = _served(store, _)
    if folder.exists():
        raise CommandFailed(_("{folder} is there already: delete it.", folder=folder))
    say(_("Downloading for Python {versions} …", versions=", ".join(versions)))
    try:
        with _new_folder(folder) as target:
            _copy_app(target / "app")
            _copy_store(served, target / "store")
            _write_starters(target, versions, version=served.name)
            (target / "wheels").mkdir()
            requirements = PROJECT / "requirements.txt"
            download_wheels(target / "wheels", requirements, versions)
    except DownloadFailed as error:
        text = _("The wheels could not be downloaded: {reason}", reason=error)
        raise CommandFailed(text) from error
    say(_("{folder} is ready: copy it and start mulai.bat or mulai.sh.", folder=folder))


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """A folder beside it that gets its name once all is in it."""
    temporary = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}")
    temporary.mkdir(parents=True)
    try:
        yield temporary
        temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _served(store: Path | None, _: Translate) -> Path:
    """The folder of the version that is served."""
    place = store or root_in_use(Settings()).folder
    try:
        found = version_folder(place)
        read_manifest(found)
    except NoStore as error:
        text = _("Nothing is built yet. Run: python -m dashboard build.")
        raise CommandFailed(text) from error
    except BrokenStore as error:
        text = _("The store is damaged: {reason}.", reason=error)
        raise CommandFailed(text) from error
    return found


def _copy_app(target: Path) -> None:
    unwanted = shutil.ignore_patterns("__pycache__", "*.pyc")
    target.mkdir()
    for name in _APP:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=unwanted)
        else:
            shutil.copy(source, target / name)
    for name in _DATA:
        shutil.copytree(PROJECT / "data" / name, target / "data" / name)


def _copy_store(served: Path, target: Path) -> None:
    """The version served and the one before, whose figures are told beside."""
    older = [p for p in served.parent.iterdir() if p.is_dir() and p.name < served.name]
    before = [p for p in older if (p / "manifest.json").is_file()]
    for version in (served, *sorted(before)[-1:]):
        shutil.copytree(version, target / version.name)
    (target / POINTER).write_text(served.name, encoding="utf-8")


def _write_starters(target: Path, versions: list[str], *, version: str) -> None:
    for path in sorted(_FILES.iterdir()):
        text = path.read_text(encoding="utf-8")
        text = text.replace("PYTHONS", " ".join(versions)).replace("VERSION", version)
        written = target / path.name
        written.write_text(text, encoding="utf-8", newline=_LINE_ENDS[path.suffix])
        written.chmod(0o755)
