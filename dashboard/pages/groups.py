"""/groups: how the groups of a region manage themselves, and where they are weak."""

from dash import dcc

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.markup import Markup
from dashboard.components.notices import arriving
from dashboard.components.subject_page import subject_page
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.queries.group_view import INDICATORS
from dashboard.selection import Selection
from dashboard.texts import translator

ROUTE = {"path": "/groups"}
CHOICES = ("region", "period", "sector", "programme")


def layout(context: Context, **query: str) -> html.Div:
    only = INDICATORS
    selection, notices = read_selection(context, query, only=only)
    return subject_page(
        _parts(selection),
        context,
        name="groups",
        path=ROUTE["path"],
        selection=selection,
        notices=notices,
        choices=CHOICES,
        only=only,
        place=selection.selected or selection.region,
    )


def _parts(selection: Selection) -> list:
    lang = selection.lang
    _ = translator(lang)
    is_smallest = selection.selected is not None
    inside = _("Regions beside it") if is_smallest else _("Regions inside")
    return [
        Markup(id=ids.GROUPS_NOTICES, className="notices", role="status"),
        Markup(id=ids.GROUPS_HEADING, className="page-heading"),
        html.Section(
            [
                Markup(tag="p", id=ids.GROUPS_WEAKEST, className="weakest"),
                arriving(ids.GROUPS_BOARD, lang),
            ],
            className="card groups-board",
            **{"aria-label": _("All figures of groups")},
        ),
        html.Section(
            [
                arriving(ids.GROUPS_FIGURE, lang),
                Markup(id=ids.GROUPS_CHART, className="spread-place"),
            ],
            className="card groups-figure",
            **{"aria-label": _("Chosen figure")},
        ),
        _coming(_("Where the weak groups are"), ids.GROUPS_PARTS, lang),
        _coming(inside, ids.GROUPS_CHILDREN, lang),
        Markup(tag="p", id=ids.GROUPS_SOURCE, className="source-line"),
        dcc.Store(id=ids.GROUPS_CHILDREN_STATE),
    ]


def _coming(heading: str, component_id: str, lang: str) -> html.Section:
    """A card across the page whose content a callback brings."""
    return html.Section(
        [html.H2(heading, className="section-title"), arriving(component_id, lang)],
        className="card wide",
    )
