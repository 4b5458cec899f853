"""The parts of the first page that follow the selection: cards, movers, the silent."""

from collections.abc import Sequence

from dash import html

from dashboard.components.buttons import copy_button, intent_button, store_button
from dashboard.components.change_words import change_range, change_words, judge_change
from dashboard.components.figure_card import figure_card
from dashboard.components.filter_words import filtered
from dashboard.components.filters import pillar_name
from dashboard.components.menu import menu
from dashboard.components.notices import empty_state
from dashboard.components.quotation import quotation
from dashboard.components.sentences import (
    data_source,
    level_plural,
    sample_words,
    version_words,
)
from dashboard.components.ways import page_address, profile_address
from dashboard.components.wording import Row, reporting_share
from dashboard.context import Context
from dashboard.formats import format_number, format_period, region_in_parent
from dashboard.ids import EXPLAIN_STORE
from dashboard.queries.overview import (
    REPORTING,
    Movers,
    Silent,
    pillars_without_figures,
)
from dashboard.queries.readings import Reading, trend_rows
from dashboard.queries.shown import Shown
from dashboard.regions import level_of
from dashboard.selection import Selection
from dashboard.texts import Translate, translator

_PAGES = {
    "participation": "/participation",
    "self_management": "/groups",
    "welfare": "/welfare",
}


def overview_title(readings: Sequence[Reading], view: Shown, context: Context) -> str:
    """Indonesia: dari 3 angka utama, 1 membaik, 0 memburuk dalam setahun."""
    _ = translator(view.selection.lang)
    words = [
        judge_change(vars(one.change), one.indicator) for one in readings if one.change
    ]
    place = region_in_parent(view.place, context.regions)
    if not words:
        text = _("{place}: the main figures", place=place)
    elif not {"better", "worse"} & set(words):
        text = _(
            "{place}: none of the {all} main figures changed beyond chance within a"
            " year",
            place=place,
            all=len(words),  # of those that have a year before
        )
    else:
        text = _(
            "{place}: of {all} main figures {better} got better and {worse} worse"
            " within a year",
            place=place,
            all=len(words),  # of those that have a year before
            better=words.count("better"),
            worse=words.count("worse"),
        )
    return filtered(text, view.selection, context)


def place_actions(view: Shown, context: Context) -> list:
    """What can be done with the place that the cards are about."""
    selection, place = view.selection, view.place
    _ = translator(selection.lang)
    opens = level_of(place) in ("province", "regency") and place != selection.region
    patch = {"region": place, "selected": None, "level": "auto"}
    up = intent_button(
        _("Back to {region}", region=context.regions[selection.region].short_name),
        {"selected": None},
    )
    return [
        *(
            [intent_button(_("Open ▸"), patch, class_name="button is-primary")]
            if opens
            else []
        ),
        *([up] if selection.selected else []),
        html.A(
            _("Profile"), href=profile_address(place, selection), className="button"
        ),
    ]


# ---- the cards -------------------------------------------------------------------


def overview_cards(readings: Sequence[Reading], view: Shown, context: Context) -> list:
    """A card a figure, and a sentence on the pillars that have none."""
    cards = [_card(one, view, context) for one in readings]
    return [*cards, *_missing(view, context)]


def _card(found: Reading, view: Shown, context: Context) -> html.Article:
    selection, lang = view.selection, view.selection.lang
    is_chosen = found.indicator.id == view.indicator.id
    trend = trend_rows(context, found.indicator.id, found.region, selection)
    return figure_card(
        found,
        trend,
        lang=lang,
        heading=pillar_name(found.indicator.pillar, lang),
        actions=_card_actions(found, view, context, is_chosen=is_chosen),
        class_name="is-chosen" if is_chosen else "",
    )


def _card_actions(found: Reading, view, context, *, is_chosen: bool) -> list:
    selection = view.selection
    _ = translator(selection.lang)
    key, name = found.indicator.id, found.indicator.name.in_locale(selection.lang)
    on_map = intent_button(
        _("On the map"),
        {"indicator": key},
        pressed=is_chosen,
        label=_("{indicator} on the map", indicator=name),
    )
    return [
        on_map,
        *figure_actions(found, context, selection),
        *_more(found, selection),
    ]


def figure_actions(found: Reading, context: Context, selection: Selection) -> list:
    """Copy the figure as a sentence; ask where it is from. Nothing without a figure."""
    if found.row is None:
        return []
    _ = translator(selection.lang)
    name = found.indicator.name.in_locale(selection.lang)
    copied = quotation(found.row, found.indicator, context, selection)
    asked = {"indicator": found.indicator.id, "region": found.region}
    return [
        copy_button(_("Copy quotation"), copied=copied, done=_("Copied")),
        store_button(
            _("Where is this from?"),
            EXPLAIN_STORE,
            asked,
            label=f"{_('Where is this from?')} {name}",
        ),
    ]


def _more(found: Reading, selection: Selection) -> list[html.A]:
    """To the page of the pillar, once there is one; else to the map of the figure."""
    _ = translator(selection.lang)
    path = _PAGES.get(found.indicator.pillar, "")
    name = menu(selection.lang).get(path)
    address = page_address(
        path if name else "/map", selection, indicator=found.indicator.id
    )
    return [html.A(f"{name or _('Large map')} ▸", href=address, className="more")]


