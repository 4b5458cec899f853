"""The map beside the list of visits: its measure, and the region's own figure."""

from collections.abc import Sequence

from dashboard.components.buttons import intent_button
from dashboard.components.elements import html
from dashboard.components.map_parts import map_heading
from dashboard.components.wording import range_words, unit_of_n, value_words
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import region_in_parent
from dashboard.queries.shown import Shown, row_of
from dashboard.texts import translator


def visit_map_head(view: Shown, measures: Sequence[str], context: Context) -> list:
    """The map's sentence, what it says of the whole region, and the other measures."""
    return [
        html.H2(map_heading(view, context), className="figure-title"),
        html.P(_whole_region(view, context), className="visits-figure"),
        *_instead(view),
        _choice(view, measures, context),
    ]


def _whole_region(view: Shown, context: Context) -> list:
    """Kab. Bandung, Jawa Barat: 90,9 % · kisaran 90–92 %"""
    lang, indicator = view.selection.lang, view.indicator
    row = row_of(context, view, view.place)
    name = region_in_parent(view.place, context.regions)
    if row is None:
        return [f"{name}: {translator(lang)('No data')}"]
    said = [html.Strong(value_words(row, indicator, lang))]
    ends = range_words(row, indicator, lang)
    if ends and row["flag"] in flags.SHOWN:
        said.append(html.Span(f" · {ends}", className="range"))
    return [f"{name}: ", *said]


def _instead(view: Shown) -> list[html.P]:
    """Why no sub-district has a colour of its own."""
    if not view.fell_back:
        return []
    lang = view.selection.lang
    text = translator(lang)(
        "Too few {unit} per sub-district for this choice; regencies and cities are"
        " shown.",
        unit=unit_of_n(view.indicator, lang),
    )
    return [html.P(text, className="flag-note")]


def _choice(view: Shown, measures: Sequence[str], context: Context) -> html.Div:
    lang = view.selection.lang
    known = context.catalogue.indicators
    buttons = [
        intent_button(
            known[key].name.in_locale(lang),
            {"indicator": key},
            class_name="button measure",
            pressed=key == view.indicator.id,
        )
        for key in measures
    ]
    label = {"aria-label": translator(lang)("What the map shows")}
    return html.Div(buttons, className="measures", role="group", **label)
