"""The style sheets of the pages as one: one request instead of nine.

The sheets of assets/ stay as they are, for reading; their names tell the order in which
rules win. The address holds a hash of the content, so that a browser asks once.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, abort

from dashboard.api.responses import immutable, packed
from dashboard.context import Context

PREFIX = "/style"


def style_blueprint(context: Context) -> Blueprint:
    """The route of the joined sheet."""
    blueprint = Blueprint("style", __name__)
    folder = context.settings.assets

    @blueprint.get(f"{PREFIX}/<name>.css")
    def sheet(name):
        if f"{PREFIX}/{name}.css" != style_address(folder):
            abort(404)
        body = packed(joined_style(folder).encode())
        return immutable(body, content_type="text/css; charset=utf-8")

    return blueprint


def style_address(folder: Path) -> str:
    """Where the joined sheet is served."""
    digest = hashlib.sha256(joined_style(folder).encode()).hexdigest()[:16]
    return f"{PREFIX}/{digest}.css"


@lru_cache(maxsize=4)
def joined_style(folder: Path) -> str:
    """All sheets of the folder, in the order of their names."""
    sheets = sorted(folder.glob("*.css"))
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
