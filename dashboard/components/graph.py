"""The one way to put a plotly figure on a page.

A line of a few quarters needs no zoom, and a finger on it should scroll the page: the
picture to save is the only button. Nothing leaves the machine: no cloud button, no
plotly server. plotly's own Indonesian locale lacks separators and month names, so ours
comes with each graph.
"""

from dash import dcc

_ID_LOCALE = {
    "dictionary": {"Download plot as a PNG": "Unduh grafik sebagai PNG"},
    "format": {
        "days": ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
        "shortDays": ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
        "months": [
            *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
            *("Agustus", "September", "Oktober", "November", "Desember"),
        ],
        "shortMonths": [
            *("Jan", "Feb", "Mar", "Apr", "Mei", "Jun"),
            *("Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
        ],
        "date": "%d/%m/%Y",
        "decimal": ",",
        "thousands": ".",
    },
}


def graph(figure: dict, *, lang: str, name: str) -> dcc.Graph:
    """A figure on the page; `name` becomes the file name of its picture."""
    return dcc.Graph(
        figure=figure,
        className="graph",
        responsive=True,
        config={
            "showSendToCloud": False,
            "plotlyServerURL": "",
            "displaylogo": False,
            "locale": lang,
            "locales": {"id": _ID_LOCALE} if lang == "id" else {},
            "displayModeBar": True,
            "modeBarButtons": [["toImage"]],
            "doubleClick": False,
            "toImageButtonOptions": {"filename": name, "width": 1920, "height": 1080},
        },
    )
