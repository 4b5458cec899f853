"""Programme beside comparison: a table of before and after, and ways of life."""

from collections.abc import Mapping, Sequence

from dashboard.catalogue import Indicator
from dashboard.components.change_words import (
    change_range,
    change_words,
    judge_change,
    judgement_word,
)
from dashboard.components.elements import html
from dashboard.components.figure_card import figure_card
from dashboard.components.notices import empty_state
from dashboard.components.welfare_parts import on_map
from dashboard.components.wording import (
    Row,
    counted_words,
    is_known,
    range_words,
    value_words,
)
from dashboard.context import Context
from dashboard.formats import NBSP, format_period, format_rupiah_of, region_in_parent
from dashboard.queries.arms import ARMS, ArmChange, Comparison, Waves
from dashboard.queries.readings import Reading
from dashboard.queries.shown import Shown
from dashboard.texts import Translate, translator

_LOOKS = {"better": "is-better", "worse": "is-worse", "chance": "is-chance"}


def arm_name(arm: str, _: Translate) -> str:
    return _("Programme") if arm == "T" else _("Comparison")


def arms_table(
    pairs: Sequence[Comparison], waves: Waves | None, view: Shown, context: Context
) -> list:
    """Each figure before and after in both arms, and what may be said of the cause."""
    lang = view.selection.lang
    _ = translator(lang)
    if not any(pair.arms for pair in pairs):
        return [empty_state(_no_survey(waves, view, context))]
    return [
        html.P(_whose(waves, view, context), className="list-key"),
        html.Div(
            html.Table(
                [
                    html.Caption(_cause(_)),
                    html.Thead(_heads(waves, _, lang)),
                    html.Tbody([r for pair in pairs for r in _rows(pair, view, lang)]),
                ],
                className="data-table arms-table",
            ),
            className="table-scroller",
            role="region",
            tabIndex=0,
            **{"aria-label": _("Before and after")},
        ),
    ]


def in_hall(found: Reading | None, lang: str) -> list:
    """Beside a presented map: the figure, and what may be said of the cause."""
    _ = translator(lang)
    if found is None:
        return []
    return [
        figure_card(found, [], lang=lang, class_name="is-chosen"),
        html.P(_cause(_), className="hall-cause"),
    ]


def _cause(_: Translate) -> str:
    return _("A change is seen; what caused it is not known yet (evidence D).")


def _no_survey(waves: Waves | None, view: Shown, context: Context) -> str:
    _ = translator(view.selection.lang)
    if waves is None:
        return _("This version of the data has no survey of households in two waves.")
    place = region_in_parent(waves.region, context.regions)
    return _("The survey asked no households in {place}.", place=place)


def _whose(waves: Waves, view: Shown, context: Context) -> str:
    """Whose figures these are: a survey says nothing of a sub-district."""
    _ = translator(view.selection.lang)
    place = region_in_parent(waves.region, context.regions)
    if waves.region == view.place:
        return _("{place}: the same households, asked twice", place=place)
    return _(
        "Figures of {place}: the survey does not hold for a sub-district", place=place
    )


def _heads(waves: Waves, _: Translate, lang: str) -> list:
    before, after = (format_period(p, lang) for p in (waves.before, waves.after))
    names = (_("Figure"), _("Arm"), before, after, _("Change"))
    return [html.Tr([html.Th(name, scope="col") for name in names])]


def _rows(pair: Comparison, view: Shown, lang: str) -> list:
    _ = translator(lang)
    name = pair.indicator.name.in_locale(lang)
    there = [arm for arm in ARMS if arm in pair.arms]
    rows = []
    for number, arm in enumerate(there):
        head = html.Th(
            [name, html.Br(), on_map(pair.indicator, view)],
            scope="rowgroup",
            rowSpan=len(there),
        )
        cells = change_cells(pair.arms[arm], pair.indicator, lang)
        own = html.Th(arm_name(arm, _), scope="row")
        rows.append(html.Tr([*([head] if number == 0 else []), own, *cells]))
    return rows


def change_cells(found: ArmChange, one: Indicator, lang: str) -> list:
    sides = [_side(row, one, lang) for row in (found.before, found.after)]
    if found.change["value"] is None:
        return [*sides, html.Td(translator(lang)("cannot be told"), className="muted")]
    look = _LOOKS.get(judge_change(found.change, one), "")
    size = html.Strong(
        change_words(found.change, one, lang), className=f"arm-change {look}".strip()
    )
    behind = (
        change_range(found.change, one, lang),
        judgement_word(found.change, one, lang),
    )
    lines = [html.Div(text, className="row-behind") for text in behind if text]
    return [*sides, html.Td([size, *lines], className="is-number")]


def _side(row: Row, one: Indicator, lang: str) -> html.Td:
    """The value, its range and how many households stand behind it."""
    behind = (_range(row, one, lang), counted_words(row, one, lang))
    lines = [html.Div(text, className="row-behind") for text in behind if text]
    return html.Td([_value(row, one, lang), *lines], className="is-number")


def _value(row: Row, one: Indicator, lang: str) -> str:
    """Amounts in three digits: two would hide most changes."""
    if one.unit == "rupiah" and is_known(row["value"]):
        return _amount(row["value"], lang)
    return value_words(row, one, lang)


def _range(row: Row, one: Indicator, lang: str) -> str:
    if one.unit == "rupiah" and is_known(row["lower"]):
        ends = _amounts(row["lower"], row["upper"], lang)
        return translator(lang)("range {range}", range=ends)
    return range_words(row, one, lang)


def _amount(rupiah: float, lang: str) -> str:
    return format_rupiah_of(rupiah, rupiah, lang)[0]


def _amounts(lower: float, upper: float, lang: str) -> str:
    """Rp 1,04–1,20 juta: sign and step once where both have the same."""
    first, last = (_amount(end, lang) for end in (lower, upper))
    sign, *_number, step = last.split(NBSP)
    if first.startswith(sign) and first.endswith(step) and not step[0].isdigit():
        first = first.removesuffix(f"{NBSP}{step}")
        last = last.removeprefix(f"{sign}{NBSP}")
    return f"{first}–{last}"


def lifestyle_list(
    found: tuple[Indicator, Mapping[str, Row]] | None,
    waves: Waves | None,
    view: Shown,
    context: Context,
) -> list:
    """Improved less worsened, in points, for both arms."""
    lang = view.selection.lang
    _ = translator(lang)
    if found is None or not found[1]:
        return [empty_state(_no_survey(waves, view, context))]
    one, rows = found
    when = format_period(waves.after, lang)
    return [
        html.P(
            [f"{one.name.in_locale(lang)}, {when} ", on_map(one, view)],
            className="list-key",
        ),
        html.Dl(
            [
                part
                for arm in ARMS
                if arm in rows
                for part in _arm(arm, rows, one, lang)
            ],
            className="arms-list",
        ),
        html.P(
            _(
                "Households improved less those that worsened, of a hundred. People"
                " recall the past as worse in every programme: look at the comparison."
            ),
            className="muted",
        ),
    ]


def _arm(arm: str, rows: Mapping[str, Row], one: Indicator, lang: str) -> list:
    row = rows[arm]
    behind = [range_words(row, one, lang), counted_words(row, one, lang)]
    return [
        html.Dt(arm_name(arm, translator(lang))),
        html.Dd(
            [
                html.Span(
                    value_words(row, one, lang),
                    className="arm-value" if is_known(row["value"]) else "",
                ),
                " ",
                html.Span(" · ".join(filter(None, behind)), className="row-behind"),
            ]
        ),
    ]
