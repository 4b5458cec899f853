"""What a presentation says that a page does not: its keys, and the head of its list."""

import numpy as np

from dashboard.components.elements import html
from dashboard.queries.offers import default_period
from dashboard.queries.shown import Shown
from dashboard.texts import Translate, translator


def keys_on_map(_: Translate) -> str:
    return _(
        "Left and right arrows change the period, up and down choose a region of the"
        " list, Enter and Backspace go down and up, Space plays and stops, D tells"
        " where the figure is from, P saves the picture, B blanks the screen, Escape"
        " ends the presentation."
    )


def keys_on_profile(_: Translate) -> str:
    return _(
        "Left and right arrows change the period, Page Up and Page Down turn the page,"
        " Space plays and stops, P saves the picture, B blanks the screen, Escape ends"
        " the presentation."
    )


def list_heading(view: Shown, source, *, ends: str) -> html.P:
    """Over the rows of a presentation: the words for each number of rows that may fit,
    of which `assets/hall_lists.js` shows those that are true."""
    _ = translator(view.selection.lang)
    late = f" ({_('provisional')})" if is_provisional(view, source) else ""
    spans = [
        html.Span(words + late, **{"data-rows": str(count)})
        for count, words in enumerate(_counted(ends, _), start=1)
    ]
    return html.P(spans, className="ranking-heading")


def _counted(ends: str, _: Translate) -> tuple[str, ...]:
    if ends == "highest":
        return (
            _("The highest"),
            _("Highest two"),
            _("Highest three"),
            _("Highest four"),
            _("Highest five"),
        )
    return (
        _("The lowest"),
        _("Lowest two"),
        _("Lowest three"),
        _("Lowest four"),
        _("Lowest five"),
    )


def is_provisional(view: Shown, source) -> bool:
    """The period shown is newer than the last that most have reported for."""
    complete = default_period(source, view.selection.indicator)
    if None in (view.period, complete) or np.isnan(view.values["due"]).all():
        return False
    return view.period > complete
