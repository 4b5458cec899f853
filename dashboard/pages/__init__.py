"""Pages: one module each with PATH, TITLE and `layout(context, **query)`.

A layout is cheap and works without a query; what needs the store's values arrives
by callbacks once the page stands.
"""

from functools import partial
from types import ModuleType

import dash
from dash.development.base_component import Component
from flask import Flask, current_app

from dashboard.context import Context
from dashboard.pages import (
    data,
    definitions,
    groups,
    map,
    no_figures,
    not_found_404,
    overview,
    participation,
    region,
    renstra,
    report,
    visits,
    welfare,
)
from dashboard.queries.choices import offers_of

SHOW_FIGURES = (
    *(overview, map, participation, groups),
    *(region, report, welfare, visits, renstra),
)
PAGES = (*SHOW_FIGURES, data, definitions, not_found_404)
_CONTEXT = "berdaya"  # its name among the extensions of a server


def register_pages(server: Flask, context: Context) -> None:
    """Enter every page in Dash's registry, and the context in the server.

    The registry is one for all apps of a process, so a page shows the store of the
    server that answers, not that of the app that was made last.
    """
    server.extensions[_CONTEXT] = context
    for page in PAGES:
        dash.register_page(
            page.__name__,
            **page.ROUTE,
            title="Berdaya",
            layout=partial(_layout, page),
        )


def context_of(server: Flask) -> Context:
    """What the pages of this server show."""
    return server.extensions[_CONTEXT]


def _layout(page: ModuleType, **query: str) -> Component:
    context = context_of(current_app)
    if page in SHOW_FIGURES and not offers_of(context).periods:
        return no_figures.layout(context, **query)
    return page.layout(context, **query)
