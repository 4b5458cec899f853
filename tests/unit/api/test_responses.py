import gzip

from dashboard.api.responses import ByteCache, packed, packed_json


def test_keeps_what_was_made_and_makes_it_once():
    made = []
    cache = ByteCache(100)

    for _ in range(3):
        body = cache.get("key", lambda: made.append(1) or b"body")

    assert body == b"body"
    assert len(made) == 1


def test_drops_the_least_recently_used_when_full():
    cache = ByteCache(10)
    cache.get("a", lambda: b"12345")
    cache.get("b", lambda: b"12345")
    cache.get("a", lambda: b"")
    cache.get("c", lambda: b"12345")
    made = []

    cache.get("a", lambda: made.append("a") or b"")
    cache.get("b", lambda: made.append("b") or b"")

    assert made == ["b"]
    assert cache.size <= 10


def test_does_not_keep_what_is_larger_than_itself():
    cache = ByteCache(3)

    assert cache.get("key", lambda: b"12345") == b"12345"
    assert cache.size == 0


def test_packing_the_same_twice_gives_the_same_bytes():
    assert packed(b"abc") == packed(b"abc")
    assert gzip.decompress(packed_json({"a": None})) == b'{"a": null}'
