"""/map: the explorer. Map left, selected region and ranking right, trend and table."""

import dash_bootstrap_components as dbc
from dash import dcc

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.explanation import explanation_dialog
from dashboard.components.filters import filters_bar, stores
from dashboard.components.frame import frame
from dashboard.components.map_view import map_stage
from dashboard.components.markup import Markup
from dashboard.components.notices import arriving, loading_state
from dashboard.context import Context
from dashboard.queries.choices import offers_of, read_selection
from dashboard.selection import Selection
from dashboard.texts import Translate, translator

ROUTE = {"path": "/map"}


def layout(context: Context, **query: str) -> html.Div:
    selection, notices = read_selection(context, query)
    offers = offers_of(context)
    return frame(
        [
            *stores(
                selection, offers, context.catalogue, version=context.store.version
            ),
            html.Div(_parts(selection, context), className="map-page"),
        ],
        path="/map",
        selection=selection,
        is_sample=context.store.is_sample,
        filters=filters_bar(selection, offers, context.catalogue, context.regions),
        notices=notices,
        class_name="page-map",
    )


def _parts(selection: Selection, context: Context) -> list:
    _ = translator(selection.lang)
    offers = offers_of(context)
    return [
        Markup(id=ids.MAP_NOTICES, className="notices", role="status"),
        html.Div(Markup(tag="h1", id=ids.MAP_TITLE), className="title-row"),
        Markup(
            tag="nav",
            id=ids.MAP_BREADCRUMB,
            className="breadcrumb",
            **{"aria-label": _("Where you are")},
        ),
        html.Section(
            map_stage(selection, offers, context),
            className="map-area",
            **{"aria-label": _("Map")},
        ),
        _side(_, selection.lang),
        Markup(tag="p", id=ids.MAP_SOURCE, className="source-line"),
        _below(_, selection.lang),
        explanation_dialog(selection.lang),
    ]


def _side(_: Translate, lang: str) -> html.Aside:
    return html.Aside(
        [
            arriving(ids.MAP_PANEL, lang, class_name="region-panel"),
            html.Div(
                [
                    html.H2(_("Regions by value"), className="list-title"),
                    html.Fieldset(
                        [
                            html.Legend(_("Order"), className="visually-hidden"),
                            dbc.RadioItems(
                                id=ids.MAP_RANKING_ENDS,
                                options=[
                                    {"label": _("highest"), "value": "highest"},
                                    {"label": _("lowest"), "value": "lowest"},
                                ],
                                value="highest",
                            ),
                        ],
                        className="segmented is-small",
                    ),
                ],
                className="list-head",
            ),
            arriving(ids.MAP_RANKING, lang, class_name="ranking-place"),
        ],
        className="side",
        **{"aria-label": _("Selected region and list")},
    )


def _below(_: Translate, lang: str) -> html.Div:
    return html.Div(
        [
            html.Section(
                [
                    html.H2(_("Over time"), className="section-title"),
                    html.Div(
                        loading_state(lang), id=ids.MAP_TREND, className="trend-place"
                    ),
                ],
                className="card",
                **{"data-seen-store": ids.MAP_TREND_SEEN},
            ),
            html.Section(
                [
                    html.H2(_("All regions as a table"), className="section-title"),
                    arriving(ids.MAP_TABLE, lang),
                ],
                className="card",
                id=ids.MAP_TABLE_SECTION,
                **{"data-seen-store": ids.MAP_TABLE_SEEN},
            ),
            dcc.Store(id=ids.MAP_TREND_SEEN),
            dcc.Store(id=ids.MAP_TABLE_SEEN),
            dcc.Store(id=ids.MAP_TABLE_STATE),
        ],
        className="below",
    )
