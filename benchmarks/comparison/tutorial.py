"""The tutorial's way: a callback returns the whole figure, shapes and all."""

import json
from pathlib import Path

from dash import Dash, Input, Output

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


def create_app(
    context: Context, start: Choice, *, shapes: Path, size: tuple[int, int]
) -> Dash:
    """`shapes`: a GeoJSON file; `size`: of the map in CSS pixels."""
    app, features = new_app(), json.loads(shapes.read_bytes())

    def drawn(choice: Choice):
        return figure(context, numbers(context, choice), geojson=features)

    app.layout = layout(context, drawn(start), size=size)

    @app.callback(
        Output(MAP, "figure"),
        Input(SECTOR, "value"),
        Input(PROGRAMME, "value"),
        prevent_initial_call=True,
    )
    def update_map(sector, programme):
        return drawn(start.filtered(sector=sector, programme=programme))

    return app
