"""Plotly as well as it goes: shapes by URL and kept, a `Patch` of the numbers alone.

The numbers of the last selections are kept, as the product keeps its answers.
"""

import gzip
from functools import lru_cache
from pathlib import Path

from dash import Dash, Input, Output, Patch
from flask import Response

from benchmarks.comparison.page import (
    MAP,
    PROGRAMME,
    SECTOR,
    figure,
    layout,
    new_app,
    numbers,
)
from benchmarks.selections import Choice
from dashboard.context import Context

SHAPES = "/shapes.geojson"
KEPT = 1000


def create_app(
    context: Context, start: Choice, *, shapes: Path, size: tuple[int, int]
) -> Dash:
    """`shapes`: a GeoJSON file; `size`: of the map in CSS pixels."""
    app, packed = new_app(), gzip.compress(shapes.read_bytes(), 9)

    @lru_cache(maxsize=KEPT)
    def kept_numbers(choice: Choice):
        return numbers(context, choice)

    @app.server.get(SHAPES)
    def send_shapes():
        headers = {
            "Content-Encoding": "gzip",
            "Cache-Control": "public, max-age=31536000, immutable",
        }
        return Response(packed, content_type="application/geo+json", headers=headers)

    drawn = figure(context, kept_numbers(start), geojson=SHAPES)
    app.layout = layout(context, drawn, size=size)

    @app.callback(
        Output(MAP, "figure"),
        Input(SECTOR, "value"),
        Input(PROGRAMME, "value"),
        prevent_initial_call=True,
    )
    def update_map(sector, programme):
        patch = Patch()
        choice = start.filtered(sector=sector, programme=programme)
        patch["data"][0]["z"] = kept_numbers(choice)
        return patch

    return app
