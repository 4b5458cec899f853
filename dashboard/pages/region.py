"""/region/<code>: everything known of one region."""

from dash import dcc

from dashboard import ids
from dashboard.components.elements import html
from dashboard.components.explanation import explanation_dialog
from dashboard.components.filters import filters_bar, stores
from dashboard.components.frame import frame
from dashboard.components.map_view import map_place
from dashboard.components.markup import Markup
from dashboard.components.notices import arriving, loading_state
from dashboard.context import Context
from dashboard.queries.choices import offers_of, read_selection
from dashboard.regions import NATION, level_below
from dashboard.selection import MAP_LEVELS, Selection
from dashboard.texts import translator

ROUTE = {"path_template": "/region/<code>", "path": "/region/ID"}


def layout(context: Context, code: str = NATION, **query: str) -> html.Div:
    inside = {"region": code, "level": level_below(code)}
    if inside["level"] not in MAP_LEVELS:
        del inside["level"]  # a sub-district is shown among its neighbours
    query.pop("selected", None)  # of the map that the reader comes from
    selection, notices = read_selection(context, query | inside)
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
    lang = selection.lang
    _ = translator(lang)
    is_subdistrict = selection.selected is not None
    inside = _("Regions beside it") if is_subdistrict else _("Regions inside")
    return [
        Markup(id=ids.REGION_NOTICES, className="notices", role="status"),
        Markup(id=ids.REGION_HEADING, className="profile-heading"),
        html.Section(
            arriving(ids.REGION_FIGURE, lang),
            className="card wide",
            **{"aria-label": _("Chosen indicator")},
        ),
        _coming(_("Indicators"), ids.REGION_INDICATORS, lang),
        _map(selection, context),
        _trend(_("Over time"), lang),
        _coming(_("Villages"), ids.REGION_VILLAGES, lang, hidden=not is_subdistrict),
        _coming(inside, ids.REGION_CHILDREN, lang),
        _coming(_("Neighbours"), ids.REGION_NEIGHBOURS, lang),
        Markup(tag="p", id=ids.REGION_SOURCE, className="source-line"),
        explanation_dialog(lang),
        dcc.Store(id=ids.REGION_TREND_SEEN),
        dcc.Store(id=ids.REGION_TABLE_STATE),
    ]


def _coming(
    heading: str, component_id: str, lang: str, *, hidden: bool = False
) -> html.Section:
    """A card across the page whose content a callback brings."""
    return html.Section(
        [
            html.H2(heading, className="section-title"),
            arriving(component_id, lang),
        ],
        className="card wide",
        hidden=hidden,
    )


def _map(selection: Selection, context: Context) -> html.Section:
    place = map_place(ids.REGION_CANVAS, selection, context)
    heading = translator(selection.lang)("Map")
    return html.Section(
        [
            html.H2(heading, className="section-title"),
            Markup(tag="h3", id=ids.REGION_MAP_TITLE, className="figure-title"),
            html.Div(place, className="map-stage is-small"),
        ],
        className="card",
        id=ids.REGION_MAP_SECTION,
    )


def _trend(heading: str, lang: str) -> html.Section:
    return html.Section(
        [
            html.H2(heading, className="section-title"),
            html.Div(loading_state(lang), id=ids.REGION_TREND, className="trend-place"),
        ],
        className="card",
        **{"data-seen-store": ids.REGION_TREND_SEEN},
    )
