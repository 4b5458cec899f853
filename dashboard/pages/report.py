"""/report/<code>: the sheet that goes back to the people of a region, on one page."""

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.filters import filters_bar, stores
from dashboard.components.frame import frame
from dashboard.components.notices import arriving
from dashboard.context import Context
from dashboard.queries.choices import offers_of, read_selection
from dashboard.queries.report import BASIS
from dashboard.regions import NATION

ROUTE = {"path_template": "/report/<code>", "path": "/report/ID"}


def layout(context: Context, code: str = NATION, **query: str) -> html.Div:
    query.pop("selected", None)  # of the page that the reader comes from
    query.pop("level", None)
    asked = query | {"region": code}
    selection, notices = read_selection(context, asked, only=[BASIS])
    offers, catalogue = offers_of(context), context.catalogue
    known = stores(
        selection, offers, catalogue, version=context.store.version, only=[BASIS]
    )
    bar = filters_bar(
        selection,
        offers,
        catalogue,
        context.regions,
        choices=("period",),
        only=[BASIS],
    )
    return frame(
        [*known, arriving(ids.REPORT, selection.lang, class_name="report-page")],
        path="/report",
        selection=selection,
        is_sample=context.store.is_sample,
        filters=bar,
        notices=notices,
        class_name="page-report",
    )
