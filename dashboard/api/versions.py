"""URLs below /map and /geo hold the store version; an old one gets told the new."""

from flask import Response

from dashboard.api.responses import failure
from dashboard.context import Context


def refuse_stale(context: Context, version: str) -> Response | None:
    """409 with the version that is served now, or None when they agree."""
    served = context.store.version
    if version == served:
        return None
    message = "The data have been renewed; load the page again."
    return failure(409, "stale_version", message, version=served)
