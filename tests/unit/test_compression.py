import gzip

import pytest

from dashboard import responses


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    monkeypatch.setattr(responses, "_SQUEEZED", {})


def test_an_unchanging_body_is_squeezed_once_and_not_kept_itself():
    body = b"berdaya " * 1000
    first = responses._squeezed_once(body)
    assert responses._squeezed_once(bytes(body)) is first
    assert gzip.decompress(first) == body
    assert body not in responses._SQUEEZED


def test_only_so_many_are_kept(monkeypatch):
    monkeypatch.setattr(responses, "_MOST_KEPT", 2)
    for number in range(5):
        responses._squeezed_once(b"%d" % number)
    assert len(responses._SQUEEZED) == 2
