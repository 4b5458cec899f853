from types import SimpleNamespace

import numpy as np
import pytest

from dashboard.queries import shown as module
from dashboard.queries.grid import Grid
from dashboard.queries.shown import KEPT, MOST_BYTES, Shown, shown

SOURCE = SimpleNamespace(
    store=SimpleNamespace(folder="a version"),
    settings=SimpleNamespace(audience="official"),
)


@pytest.fixture
def reads(monkeypatch):
    """The queries that were read; each answer has the bytes that its query names."""
    read = []

    def answer(_source, query):
        read.append(query["page"])
        cells = {"value": np.zeros((1, int(query["bytes"]) // 8))}
        return Shown(None, [], None, None, "subdistrict", Grid((), (), cells))

    monkeypatch.setattr(module, "_read", answer)
    module._kept.clear()
    yield read
    module._kept.clear()


def test_what_was_shown_last_is_read_once(reads):
    for _ in range(3):
        shown(SOURCE, {"page": "1", "bytes": "800"})

    assert reads == ["1"]


@pytest.mark.parametrize("size", [800, MOST_BYTES // 5, MOST_BYTES * 2])
def test_what_is_kept_takes_few_bytes(reads, size):
    for page in range(3 * KEPT):
        shown(SOURCE, {"page": str(page), "bytes": str(size)})

    assert sum(one.size for one in module._kept.values()) <= MOST_BYTES
    assert len(module._kept) <= KEPT
    assert len(reads) == 3 * KEPT
