"""A build that meets a full disk changes nothing served."""

import resource
import subprocess
import sys

import pytest

from dashboard.settings import PROJECT
from dashboard.store import open_store
from tests.stores.raw import write_figures_import

BUILD = """
import sys
from pathlib import Path
from tests.stores.builds import build_here, catalogue_of, figure
catalogue = catalogue_of(idm_iks=figure("mean", "nation province regency subdistrict"))
print("started", flush=True)
while True:
    build_here(Path(sys.argv[1]), catalogue)
    print("built", flush=True)
"""


@pytest.fixture
def root(tmp_path):
    rows = [
        {
            "indicator": "idm_iks",
            "region": f"11.{regency:02d}.01.{2000 + village}",
            "period": "2024",
            "numerator": f"0.{village % 9 + 1}",
            "denominator": 1,
        }
        for regency in range(1, 20)
        for village in range(1, 300)
    ]
    write_figures_import(tmp_path, rows, sequence=1)
    return tmp_path


def start(root, **options) -> subprocess.Popen:
    process = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(root)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )
    assert process.stdout.readline() == "started\n"
    return process


def nation(root):
    return open_store(root).query(
        "SELECT value, n FROM map_figures WHERE level = 'nation'"
    )


def test_a_limit_on_file_size_stops_the_build_with_a_message(root):
    process = start(root)
    assert process.stdout.readline() == "built\n"
    process.kill()
    process.communicate()
    version = open_store(root).version

    few = 64 * 1024
    process = start(
        root, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (few, few))
    )
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 1
    assert "NoSpace" in errors
    assert not list((root / "store").glob(".building-*"))
    assert open_store(root).version == version or nation(root).num_rows == 1
