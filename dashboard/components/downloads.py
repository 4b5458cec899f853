"""Links that download what the page shows: CSV, XLSX, and the map as PNG."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from dashboard.components.elements import html
from dashboard.queries.group_view import GroupView
from dashboard.queries.shown import Shown
from dashboard.selection import ANY, Selection
from dashboard.texts import translator

SAMPLE_NAME = "DATA_CONTOH_"
_UNSAFE = re.compile(r"[^\w.-]+")  # in the name of a file


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
        _link(
            _("Table as CSV"),
            "csv",
            query,
            title=_("For programs: numbers have a decimal point. For Excel take XLSX."),
        ),
        _link(_("Table as XLSX"), "xlsx", query),
    ]


def group_links(view: GroupView) -> list[html.A]:
    """What /groups shows of its region: all figures, the distribution and its parts."""
    _ = translator(view.selection.lang)
    period = view.line.reading.period or ""
    query = view.selection.to_query() | {"period": period}
    query |= {"lang": view.selection.lang}
    names = {"csv": _("Figures as CSV"), "xlsx": _("Figures as XLSX")}
    return file_links("groups", names, query)


def file_links(name: str, texts: Mapping[str, str], query: Mapping) -> list[html.A]:
    """A link to `/download/<name>.<kind>` for each kind of file and its text."""
    return [
        html.A(
            text,
            href=f"/download/{name}.{kind}?{urlencode(query)}",
            className="button",
            download="",
        )
        for kind, text in texts.items()
    ]


def _link(
    text: str, kind: str, query: dict[str, str], *, title: str | None = None
) -> html.A:
    href = f"/download/values.{kind}?{urlencode(query)}"
    return html.A(text, href=href, className="button", download="", title=title)


def file_stem(view: Shown, *, is_sample: bool) -> str:
    """The name of every file made of this view, without its ending.

    A sample says so first; what is compared and filtered comes last.
    """
    place = view.selection.region.replace(".", "")
    parts = (view.indicator.id, view.level, place, view.period or "-")
    name = "_".join([*parts, *_compared(view.selection), *_filters(view.selection)])
    return (SAMPLE_NAME if is_sample else "") + _UNSAFE.sub("-", name)


def _compared(chosen: Selection) -> list[str]:
    """since_2024Q3, and_2024Q3 or and_idm_iks."""
    seconds = {
        "change": ("since", chosen.period_b),
        "period": ("and", chosen.period_b),
        "indicator": ("and", chosen.indicator_b),
    }
    word, second = seconds.get(chosen.compare, ("", None))
    return [f"{word}_{second}"] if second else []


def _filters(chosen: Selection) -> list[str]:
    """programme-dbk, sector-education, area-rural."""
    known = {
        "programme": chosen.programme,
        "sector": chosen.sector,
        "area": chosen.area_type,
    }
    return [f"{key}-{value}" for key, value in known.items() if value != ANY]
