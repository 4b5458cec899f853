"""Runs the JavaScript unit tests (tests/js) with node's test runner."""

import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = sorted((Path(__file__).parent.parent / "js").glob("*.test.mjs"))


def test_javascript_units():
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node on this machine: the JavaScript unit tests did not run")

    run = subprocess.run(
        [node, "--test", *map(str, TESTS)], capture_output=True, text=True, timeout=120
    )

    assert run.returncode == 0, run.stdout + run.stderr
