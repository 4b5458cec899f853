"""The page of visits: how many reported, the reasons, and the places by urgency."""

from dashboard import ids
from dashboard.components.breadcrumb import breadcrumb
from dashboard.components.buttons import intent_button
from dashboard.components.data_table import (
    ROWS_PER_PAGE,
    Column,
    TableState,
    data_table,
)
from dashboard.components.elements import html
from dashboard.components.filter_words import filter_names
from dashboard.components.notices import empty_state
from dashboard.components.sentences import level_name
from dashboard.components.visit_downloads import visit_links
from dashboard.components.visit_words import (
    concerned_words,
    headline,
    last_report_words,
    places_words,
    reason_name,
    reason_words,
    reasons_of,
)
from dashboard.context import Context
from dashboard.formats import (
    format_number,
    format_period,
    format_share,
    region_in_parent,
)
from dashboard.queries.visits import Place, Visits, by_reason
from dashboard.regions import level_of
from dashboard.selection import Notice, Selection
from dashboard.texts import Translate, translator

ANY_REASON = "any"


def visits_title(found: Visits, selection: Selection, context: Context) -> str:
    """Kelompok yang perlu dikunjungi, Kab. Bandung, TW III 2024"""
    lang = selection.lang
    parts = [
        translator(lang)("Groups to visit"),
        region_in_parent(found.place.region, context.regions),
        *filter_names(selection, context),
        format_period(found.period, lang),
    ]
    return ", ".join(parts)


def visits_notices(
    found: Visits, selection: Selection, notices: list[Notice]
) -> list[Notice]:
    """What was put right; and the quarter, where another one was asked for."""
    lang = selection.lang
    asked = selection.period
    if asked in (None, found.period):
        return notices
    text = translator(lang)(
        "Visits are listed for {first} to {last}; showing {period}.",
        first=format_period(found.periods[0], lang),
        last=format_period(found.periods[-1], lang),
        period=format_period(found.period, lang),
    )
    return [*notices, Notice(text)]


def visits_head(found: Visits, selection: Selection, context: Context) -> list:
    """Where one is, who has reported, and the reasons with their numbers of groups."""
    lang = selection.lang
    _ = translator(lang)
    where = breadcrumb(found.place.region, context.regions, lang)
    return [
        html.Nav(where, className="breadcrumb", **{"aria-label": _("Where you are")}),
        html.H1(visits_title(found, selection, context)),
        html.Div(
            [
                _headline(found.place, lang),
                visit_links(selection),
            ],
            className="name-row",
        ),
        _reasons(found, selection, _),
    ]


def _headline(place: Place, lang: str) -> html.P:
    """Presented, its share stands before it as the number of the page."""
    if not place.due:
        said = [translator(lang)("No group is due to report here.")]
    else:
        share = format_share(place.reported / place.due, lang)
        number = html.Span(share, className="big-number", **{"aria-hidden": "true"})
        said = [number, html.Span(headline(place, lang))]
    return html.P(said, className="visits-headline")


def _reasons(found: Visits, selection: Selection, _: Translate) -> html.Div:
    """One button a reason: the list below keeps the places that have it."""
    lang = selection.lang
    chosen = selection.reason
    everything = intent_button(
        _("all reasons ({count})", count=concerned_words(found.place, lang)),
        {"reason": ANY_REASON},
        class_name="button reason",
        pressed=chosen == ANY_REASON,
    )
    buttons = [
        intent_button(
            [
                html.Span(reason_words(reason, groups, lang)),
                html.Small(places_words(places, found, lang)),
            ],
            {"reason": reason},
            class_name="button reason",
            pressed=chosen == reason,
        )
        for reason, groups, places in by_reason(found)
    ]
    label = {"aria-label": _("Reasons for a visit")}
    return html.Div([everything, *buttons], className="reasons", role="group", **label)


def visits_list(
    found: Visits, selection: Selection, state: dict | None, context: Context
) -> html.Div | None:
    """The places with a reason, most groups first; each leads one level down."""
    lang = selection.lang
    _ = translator(lang)
    if found.level is None:
        return None
    places = found.with_reason(selection.reason)
    if not places:
        return empty_state(_("Nothing here gives a reason for a visit."))
    shown = TableState.of(state).within(len(places))
    page = places[shown.first : shown.first + ROWS_PER_PAGE]
    rows = [_row(place, found, selection, context) for place in page]
    return data_table(
        _columns(found, selection, _),
        rows,
        caption=_caption(found, selection, _),
        lang=lang,
        total=len(places),
        state=shown,
        store=ids.VISITS_TABLE_STATE,
    )


def _columns(found: Visits, selection: Selection, _: Translate) -> list[Column]:
    level = level_name(found.level, selection.lang, inside=found.place.region)
    return [
        Column("name", level[:1].upper() + level[1:]),
        Column("groups", _("Groups"), is_number=True),
        Column("reasons", _("Reasons, number of groups")),
    ]


def _caption(found: Visits, selection: Selection, _: Translate) -> str:
    if selection.reason == ANY_REASON:
        return _("By number of groups to visit, most first")
    name = reason_name(selection.reason, selection.lang)
    return _("With the reason: {reason}; most groups first", reason=name)


def _row(place: Place, found: Visits, selection: Selection, context: Context) -> dict:
    lang = selection.lang
    return {
        "name": [_way_down(place.region, context), _below_name(place, found, lang)],
        "groups": _groups_of(place, selection),
        "reasons": reasons_of(place, lang),
    }


def _groups_of(place: Place, selection: Selection) -> str:
    """Of the reason chosen, else of all."""
    if selection.reason in place.reasons:
        return format_number(place.reasons[selection.reason], selection.lang)
    return concerned_words(place, selection.lang)


def _way_down(code: str, context: Context) -> html.Button:
    """A regency opens; a sub-district is selected among its neighbours."""
    is_smallest = level_of(code) == "subdistrict"
    patch = {"selected": code} if is_smallest else {"region": code, "selected": None}
    name = context.regions[code].short_name
    return intent_button(name, patch, class_name="link")


def _below_name(place: Place, found: Visits, lang: str) -> html.Small:
    """Who has reported and, if none did now, when last: those columns have no room."""
    _ = translator(lang)
    counts = {"reported": place.reported, "due": place.due}
    said = {name: format_number(count, lang) for name, count in counts.items()}
    text = _("{reported} of {due} reported", **said)
    if place.last_report != found.period:
        last = last_report_words(place.last_report, lang)
        text = _("{reports}, last {period}", reports=text, period=last)
    return html.Small(text)