def _missing(view: Shown, context: Context) -> list[html.P]:
    missing = pillars_without_figures(context)
    if not missing:
        return []
    lang = view.selection.lang
    text = translator(lang)(
        "This version of the data has no figures of: {pillars}.",
        pillars=", ".join(pillar_name(one, lang) for one in missing),
    )
    return [html.P(text, className="muted cards-note")]


# ---- who moved, who is silent ----------------------------------------------------


def movers_list(found: Movers | None, view: Shown, context: Context) -> list:
    """Regions that changed by more than chance would explain, three each way."""
    lang = view.selection.lang
    _ = translator(lang)
    if found is None:
        return [empty_state(_("There is no figure of a year before to compare with."))]
    since = format_period(found.since, lang)
    if not found.has_ranges:
        text = _("This figure has no range, so that no change can be told from chance.")
        return [empty_state(text)]
    if not found.risen and not found.fallen:
        text = _(
            "No {level} moved by more than chance would explain since {period}.",
            level=level_plural(view.level, lang),
            period=since,
        )
        return [empty_state(text)]
    sides = ((_("Risen most"), found.risen), (_("Fallen most"), found.fallen))
    return [
        html.P(_("since {period}, beyond chance", period=since), className="list-key"),
        *(part for name, rows in sides for part in _movers(name, rows, view, context)),
    ]


def _movers(name: str, rows: Sequence[Row], view: Shown, context: Context) -> list:
    _ = translator(view.selection.lang)
    heading = html.H3(name, className="list-part")
    if not rows:
        return [heading, html.P(_("none"), className="muted")]
    items = [html.Li(_mover(row, view, context)) for row in rows]
    return [heading, html.Ol(items, className="ranking")]


def _mover(row: Row, view: Shown, context: Context) -> html.Button:
    lang, indicator = view.selection.lang, view.indicator
    looks = {"better": "is-better", "worse": "is-worse"}
    return _place_row(
        row["region"],
        (change_words(row, indicator, lang), change_range(row, indicator, lang)),
        view,
        context,
        look=looks.get(judge_change(row, indicator), ""),
    )


def _place_row(
    code: str,
    figures: tuple[str, str],
    view: Shown,
    context: Context,
    *,
    look: str = "",
) -> html.Button:
    """A row that selects its region; below the name the region that it lies in."""
    region = context.regions[code]
    figure, behind = figures
    is_selected = code == view.selection.selected
    looks = ["ranking-row", "is-plain", look, "is-selected" if is_selected else ""]
    return intent_button(
        [
            html.Span(region.short_name, className="ranking-name"),
            html.Span(figure, className="ranking-value"),
            html.Span(
                context.regions[region.parent].short_name, className="ranking-parent"
            ),
            html.Span(behind, className="row-behind"),
        ],
        {"selected": code},
        class_name=" ".join(filter(None, looks)),
    )


def silent_list(found: Silent | None, view: Shown, context: Context) -> list:
    """How many regions have not reported, and the last among them."""
    lang = view.selection.lang
    _ = translator(lang)
    if found is None:
        return [
            empty_state(
                _("No reports are waited for: the source publishes these figures.")
            )
        ]
    items = [
        html.Li(_place_row(row["region"], _reported(row, lang), view, context))
        for row in found.least
    ]
    return [
        html.P(_counted(found, lang, _), className="list-key"),
        html.Ol(items, className="ranking"),
        html.P(_to_visits(view.selection, _)),
    ]


def _reported(row: Row, lang: str) -> tuple[str, str]:
    """47,1 % · 105 dari 223"""
    counts = translator(lang)(
        "{numerator} of {denominator}",
        numerator=format_number(row["reported"] or 0, lang),
        denominator=format_number(row["due"], lang),
    )
    return reporting_share(row, lang), counts


def _counted(found: Silent, lang: str, _: Translate) -> str:
    return _(
        "{period}: {none} of {all} {level} without any report, {low} under 60 %",
        period=format_period(found.period, lang),
        none=format_number(found.without_any, lang),
        all=format_number(found.regions, lang),
        level=level_plural(found.level, lang),
        low=format_number(found.low, lang),
    )


def _to_visits(selection: Selection, _: Translate) -> html.A:
    """The list for who visits them, once there is that page; else the map."""
    if "/visits" in menu(selection.lang):
        address = page_address("/visits", selection)
        return html.A(f"{_('Visits')} ▸", href=address)
    address = page_address("/map", selection, indicator=REPORTING)
    return html.A(f"{_('Reporting on the map')} ▸", href=address)


def overview_source(readings: Sequence[Reading], context: Context, lang: str) -> list:
    """Whose figures the cards show, and the version of the data."""
    _ = translator(lang)
    sources = [data_source(one.indicator, context, lang) for one in readings]
    sample = sample_words(context, lang)
    return [
        *([html.Span(f"{sample} · ", className="beside-badge")] if sample else []),
        html.Span(_("Source: {source}", source="; ".join(dict.fromkeys(sources)))),
        html.Span(
            " · " + _("data version {version}", version=version_words(context, lang))
        ),
    ]
