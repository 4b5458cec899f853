"""Files made in the test, read by the reader under test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.ingest.readers import Limits, RawTable, read_table


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., RawTable]:
    """Write bytes or text to a file and read it."""

    def read_content(
        content: bytes | str, *, name: str = "input.dat", limits: Limits | None = None
    ) -> RawTable:
        path = tmp_path / name
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
        return read_table(path, limits=limits)

    return read_content
