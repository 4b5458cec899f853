"""The first page's title, cards and source; its lists are in `overview_lists`."""

from collections.abc import Sequence

from dashboard.components.buttons import copy_button, intent_button, store_button
from dashboard.components.change_words import judge_change
from dashboard.components.elements import html
from dashboard.components.figure_card import figure_card
from dashboard.components.filter_words import filtered
from dashboard.components.filters import pillar_name
from dashboard.components.menu import menu
from dashboard.components.quotation import quotation
from dashboard.components.sentences import (
    data_source,
    sample_words,
    version_words,
)
from dashboard.components.ways import page_address, profile_address
from dashboard.context import Context
from dashboard.formats import region_in_parent
from dashboard.ids import EXPLAIN_STORE
from dashboard.queries.overview import (
    pillars_without_figures,
)
from dashboard.queries.readings import Reading
from dashboard.queries.shown import Shown
from dashboard.regions import level_of
from dashboard.selection import Selection
from dashboard.texts import translator

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
    lang = view.selection.lang
    is_chosen = found.indicator.id == view.indicator.id
    return figure_card(
        found,
        found.trend,
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
