"""Wheels of everything that serving needs, for laptops that have no network."""

import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

WINDOWS = {
    "os_name": "nt",
    "platform_system": "Windows",
    "sys_platform": "win32",
    "platform_machine": "AMD64",
}
_ROUNDS = 5  # a requirement may bring requirements of its own


class DownloadFailed(Exception):
    """pip could not get a wheel; the text is what it said."""


def download_wheels(folder: Path, requirements: Path, versions: Iterable[str]) -> None:
    """Put wheels for this system and for Windows into the folder, for each Python.

    Raises DownloadFailed.
    """
    wanted = ["--requirement", str(requirements)]
    for version in versions:
        _download(folder, wanted, ["--python-version", version])
        on_windows = ["--python-version", version, "--platform", "win_amd64"]
        _download(folder, wanted, on_windows)
        _complete(folder, version, on_windows)


def _complete(folder: Path, version: str, options: list[str]) -> None:
    """Add what is needed on Windows only, which pip on another system leaves out."""
    environment = WINDOWS | {"python_version": version}
    for _round in range(_ROUNDS):
        missing = sorted(set(missing_wheels(folder, environment)))
        if not missing:
            return
        _download(folder, missing, options)


def missing_wheels(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """What the wheels require on such a system and the folder has no wheel of."""
    wheels = sorted(folder.glob("*.whl"))
    known = {parse_wheel_filename(path.name)[0] for path in wheels}
    for path in wheels:
        for requirement in _requirements(path):
            marker = requirement.marker
            if marker and not marker.evaluate(environment | {"extra": ""}):
                continue
            if canonicalize_name(requirement.name) not in known:
                yield f"{requirement.name}{requirement.specifier}"


def _requirements(wheel: Path) -> list[Requirement]:
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        said = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
    return [Requirement(text) for text in said.get_all("Requires-Dist") or ()]


def _download(folder: Path, wanted: list[str], options: list[str]) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet"]
    command += ["--disable-pip-version-check", "--only-binary", ":all:"]
    command += ["--dest", str(folder), *options, *wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DownloadFailed(done.stderr.strip())
