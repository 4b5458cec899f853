"""The comparison app that the environment names, for granian's workers."""

import os
from pathlib import Path

from benchmarks.comparison import tuned, tutorial
from benchmarks.selections import first_choice
from dashboard.context import open_context
from dashboard.settings import Settings

_APPS = {"tutorial": tutorial.create_app, "tuned": tuned.create_app}
_context = open_context(Settings())
_width, _height = os.environ["COMPARISON_SIZE"].split("x")
_app = _APPS[os.environ["COMPARISON_APP"]](
    _context,
    first_choice(_context),
    shapes=Path(os.environ["COMPARISON_SHAPES"]),
    size=(int(_width), int(_height)),
)


@_app.server.get("/readyz")
def ready():
    return "ready"


server = _app.server
