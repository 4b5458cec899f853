"""Callbacks: one module a page, each with `register(app, context)`.

A callback reads the selection, asks a query, and hands rows to a component.
"""

from dash import Dash

from dashboard.callbacks import (
    data,
    filters,
    groups,
    map,
    overview,
    participation,
    region,
    renstra,
    report,
    visits,
    welfare,
)
from dashboard.context import Context

CALLBACKS = (
    *(filters, overview, map, participation, groups),
    *(region, report, welfare, visits, renstra, data),
)


def register_callbacks(app: Dash, context: Context) -> None:
    for module in CALLBACKS:
        module.register(app, context)
