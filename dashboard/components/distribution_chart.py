"""How groups spread over classes of value: bars with their numbers, and a sentence."""

from dashboard.catalogue import Indicator
from dashboard.catalogue.distributions import weak_classes
from dashboard.components.elements import html
from dashboard.components.wording import (
    flag_sentence,
    is_known,
    short_flag,
    unit_of_n,
)
from dashboard.disclosure import flags
from dashboard.disclosure.distribution import Class
from dashboard.formats import NBSP, format_number, format_range, format_value
from dashboard.queries.distributions import Distribution, WeakShare
from dashboard.texts import Translate, translator

# parts of ten and less that people say, and the words for them
_FRACTIONS = ((1, 20), (1, 10), (1, 5), (1, 4), (1, 3), (2, 5))
_FRACTIONS += ((3, 5), (2, 3), (3, 4), (4, 5), (9, 10), (19, 20))
_LEAST = 0.035  # below it no fraction is said
_HALF = 0.05  # from a half, so near that it is one


def distribution_chart(found: Distribution, lang: str) -> html.Div:
    """A bar a class with its units and their share, the weak ones marked."""
    if not found.classes:
        return html.Div(html.P(withheld_words(found, lang), className="flag-note"))
    total = sum(count for _first, _last, count in found.classes)
    most = max(count for _first, _last, count in found.classes)
    weak = weak_classes(found.indicator)
    rows = [
        _bar(one, found.indicator, total=total, most=most, weak=weak, lang=lang)
        for one in found.classes
    ]
    return html.Div(
        [
            html.P(weak_sentence(found.weak, found.indicator, lang), className="lead"),
            html.Ol(
                rows, className="spread", **{"aria-label": chart_name(found, lang)}
            ),
        ]
    )


def chart_name(found: Distribution, lang: str) -> str:
    n = sum(count for _first, _last, count in found.classes)
    return translator(lang)(
        "{n} {unit} by {indicator}",
        n=format_number(n, lang),
        unit=unit_of_n(found.indicator, lang),
        indicator=found.indicator.name.in_locale(lang),
    )


def _bar(one: Class, indicator: Indicator, *, total, most, weak, lang: str) -> html.Li:
    first, last, count = one
    is_weak = first in weak and last in weak
    width = {"width": f"{round(100 * count / most, 1) if most else 0}%"}
    share = format_value(count / total, "percent", lang) if total else ""
    return html.Li(
        [
            html.Span(
                class_label(first, last, indicator, lang), className="spread-class"
            ),
            html.Span(html.Span(className="bar", style=width), className="bar-room"),
            html.Span(
                f"{format_number(count, lang)} ({share})", className="spread-count"
            ),
        ],
        className="is-weak" if is_weak else "",
    )


def class_label(first: int, last: int, indicator: Indicator, lang: str) -> str:
    """below 60 %, 60–70 %, 90 % and more; of a count of groups whether they do it."""
    _ = translator(lang)
    if indicator.aggregate == "count":
        return _("not yet") if last == 0 else _("in place")
    edges = indicator.histogram.edges
    if first == 0:
        return _("below {edge}", edge=_edge(edges[last], indicator, lang))
    low = _edge(edges[first - 1], indicator, lang)
    if last == len(edges):
        return _("{edge} and more", edge=low)
    high = _edge(edges[last], indicator, lang)
    return (
        f"{low.removesuffix(f'{NBSP}%')}–{high}"
        if edges[first - 1] >= 0
        else _("{low} to {high}", low=low.removesuffix(f"{NBSP}%"), high=high)
    )


def _edge(edge: float, indicator: Indicator, lang: str) -> str:
    if indicator.unit.startswith("percent"):
        return f"{format_number(edge, lang)}{NBSP}%"
    return format_value(edge, indicator.unit, lang)


def bound_words(indicator: Indicator, lang: str) -> str:
    """What makes a group weak, after "groups": below 80 %."""
    _ = translator(lang)
    if indicator.aggregate == "count":
        return _("not there yet")
    edge = _edge(indicator.histogram.bound, indicator, lang)
    if indicator.higher_is_better:
        return _("below {edge}", edge=edge)
    return _("at {edge} or more", edge=edge)


def weak_sentence(share: WeakShare, indicator: Indicator, lang: str) -> str:
    """About 1 in 5 groups are below 80 %: 494 of 4,687 (10.5 %, range 9.7–11.5 %)."""
    _ = translator(lang)
    if share.flag not in flags.SHOWN or share.value is None:
        return short_flag(share.flag, lang)
    return _(
        "{part} of the {unit} {bound}: {weak} of {n} ({share}, range {range})",
        part=part_words(share.value, _),
        unit=unit_of_n(indicator, lang),
        bound=bound_words(indicator, lang),
        weak=format_number(share.weak, lang),
        n=format_number(share.n, lang),
        share=format_value(share.value, "percent", lang),
        range=format_range(share.lower, share.upper, "percent", lang),
    )


def part_words(share: float, _: Translate) -> str:
    """The share as people say it: about 1 in 5."""
    if share < _LEAST:
        return _("Hardly any") if share else _("None")
    if share > 1 - _LEAST:
        return _("Nearly all") if share < 1 else _("All")
    if abs(share - 0.5) < _HALF:
        return _("About half")
    one, of = min(_FRACTIONS, key=lambda f: abs(f[0] / f[1] - share))
    return _("About {one} in {of}", one=one, of=of)


def withheld_words(found: Distribution, lang: str) -> str:
    """Why there is no chart."""
    row = {"flag": found.flag, "n": found.weak.n, "due": None, "reported": None}
    said = flag_sentence(row, found.indicator, lang) or short_flag(found.flag, lang)
    return translator(lang)("No distribution: {reason}", reason=said)


def share_cell(share: WeakShare, lang: str) -> str:
    """10,5 %, or the words that stand where it is withheld."""
    if share.flag in flags.SHOWN and is_known(share.value):
        return format_value(share.value, "percent", lang)
    return short_flag(share.flag, lang)


def share_bar(share: WeakShare) -> html.Span | str:
    """A small bar of the share, from 0 to 100 %."""
    if share.flag not in flags.SHOWN or not is_known(share.value):
        return ""
    width = {"width": f"{round(100 * share.value, 1)}%"}
    return html.Span(
        html.Span(className="bar", style=width),
        className="bar-room is-weak",
        **{"aria-hidden": "true"},
    )
