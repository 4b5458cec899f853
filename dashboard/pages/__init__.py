"""Pages: one module each with PATH, TITLE and `layout(context, **query)`.

A layout is cheap and works without a query; what needs the store's values arrives
by callbacks once the page stands.
"""

from functools import partial

import dash

from dashboard.context import Context
from dashboard.pages import data, definitions, map, not_found_404, region

PAGES = (map, region, data, definitions, not_found_404)


def register_pages(context: Context) -> None:
    """Enter every page in Dash's registry."""
    for page in PAGES:
        dash.register_page(
            page.__name__,
            **page.ROUTE,
            title="Berdaya",
            layout=partial(page.layout, context),
        )
