"""Links that download what the page shows: CSV, XLSX, and the map as PNG."""

from urllib.parse import urlencode

from dash import html

from dashboard.queries.shown import Shown
from dashboard.texts import translator

SAMPLE_NAME = "DATA_CONTOH_"


def download_links(view: Shown, *, is_sample: bool) -> list:
    """The rows of the map as tables, and the map as a picture."""
    _ = translator(view.selection.lang)
    stem = file_stem(view, is_sample=is_sample)
    return [
        *table_links(view),
        html.Button(
            _("Map as PNG (1920×1080)"),
            type="button",
            className="button",
            **{"data-action": "picture", "data-name": f"{stem}.png"},
        ),
    ]


def table_links(view: Shown) -> list[html.A]:
    """The rows on screen: the address of the file is the address of the page."""
    selection = view.selection
    _ = translator(selection.lang)
    query = selection.to_query() | {"period": view.period or ""}
    return [
        _link(_("Table as CSV"), "csv", query),
        _link(_("Table as XLSX"), "xlsx", query),
    ]


def _link(text: str, kind: str, query: dict[str, str]) -> html.A:
    href = f"/download/values.{kind}?{urlencode(query)}"
    return html.A(text, href=href, className="button", download="")


def file_stem(view: Shown, *, is_sample: bool) -> str:
    """The name of every file made of this view, without its ending.

    A sample says so first.
    """
    place = view.selection.region.replace(".", "")
    parts = (view.indicator.id, view.level, place, view.period or "-")
    return (SAMPLE_NAME if is_sample else "") + "_".join(parts)
