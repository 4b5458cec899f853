"""The main menu: six pages, and the others in a list behind them.

A page stands in it once it is registered, so that nothing leads nowhere.
"""

import dash
from dash import dcc

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.ways import map_address, page_address
from dashboard.selection import Selection
from dashboard.texts import translator


def menu(lang: str) -> dict[str, str]:
    """Path -> name, in the order of the menu; pages to come are not listed."""
    return _first(lang) | _others(lang)


def _first(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return _registered(
        {
            "/": _("Overview"),
            "/map": _("Map"),
            "/participation": _("Participation"),
            "/groups": _("Groups"),
            "/welfare": _("Welfare"),
            "/visits": _("Visits"),
        }
    )


def _others(lang: str) -> dict[str, str]:
    _ = translator(lang)
    return _registered(
        {
            "/renstra": _("Strategic plan"),
            "/data": _("Data"),
            "/definitions": _("Definitions"),
        }
    )


def _registered(names: dict[str, str]) -> dict[str, str]:
    paths = {page["path"] for page in dash.page_registry.values()}
    return {path: name for path, name in names.items() if path in paths}


def main_menu(path: str, selection: Selection) -> html.Nav:
    """Links to all pages with what has been chosen; the one that is open is marked."""
    lang = selection.lang
    first = [_link(*entry, path, selection) for entry in _first(lang).items()]
    return html.Nav(
        [*first, _more(path, selection)],
        **{"aria-label": translator(lang)("Main menu")},
    )


def _more(path: str, selection: Selection) -> html.Details:
    """A list that opens on a click, Enter or Space; Escape closes it."""
    others = _others(selection.lang)
    looks = "menu-link" + (" is-here" if path in others else "")
    links = [html.Li(_link(*entry, path, selection)) for entry in others.items()]
    return html.Details(
        [
            html.Summary(translator(selection.lang)("More"), className=looks),
            html.Ul(links, className="menu-list"),
        ],
        className="drop-down menu-more",
    )


def _link(target: str, name: str, path: str, selection: Selection) -> dcc.Link:
    is_here = target == path
    return dcc.Link(
        [name, *([_here(selection.lang)] if is_here else [])],
        id=ids.menu_link(target),
        href=_address(target, path, selection),
        className="menu-link" + (" is-here" if is_here else ""),
    )


def _here(lang: str) -> html.Span:
    """What the mark under the open page says to who does not see it."""
    text = translator(lang)("this page")
    return html.Span(f" ({text})", className="visually-hidden")


def _address(target: str, path: str, selection: Selection) -> str:
    if path in ("/region", "/report") and target == "/map":
        return map_address(selection.selected or selection.region, selection)
    return page_address(target, selection)
