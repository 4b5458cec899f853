"""Answers that a browser may keep: immutable by version, gzipped once, bounded."""

import gzip
import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from flask import Response, request

IMMUTABLE = "public, max-age=31536000, immutable"


class ByteCache:
    """Least-recently-used bytes by key, bounded by their sum."""

    def __init__(self, limit: int):
        self._limit = limit
        self._size = 0
        self._entries: OrderedDict[object, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object, make: Callable[[], bytes]) -> bytes:
        """The bytes of the key, made on the first call and kept while room lasts."""
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
                return self._entries[key]
        made = make()
        with self._lock:
            self._keep(key, made)
        return made

    @property
    def size(self) -> int:
        return self._size

    def _keep(self, key, made):
        if key in self._entries or len(made) > self._limit:
            return
        self._entries[key] = made
        self._size += len(made)
        while self._size > self._limit:
            _, dropped = self._entries.popitem(last=False)
            self._size -= len(dropped)


def immutable(body: bytes, *, content_type: str, gzipped: bool = True) -> Response:
    """A response under a URL that holds the store version; 304 where it is known."""
    response = Response(body, content_type=content_type)
    if gzipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = IMMUTABLE
    response.set_etag(hashlib.sha256(body).hexdigest()[:20])
    return response.make_conditional(request)


def packed(body: bytes, *, level: int = 6) -> bytes:
    """Gzip with no time stamp in it, so that equal data gives equal bytes."""
    return gzip.compress(body, compresslevel=level, mtime=0)


def packed_json(content: object, *, level: int = 6) -> bytes:
    text = json.dumps(content, ensure_ascii=False, allow_nan=False)
    return packed(text.encode(), level=level)


def failure(status: int, code: str, message: str, **details: object) -> Response:
    """A JSON error: `{"error": code, "message": …}`."""
    body = json.dumps({"error": code, "message": message, **details})
    return Response(body, status=status, content_type="application/json")
