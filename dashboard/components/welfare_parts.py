"""The parts of the page of welfare that come from registers: pairs of figures."""

from collections.abc import Callable, Mapping

from dashboard.components.buttons import intent_button
from dashboard.components.elements import html
from dashboard.components.figure_card import figure_card
from dashboard.components.notices import empty_state
from dashboard.components.overview_parts import figure_actions
from dashboard.context import Context
from dashboard.formats import region_in_parent
from dashboard.queries.readings import Reading
from dashboard.queries.shown import Shown
from dashboard.texts import Translate, translator


def welfare_title(view: Shown, context: Context) -> str:
    return translator(view.selection.lang)(
        "Welfare: what changed in {place}",
        place=region_in_parent(view.place, context.regions),
    )


def figure_pair(
    found: Mapping[str, Reading],
    keys: tuple[str, ...],
    note: Callable[[Translate], str],
    view: Shown,
    context: Context,
) -> list:
    """Two figures side by side and the sentence without which neither may be read."""
    lang = view.selection.lang
    _ = translator(lang)
    known = [found[key] for key in keys if key in found]
    if not known:
        return [empty_state(_("This version of the data has no figures of it."))]
    cards = [_card(one, view, context) for one in known]
    return [html.Div(cards, className="cards"), html.P(note(_), className="muted")]


def members_note(_: Translate) -> str:
    return _(
        "A full count, valid for sub-districts too. A decile is a predicted rank, not"
        " measured poverty; read members beside the other families. The gap between"
        " them is a change: what caused it is not known (evidence D)."
    )


def graduation_note(_: Translate) -> str:
    return _(
        "Independent graduation is success. Natural graduation is not: the family has"
        " no member left whom PKH is for. The two are never added up."
    )


def _card(one: Reading, view: Shown, context: Context) -> html.Article:
    chosen = view.selection
    return figure_card(
        one,
        one.trend,
        lang=chosen.lang,
        actions=[
            on_map(one.indicator, view),
            *figure_actions(one, context, chosen),
        ],
    )


def on_map(indicator, view: Shown) -> html.Button:
    """Put the figure on the page's map."""
    lang = view.selection.lang
    _ = translator(lang)
    name = indicator.name.in_locale(lang)
    return intent_button(
        _("On the map"),
        {"indicator": indicator.id},
        pressed=indicator.id == view.indicator.id,
        label=_("{indicator} on the map", indicator=name),
    )
