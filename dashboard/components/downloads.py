"""Links that download what the page shows: CSV, XLSX, and the map as PNG."""

from urllib.parse import urlencode

from dash import html

from dashboard.queries.choices import slice_of
from dashboard.queries.shown import Shown
from dashboard.texts import translator


def download_links(view: Shown, lang: str) -> list:
    """The rows on screen; the same queries and disclosure as the page."""
    _ = translator(lang)
    slice_ = slice_of(view.selection, level=view.level)
    query = {"indicator": slice_.indicator, "level": slice_.level}
    query |= slice_.filters
    query |= {"parent": view.selection.region, "period": view.period or ""}
    query |= {"lang": lang}
    return [
        _link(_("Table as CSV"), query | {"format": "csv"}),
        _link(_("Table as XLSX"), query | {"format": "xlsx"}),
        html.Button(
            _("Map as PNG (1920×1080)"),
            type="button",
            className="button",
            **{"data-action": "picture"},
        ),
    ]


def _link(text: str, query: dict[str, str]) -> html.A:
    return html.A(
        text, href=f"/api/v1/values?{urlencode(query)}", className="button", download=""
    )
