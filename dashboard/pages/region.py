"""/region/<code>: everything known of one region."""

from dash import dcc, html

from dashboard import ids
from dashboard.components.filters import filters_bar, stores
from dashboard.components.frame import frame
from dashboard.components.map_view import map_place
from dashboard.components.notices import loading_state
from dashboard.context import Context
from dashboard.queries.choices import offers_of, read_selection
from dashboard.regions import NATION, level_below
from dashboard.selection import Selection
from dashboard.texts import translator

ROUTE = {"path_template": "/region/<code>", "path": "/region/ID"}


def layout(context: Context, code: str = NATION, **query: str) -> html.Div:
    below = {"region": code, "level": level_below(code)}
    selection, notices = read_selection(context, query | below)
    offers = offers_of(context)
    return frame(
        [
            *stores(
                selection, offers, context.catalogue, version=context.store.version
            ),
            html.Div(_parts(selection, context), className="region-page"),
        ],
        path="/region",
        selection=selection,
        is_sample=context.store.is_sample,
        filters=filters_bar(
            selection,
            offers,
            context.catalogue,
            context.regions,
            place=selection.selected or selection.region,
        ),
        notices=notices,
        class_name="page-region",
    )


def _parts(selection: Selection, context: Context) -> list:
    _ = translator(selection.lang)
    is_subdistrict = selection.selected is not None
    return [
        html.Div(id=ids.REGION_NOTICES, className="notices", role="status"),
        html.Div(id=ids.REGION_HEADING, className="profile-heading"),
        html.Section(
            [
                html.H2(_("Indicators"), className="section-title"),
                html.Div(loading_state(selection.lang), id=ids.REGION_INDICATORS),
            ],
            className="card wide",
        ),
        html.Section(
            [
                html.H2(_("Map"), className="section-title"),
                html.Div(
                    map_place(ids.REGION_CANVAS, selection, context),
                    className="map-stage is-small",
                ),
            ],
            className="card",
            id=ids.REGION_MAP_SECTION,
        ),
        html.Section(
            [
                html.H2(_("Over time"), className="section-title"),
                html.Div(id=ids.REGION_TREND, className="trend-place"),
            ],
            className="card",
            **{"data-seen-store": ids.REGION_TREND_SEEN},
        ),
        html.Section(
            [
                html.H2(_("Villages"), className="section-title"),
                html.Div(loading_state(selection.lang), id=ids.REGION_VILLAGES),
            ],
            className="card wide",
            hidden=not is_subdistrict,
        ),
        html.Section(
            [
                html.H2(
                    _("Regions beside it") if is_subdistrict else _("Regions inside"),
                    className="section-title",
                ),
                html.Div(loading_state(selection.lang), id=ids.REGION_CHILDREN),
            ],
            className="card wide",
        ),
        html.Section(
            [
                html.H2(_("Neighbours"), className="section-title"),
                html.Div(loading_state(selection.lang), id=ids.REGION_NEIGHBOURS),
            ],
            className="card wide",
        ),
        html.P("", id=ids.REGION_SOURCE, className="source-line"),
        dcc.Store(id=ids.REGION_TREND_SEEN),
        dcc.Store(id=ids.REGION_TABLE_STATE),
    ]
