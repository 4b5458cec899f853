"""A page on one subject: some of the five choices, and the indicators it is about."""

from collections.abc import Collection, Sequence

from dashboard.components.elements import html
from dashboard.components.filters import filters_bar, stores
from dashboard.components.frame import frame
from dashboard.context import Context
from dashboard.queries.choices import offers_of
from dashboard.selection import Notice, Selection


def subject_page(
    parts: list,
    context: Context,
    *,
    name: str,
    path: str,
    selection: Selection,
    notices: list[Notice],
    choices: Sequence[str],
    only: Collection[str],
    place: str | None = None,
) -> html.Div:
    """The whole page; `name` is its styles', `place` the region in its search."""
    offers, catalogue = offers_of(context), context.catalogue
    version = context.store.version
    known = stores(selection, offers, catalogue, version=version, only=only)
    bar = filters_bar(
        selection,
        offers,
        catalogue,
        context.regions,
        place=place,
        choices=choices,
        only=only,
    )
    return frame(
        [*known, html.Div(parts, className=f"{name}-page")],
        path=path,
        selection=selection,
        is_sample=context.store.is_sample,
        filters=bar,
        notices=notices,
        class_name=f"page-{name}",
    )
