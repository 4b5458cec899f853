"""What both comparison apps share: the filters, the figures asked for, compression."""

import gzip

import dash_bootstrap_components as dbc
import numpy as np
import plotly.graph_objects as go
from dash import Dash, dcc, html
from flask import Flask, Response, request

from benchmarks.selections import Choice
from dashboard.context import Context
from dashboard.queries.choices import offers_of
from dashboard.queries.views import map_view
from dashboard.regions import ancestor_code
from dashboard.selection import ANY

MAP = "map"
SECTOR, PROGRAMME = "sector-filter", "programme-filter"
LEVEL = "subdistrict"
COLOURS = [[0, "#d9d9d9"], [0.01, "#440154"], [0.5, "#21918c"], [1, "#fde725"]]


def numbers(context: Context, choice: Choice) -> list[float]:
    """A value per sub-district in code order, by the query that `/map` itself asks.

    Where that falls back to regencies, so do these: each sub-district gets its own's.
    A region without a value is grey, as on `/map`, so that all regions are drawn.
    """
    view = map_view(context, choice.slice(LEVEL), choice.period, bounds=False)
    value = view.grid.cells["value"][0]
    if view.level != LEVEL:
        value = value[_owners(context, view.level)]
    lowest = np.nan_to_num(np.nanmin(value, initial=0))
    spread = np.nan_to_num(np.nanmax(value, initial=1)) - lowest
    return np.round(np.nan_to_num(value, nan=lowest - 0.02 * spread), 4).tolist()


def _owners(context: Context, level: str) -> list[int]:
    position = {code: at for at, code in enumerate(context.regions.codes(level))}
    codes = context.regions.codes(LEVEL)
    return [position[ancestor_code(code, level)] for code in codes]


def figure(context: Context, z: list, *, geojson: dict | str) -> go.Figure:
    """The map as a tutorial draws it, on a ground without tiles: no network."""
    trace = go.Choroplethmap(
        geojson=geojson,
        locations=context.regions.codes(LEVEL),
        z=z,
        marker={"line": {"width": 0}},
        colorscale=COLOURS,
    )
    drawn = go.Figure(trace)
    drawn.update_layout(
        map={"style": "white-bg", "center": {"lon": 118, "lat": -2.5}, "zoom": 3.4},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )
    return drawn


def layout(context: Context, drawn: go.Figure, *, size: tuple[int, int]) -> html.Div:
    """Two filters over a map of `size` CSS pixels."""
    width, height = size
    sectors = [ANY, *context.catalogue.sectors]
    programmes = [ANY, *offers_of(context).programmes]
    return html.Div(
        [
            dbc.Select(id=SECTOR, options=sectors, value=ANY),
            dbc.Select(id=PROGRAMME, options=programmes, value=ANY),
            dcc.Graph(
                id=MAP,
                figure=drawn,
                style={"width": f"{width}px", "height": f"{height}px"},
                config={"displayModeBar": False, "plotlyServerURL": ""},
            ),
        ]
    )


def new_app() -> Dash:
    app = Dash("comparison", assets_folder="no-assets", use_async=False)
    _compress(app.server)
    return app


def _compress(server: Flask) -> None:
    """Gzip as the product's server does, so that bytes compare."""

    @server.after_request
    def compressed(response: Response) -> Response:
        accepted = "gzip" in request.headers.get("Accept-Encoding", "")
        if not accepted or "Content-Encoding" in response.headers:
            return response
        response.direct_passthrough = False
        response.set_data(gzip.compress(response.get_data(), 5))
        response.headers["Content-Encoding"] = "gzip"
        return response
