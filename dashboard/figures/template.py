"""The one look of all charts, without a template (plotly's adds 6.5 kB to each).

Figures are the plain dictionaries that the browser is sent: plotly's own classes check
each key against 3 MB of rules, which take 10 MB of a worker.
"""

Figure = dict  # {"data": [a trace each], "layout": {…}}

INK = "#1b2733"
GRID = "#e6eaee"
ACCENT = "#0b5cad"
ACCENT_BAND = "rgba(11, 92, 173, 0.16)"
COMPARED = "#5b6875"
TARGET = "#b45309"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
_SEPARATORS = {"id": ",.", "en": ".,"}


_HALL_LETTERS = 28
_HALL_LINES = 1.6  # times as strong as on a page


def enlarge(figure: Figure) -> Figure:
    """Letters and lines that are read from the back of a room."""
    layout = figure["layout"]
    layout["font"] = layout["font"] | {"size": _HALL_LETTERS}
    layout["margin"] = {"l": 128, "r": 32, "t": 8, "b": 64}
    layout["xaxis"]["nticks"] = 4
    for trace in figure["data"]:
        width = trace["line"].get("width", 0) * _HALL_LINES
        trace["line"] = trace["line"] | {"width": width}
        trace["marker"] = trace.get("marker", {}) | {"size": 9}
    return figure


def blank_figure(lang: str) -> Figure:
    """An empty figure in our look, with the reader's separators."""
    axis = {
        "gridcolor": GRID,
        "linecolor": "#9aa5b1",
        "zeroline": False,
        "ticks": "outside",
        "tickcolor": "#9aa5b1",
        "fixedrange": True,
    }
    return {
        "data": [],
        "layout": {
            "template": {},
            "font": {"family": FONT, "size": 13, "color": INK},
            "paper_bgcolor": "#ffffff",
            "plot_bgcolor": "#ffffff",
            "separators": _SEPARATORS[lang],
            "margin": {"l": 56, "r": 16, "t": 8, "b": 40},
            "hovermode": "x unified",
            "dragmode": False,
            "hoverlabel": {"bgcolor": "#ffffff", "font": {"color": INK}},
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
            "xaxis": axis | {"showgrid": False},
            "yaxis": axis,
        },
    }
