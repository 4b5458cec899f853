"""What every HTTP answer carries: security headers, cache headers, compression.

Component bundles carry their version in the URL and never change under it; pages
and callbacks are never stored. Compressed copies of the unchanging files are kept,
so that plotly's 4.8 MB are squeezed once per process.
"""

import gzip
from collections.abc import Callable
from hashlib import blake2b

from flask import Flask, Response, request

FOREVER = "public, max-age=31536000, immutable"
_REVALIDATE = "no-cache"
_NEVER = "no-store"
_BUNDLES = "/_dash-component-suites/"
_SMALLEST_COMPRESSED = 600  # bytes; below it the header costs more than it saves
_MOST_KEPT = 64  # answers that never change, compressed
_SQUEEZED: dict[bytes, bytes] = {}
_TEXTUAL = ("text/", "application/json", "application/javascript", "image/svg")

_SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def protect(server: Flask, *, script_hashes: Callable[[], list[str]]) -> None:
    """Give every answer of the server its headers, then compress it.

    `script_hashes` tells Dash's own inline scripts, the only ones allowed.
    """

    @server.after_request
    def finish(response: Response) -> Response:
        for name, value in _SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if response.mimetype == "text/html":
            policy = content_security_policy(script_hashes())
            response.headers.setdefault("Content-Security-Policy", policy)
        response.headers["Cache-Control"] = _cache_control(response)
        return _compressed(response)


def content_security_policy(script_hashes: list[str]) -> str:
    """No other host, no eval; styles inline, as plotly and React set them."""
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' {' '.join(script_hashes)}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )


def _cache_control(response: Response) -> str:
    """The answer's own rule where it has one; Flask's default `no-cache` is none."""
    own = response.headers.get("Cache-Control")
    if request.path.startswith(_BUNDLES) and response.status_code in (200, 304):
        return FOREVER
    if own and own != _REVALIDATE:
        return own
    if request.path.startswith("/assets/"):
        return FOREVER if "m" in request.args else _REVALIDATE
    return own or _NEVER


def _compressed(response: Response) -> Response:
    if not _is_worth_compressing(response):
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < _SMALLEST_COMPRESSED:
        return response
    unchanging = response.headers["Cache-Control"] == FOREVER
    response.set_data(_squeezed_once(body) if unchanging else gzip.compress(body, 5))
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    etag, weak = response.get_etag()
    if etag and not weak:
        response.set_etag(etag, weak=True)
    return response


def _is_worth_compressing(response: Response) -> bool:
    return (
        response.status_code == 200
        and "gzip" in request.headers.get("Accept-Encoding", "")
        and "Content-Encoding" not in response.headers
        and (response.mimetype or "").startswith(_TEXTUAL)
    )


def _squeezed_once(body: bytes) -> bytes:
    """Known by its digest: the bodies themselves are megabytes that nobody needs."""
    digest = blake2b(body).digest()
    squeezed = _SQUEEZED.get(digest)
    if squeezed is None:
        while len(_SQUEEZED) >= _MOST_KEPT:
            _SQUEEZED.pop(next(iter(_SQUEEZED)), None)
        squeezed = _SQUEEZED[digest] = gzip.compress(body, 9)
    return squeezed
