"""A bundle, copied to a laptop without any network, installs itself there and presents.

Run with `BERDAYA_PROOF=whole python -m pytest -s tests/browser/test_carried.py`: the
whole demo, all wheels, five minutes, 3 GB. It prints sizes and seconds.
"""

import subprocess
import sys

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.commands import command_line
from dashboard.commands.wheels import WINDOWS, missing_wheels
from dashboard.ingest.building.build import build
from dashboard.settings import PROJECT, Settings
from tests.stores.proof import IS_WHOLE, PATIENCE, write_sample

ALONE = ("unshare", "--map-root-user", "--net")  # a network that has no route anywhere
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
CARRIED = 'ip link set lo up && exec "$0" -m tests.browser.carried "$1"'

pytestmark = [pytest.mark.browser, pytest.mark.timeout(PATIENCE)]


def why_not() -> str | None:
    if not IS_WHOLE:
        return "only with BERDAYA_PROOF=whole: it downloads and installs for minutes"
    try:
        done = subprocess.run([*ALONE, "ip", "link"], capture_output=True, check=False)
    except OSError:
        return "unshare or ip is not installed"
    return "this system gives no network of one's own" if done.returncode else None


REASON = why_not()
skip_here = pytest.mark.skipif(REASON is not None, reason=str(REASON))


@pytest.fixture(scope="module")
def bundle(regions, tmp_path_factory):
    """Of the demo, under a name as laptops have them."""
    catalogue = load_catalogue(Settings().catalogue, Settings().profiles)
    root = tmp_path_factory.mktemp("root")
    write_sample(root, None, regions=regions, catalogue=catalogue)
    for _version in ("the one before", "the one served"):
        build(root, catalogue=catalogue, settings=Settings(), sample=True)
    folder = tmp_path_factory.mktemp("bundle") / "Laptop Bu Rini (2)" / "berdaya"
    assert command_line(["bundle", str(folder), "--store", str(root)]) == 0
    return folder


@skip_here
def test_every_wheel_for_windows_is_there(bundle, tmp_path):
    environment = WINDOWS | {"python_version": PYTHON}
    assert list(missing_wheels(bundle / "wheels", environment)) == []

    command = [sys.executable, "-m", "pip", "--isolated", "install", "--dry-run"]
    command += ["--no-index", "--find-links", str(bundle / "wheels"), "--quiet"]
    command += ["--platform", "win_amd64", "--python-version", PYTHON]
    command += ["--only-binary", ":all:", "--target", str(tmp_path)]
    command += ["--requirement", str(PROJECT / "requirements.txt")]
    subprocess.run(command, check=True)


@skip_here
def test_it_starts_and_presents_without_any_network(bundle):
    command = [*ALONE, "sh", "-c", CARRIED, sys.executable, str(bundle)]
    subprocess.run(command, cwd=PROJECT, check=True)
