"""The one small template of all charts (plotly's default adds 6.5 kB to each)."""

import plotly.graph_objects as go

INK = "#1b2733"
GRID = "#e6eaee"
ACCENT = "#0b5cad"
ACCENT_BAND = "rgba(11, 92, 173, 0.16)"
COMPARED = "#5b6875"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
_SEPARATORS = {"id": ",.", "en": ".,"}


def blank_figure(lang: str) -> go.Figure:
    """An empty figure in our look, with the reader's separators."""
    axis = {
        "gridcolor": GRID,
        "linecolor": "#9aa5b1",
        "zeroline": False,
        "ticks": "outside",
        "tickcolor": "#9aa5b1",
        "fixedrange": True,
    }
    return go.Figure(
        layout={
            "template": go.layout.Template(),
            "font": {"family": FONT, "size": 13, "color": INK},
            "paper_bgcolor": "#ffffff",
            "plot_bgcolor": "#ffffff",
            "separators": _SEPARATORS[lang],
            "margin": {"l": 56, "r": 16, "t": 8, "b": 40},
            "hovermode": "x unified",
            "dragmode": False,
            "hoverlabel": {"bgcolor": "#ffffff", "font": {"color": INK}},
            "legend": {"orientation": "h", "y": 1.12, "x": 0},
            "xaxis": axis | {"showgrid": False},
            "yaxis": axis,
        }
    )
