"""What the panel says of a comparison: both figures, the change and how sure it is."""

from dataclasses import dataclass

from dashboard.catalogue import Indicator
from dashboard.components.change_words import (
    change_cell,
    change_range,
    change_words,
    is_change_shown,
    judge_change,
    judgement_sentence,
    reasons,
)
from dashboard.components.elements import html
from dashboard.components.wording import (
    Row,
    base_words,
    reporting_words,
    value_words,
)
from dashboard.formats import format_period
from dashboard.queries.two_periods import Pair
from dashboard.texts import translator

_SIGNS = {"chance": "= ", "better": "▲ ", "worse": "▼ "}
_COLOURS = {"better": "judgement is-better", "worse": "judgement is-worse"}


@dataclass(frozen=True)
class Other:
    """The second indicator of a comparison, in the same region."""

    indicator: Indicator
    row: Row


def change_headline(pair: Pair, indicator: Indicator, lang: str) -> list:
    """The change in large digits with its range; words where there is none."""
    if not is_change_shown(pair):
        words = translator(lang)("No change to show")
        return [html.Span(words, className="big-words")]
    ends = change_range(pair.change, indicator, lang)
    spread = translator(lang)("range {range}", range=ends) if ends else ""
    number = change_cell(pair.change, indicator, lang)
    unit = change_words(pair.change, indicator, lang).removeprefix(number)
    size = html.Span([number, html.Small(unit)], className="big-number is-change")
    return [size, html.Span(spread, className="range")]


def change_lines(pair: Pair, indicator: Indicator, lang: str) -> list[html.P]:
    """From … to …, how sure it is, and what stands behind each period."""
    note = reasons(pair, indicator, lang)
    return [
        html.P(from_to(pair, indicator, lang), className="from-to"),
        *judgement_line(pair, indicator, lang),
        *([html.P(note, className="flag-note")] if note else []),
        *bases(pair, indicator, lang),
    ]


def from_to(pair: Pair, indicator: Indicator, lang: str) -> str:
    """dari 75,3 % (TW III 2024) menjadi 76,4 % (TW III 2025)"""
    before, after = (
        f"{value_words(row, indicator, lang)} ({format_period(row['period'], lang)})"
        for row in (pair.before, pair.after)
    )
    return translator(lang)("from {before} to {after}", before=before, after=after)


def pair_lines(pair: Pair, indicator: Indicator, lang: str) -> list[html.P]:
    """Beside the figure of one period: that of the other, and the difference."""
    return [
        html.P(_other_period(pair, indicator, lang), className="from-to"),
        *judgement_line(pair, indicator, lang),
    ]


def _other_period(pair: Pair, indicator: Indicator, lang: str) -> str:
    values = {
        "period": format_period(pair.after["period"], lang),
        "other": format_period(pair.before["period"], lang),
        "value": value_words(pair.before, indicator, lang),
    }
    _ = translator(lang)
    if not is_change_shown(pair):
        return _("in {period}; {other}: {value}", **values)
    difference = change_words(pair.change, indicator, lang)
    text = _("in {period}; {other}: {value}, a difference of {difference}")
    return text.format(**values, difference=difference)


def judgement_line(pair: Pair, indicator: Indicator, lang: str) -> list[html.P]:
    """Whether chance could explain the change, with its sign; nothing if untold."""
    word = judge_change(pair.change, indicator)
    text = judgement_sentence(pair.change, indicator, lang)
    if not text:
        return []
    sign = html.Span(_SIGNS.get(word, ""), className="sign")
    said, colon, more = (text[:1].upper() + text[1:]).partition(":")
    rest = html.Span(colon + more, className="more")  # not on a wall
    return [html.P([sign, said, rest], className=_COLOURS.get(word, "judgement"))]


def bases(pair: Pair, indicator: Indicator, lang: str) -> list[html.P]:
    """TW III 2024: Rp 6,3 miliar dari Rp 8,2 miliar · 1.263 kelompok; … melapor"""
    lines = []
    for row in (pair.before, pair.after):
        behind = (base_words(row, indicator, lang), reporting_words(row, lang))
        said = "; ".join(part for part in behind if part)
        if said:
            text = f"{format_period(row['period'], lang)}: {said}"
            lines.append(html.P(text, className="base"))
    return lines


def other_lines(row: Row, indicator: Indicator, other: Other, lang: str) -> list:
    """Under the figure: of which indicator it is, and the other one."""
    shown = f"{indicator.name.in_locale(lang)}, {format_period(row['period'], lang)}"
    name = other.indicator.name.in_locale(lang)
    value = value_words(other.row, other.indicator, lang)
    period = format_period(other.row["period"], lang)
    return [
        html.P(shown, className="from-to"),
        html.P(f"{name}, {period}: {value}", className="from-to"),
    ]
