"""Lists of the first page: who moved by more than chance, who has not reported."""

from collections.abc import Sequence

from dashboard.components.buttons import intent_button
from dashboard.components.change_words import change_range, change_words, judge_change
from dashboard.components.elements import html
from dashboard.components.menu import menu
from dashboard.components.notices import empty_state
from dashboard.components.sentences import (
    level_plural,
)
from dashboard.components.ways import page_address
from dashboard.components.wording import Row, reporting_share
from dashboard.context import Context
from dashboard.formats import format_number, format_period
from dashboard.queries.overview import (
    REPORTING,
    Movers,
    Silent,
)
from dashboard.queries.shown import Shown
from dashboard.selection import Selection
from dashboard.texts import Translate, translator


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
            level=level_plural(view.level, lang, inside=view.selection.region),
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
