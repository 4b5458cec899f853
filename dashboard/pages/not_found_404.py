"""The page for an address that leads nowhere. Dash looks for this module's name."""

from dashboard.components.elements import html
from dashboard.components.frame import frame
from dashboard.components.menu import menu
from dashboard.components.notices import empty_state
from dashboard.components.ways import page_address
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.texts import translator

ROUTE = {"path": "/404"}


def layout(context: Context, **query: str) -> html.Div:
    selection, _notices = read_selection(context, query)
    _ = translator(selection.lang)
    return frame(
        [
            html.H1(_("This page does not exist")),
            empty_state(
                _("The address is wrong or old; nothing was lost."),
                _("Choose where to go on."),
            ),
            html.Nav(
                [
                    html.A(
                        name,
                        href=page_address(path, selection),
                        className="button",
                    )
                    for path, name in menu(selection.lang).items()
                ],
                className="actions",
                **{"aria-label": _("Ways on")},
            ),
        ],
        path="",
        selection=selection,
        is_sample=context.store.is_sample,
        class_name="page-text",
    )
